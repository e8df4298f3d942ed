import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { aBody, anOrganisation, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

test('sorts siblings by key, and children under their parent', () => {
  const bodies = [
    ...anOrganisation().toReversed(),
    aBody({ id: 'u', key: 'BUF-1-A', parentId: 'unit' }),
  ];
  const keys = viewGoals(
    contextOf(anInstance(listsOf({ world: aWorld({ bodies }) })), 'Anställd'),
  ).bodies.map(({ key }) => key);
  expect(keys).toEqual(['KF', 'BUN', 'BUF', 'BUF-1', 'BUF-1-A', 'BUF-2']);
});
