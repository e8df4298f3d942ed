import type { ImportInput } from '../../../core/api/import/acts';

/** What a person has said that the columns of a sheet mean. */
export interface Said {
  readonly columns: readonly (string | null)[];
  readonly fractions: readonly { readonly name: string; readonly isFraction: boolean }[];
}

/** Nothing has been said: every heading counts as it is understood. */
export const nothingSaid: Said = { columns: [], fractions: [] };

/** Takes a column of the sheet for one of the list; '' leaves it alone. `width` is how many columns the sheet has. */
export function withColumn(said: Said, index: number, name: string, width: number): Said {
  const columns = Array.from({ length: width }, (_, at) => said.columns[at] ?? null);
  return { ...said, columns: columns.with(index, name) };
}

/** Says whether figures below 1 in a column of per cent are fractions. */
export function withFraction(said: Said, name: string, isFraction: boolean): Said {
  const others = said.fractions.filter((one) => one.name !== name);
  return { ...said, fractions: [...others, { name, isFraction }] };
}

/** Returns what has been said as the act takes it. */
export function inputOfSaid({
  columns,
  fractions,
}: Said): Pick<ImportInput, 'columns' | 'fractions'> {
  return { columns: [...columns], fractions: [...fractions] };
}
