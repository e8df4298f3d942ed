import fc from 'fast-check';
import { bodyAndAbove } from '../../../src/core/domain/organisation/organisation';
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

test('a body comes right before those below it, whatever tree or ring the bodies form', () => {
  const trees = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(trees, (parents) => {
      const bodies = parents.map((parent, at) =>
        aBody({ id: String(at), key: `K${String(at)}`, parentId: String(parent) }),
      );
      const world = aWorld({ bodies, goals: [] });
      const { bodies: shown } = viewGoals(contextOf(anInstance(listsOf({ world })), 'Anställd'));
      expect(shown.map(({ id }) => id).toSorted()).toEqual(bodies.map(({ id }) => id).toSorted());
      const pathOf = (id: string) => bodyAndAbove(world, id).map((body) => body.id);
      for (const [at, { id }] of shown.entries()) {
        const before = shown[at - 1]?.id;
        const [, parent] = pathOf(id);
        // What stands before it is its parent, or something below its parent; a top has no parent.
        if (parent === undefined || pathOf(parent).includes(id)) continue;
        expect(before === undefined ? [] : pathOf(before)).toContain(parent);
      }
    }),
    { seed: 12 },
  );
});

test('an organisation that is as deep as it has bodies costs one visit of each', () => {
  const bodies = Array.from({ length: 20_000 }, (_, at) =>
    aBody({ id: String(at), key: `K${String(at)}`, parentId: String(at - 1) }),
  );
  const world = aWorld({ bodies, goals: [] });
  const { bodies: shown } = viewGoals(contextOf(anInstance(listsOf({ world })), 'Anställd'));
  expect(shown.map(({ id }) => id)).toEqual(bodies.map(({ id }) => id));
});
