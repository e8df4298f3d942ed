/** Returns how many letters differ between two words: inserted, left out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(one).entries()) {
    let before = i;
    row = row.map((above, j) => {
      if (j === 0) return i + 1;
      const exchanged = (row[j - 1] ?? 0) + (other[j - 1] === letter ? 0 : 1);
      before = Math.min(above + 1, exchanged, j === 1 ? i + 2 : before + 1);
      return before;
    });
  }
  return row.at(-1) ?? 0;
}

/** The longest word that is compared, in characters. */
const longestWord = 60;
/** An abbreviation has at least this many letters. */
const shortestAbbreviation = 2;
/** One letter in this many may differ. */
const lettersPerMistake = 4;

function isAbbreviation(written: string, word: string): boolean {
  return written.length >= shortestAbbreviation && word.startsWith(written);
}

/**
 * Returns the value whose word was most likely meant: the only one that the text abbreviates (`avd` for `avdelning`), else the only one
 * with the fewest letters that differ, at most one in four. Undefined when there is none, or more than one.
 *
 * @param words pairs of a word and its value, reduced in the same way as `written`
 */
export function closestValue<V>(
  written: string,
  words: readonly (readonly [string, V])[],
): V | undefined {
  if (written === '' || written.length > longestWord) return undefined;
  const abbreviated = new Set(
    words.filter(([word]) => isAbbreviation(written, word)).map(([, value]) => value),
  );
  if (abbreviated.size > 0) return onlyOne(abbreviated);
  const far = words.map(([word, value]) => ({ value, far: distance(written, word) }));
  const least = Math.min(...far.map((one) => one.far));
  if (least > Math.floor(written.length / lettersPerMistake)) return undefined;
  return onlyOne(new Set(far.filter((one) => one.far === least).map(({ value }) => value)));
}

function onlyOne<V>(values: ReadonlySet<V>): V | undefined {
  const [first, ...others] = values;
  return others.length === 0 ? first : undefined;
}
