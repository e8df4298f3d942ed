import fc from 'fast-check';
import { groupedBy, groupedInSteps } from '../../../../src/core/domain/base/group-by';
import { finished } from '../../../../src/core/domain/base/steps';

test('groups come in the order of their first item, and keep the order of the items', () => {
  const groups = groupedBy(['bo', 'anna', 'bea', 'curt', 'asta'], ([first]) => first);
  expect([...groups]).toEqual([
    ['b', ['bo', 'bea']],
    ['a', ['anna', 'asta']],
    ['c', ['curt']],
  ]);
});

test('an item whose key is undefined is in no group; other empty keys are keys', () => {
  const groups = groupedBy([undefined, 0, '', null], (item) => item);
  expect([...groups.keys()]).toEqual([0, '', null]);
});

test('every item with a key is in the group of its key, once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (items) => {
      const keyOf = (item: number) => (item < 0 ? undefined : item % 3);
      const groups = groupedBy(items, keyOf);
      for (const [key, group] of groups)
        expect(group).toEqual(items.filter((item) => keyOf(item) === key));
      const grouped = [...groups.values()].flat();
      expect(grouped).toHaveLength(items.filter((item) => item >= 0).length);
    }),
    { seed: 11 },
  );
});

test('groups made in steps are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (items) => {
      const keyOf = (item: number) => (item < 0 ? undefined : item % 3);
      expect([...finished(groupedInSteps(items, keyOf))]).toEqual([...groupedBy(items, keyOf)]);
    }),
  );
});
