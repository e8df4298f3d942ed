import { viewSettings } from '../../../src/core/views/settings/view-settings';
import { aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf, refusalOf } from '../../support/core/fake-context';

test('only process leaders see the set-up check', async () => {
  const instance = anInstance(listsOf({ world: aWorld() }));
  expect(viewSettings(contextOf(instance, 'Ledare'))).toMatchObject({
    lists: [],
    setupCommand: 'npm run setup',
    unresolvedPeople: [],
  });
  const asked = Promise.resolve().then(() => viewSettings(contextOf(instance, 'Chef')));
  expect((await refusalOf(asked))?.code).toBe('not-allowed');
});
