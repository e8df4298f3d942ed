import type { FractionAnswer, ImportInput, PersonQuestion } from '../../../../core/api/import/acts';

/** Which person a name in one cell means. */
export type PersonAnswer = Pick<PersonQuestion, 'line' | 'column' | 'written'> & {
  readonly mail: string;
};

/** What a person has said that the columns of a sheet and the names in it mean. */
export interface Said {
  /** The column of the list for each column of the sheet; '' leaves it alone, null lets its heading count. */
  readonly columns: readonly (string | null)[];
  /** Whether figures below 1 are fractions, by column; null asks again. */
  readonly fractions: readonly {
    readonly name: string;
    readonly isFraction: boolean | null;
  }[];
  readonly people: readonly PersonAnswer[];
}

/** Nothing has been said: every heading counts as it is understood. */
export const nothingSaid: Said = { columns: [], fractions: [], people: [] };

/** Takes a column of the sheet for one of the list; '' leaves it alone. `width` is how many columns the sheet has. */
export function withColumn(said: Said, index: number, name: string, width: number): Said {
  const columns = Array.from(
    { length: Math.max(width, index + 1) },
    (_, at) => said.columns[at] ?? null,
  );
  return { ...said, columns: columns.with(index, name) };
}

/** Says whether figures below 1 in a column of per cent are fractions; null takes the answer back. */
export function withFraction(
  said: Said,
  name: string,
  isFraction: FractionAnswer['isFraction'] | null,
): Said {
  const others = said.fractions.filter((one) => one.name !== name);
  return { ...said, fractions: [...others, { name, isFraction }] };
}

function isOfCell(one: PersonAnswer, { line, column }: Pick<PersonAnswer, 'line' | 'column'>) {
  return one.line === line && one.column === column;
}

/** Says whom a name in a cell means. */
export function withPerson(said: Said, answer: PersonAnswer): Said {
  const others = said.people.filter(
    (one) => !(isOfCell(one, answer) && one.written === answer.written),
  );
  return { ...said, people: [...others, answer] };
}

/** Takes back whom the names in a cell mean. */
export function withoutPeople(said: Said, cell: Pick<PersonAnswer, 'line' | 'column'>): Said {
  return { ...said, people: said.people.filter((one) => !isOfCell(one, cell)) };
}

/** Returns what has been said as the act takes it. */
export function inputOfSaid({
  columns,
  fractions,
  people,
}: Said): Pick<ImportInput, 'columns' | 'fractions' | 'people'> {
  return { columns: [...columns], fractions: [...fractions], people: [...people] };
}
