import type { CellActs } from './cell-notes';
import type { CellPlace } from './edit-table';
import type { PersonAnswer } from './said';

/** What a person does with the rows of a sheet, in the grid and in the list alike. */
export interface RowActs {
  readonly onCell: (place: CellPlace, text: string) => void;
  /** Adds a column that the sheet lacks, by its name; undefined when the sheet has no headings. */
  readonly onAddColumn: ((name: string) => void) | undefined;
  readonly onPerson: (answer: PersonAnswer) => void;
  /** Takes back whom the names in a cell mean. */
  readonly onPeopleBack: (cell: Pick<PersonAnswer, 'line' | 'column'>) => void;
}

/** Returns what can be done about the cell at `place`, which is taken for the column `column` of the list. */
export function cellActs(
  acts: RowActs & { readonly answers: readonly PersonAnswer[] },
  place: CellPlace,
  column: string,
): CellActs {
  const { line } = place;
  const isAnswered = acts.answers.some((one) => one.line === line && one.column === column);
  return {
    onText: (text) => acts.onCell(place, text),
    onPerson: (written, mail) => acts.onPerson({ line, column, written, mail }),
    onPeopleBack: isAnswered ? () => acts.onPeopleBack({ line, column }) : undefined,
  };
}
