import { actNames, handlingOf, type SavingAct } from '../../../src/core/policy/can';

// Process leaders tell acts apart by this column.
test('the column Handling has other words for each act that saves a row', () => {
  const words = actNames.flatMap((act) => wordsOf(act));
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

/** Returns the words of an act that saves a row; nothing for one that saves none. */
function wordsOf(act: string): readonly string[] {
  // The policy line of an act that saves nothing has no words, so that the value may be missing.
  const words = [handlingOf(act as SavingAct)] as readonly (string | undefined)[];
  return words.filter((word) => word !== undefined);
}
