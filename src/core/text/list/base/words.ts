/** One word for each value of a choice. */
export type ChoiceWords<V extends string> = Readonly<Record<V, string>>;

/** The same words in lower case, for the inside of a sentence and for cells of a workbook. */
export function lowerCase<V extends string>(words: ChoiceWords<V>): ChoiceWords<V> {
  const entries = Object.entries<string>(words);
  // The keys are those of `words`.
  return Object.fromEntries(
    entries.map(([value, word]) => [value, word.toLowerCase()]),
  ) as ChoiceWords<V>;
}
