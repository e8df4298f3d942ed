import type { New } from '../../core/ports';
import type { Fault } from '../../core/domain/base/fault';
import type { Cells } from './cells';
import type { ListDescription } from './description';

/** What a cell may be given; `null` clears it. */
export type CellValue = string | number | boolean | null;

/** Cells by field name, as Graph takes them; undefined is an empty cell. */
export type Fields = Readonly<Record<string, CellValue | undefined>>;

/** The number that a lookup is written as. */
export function lookupTo(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}

/** Names of things in other lists, for columns that people read. */
export interface Names {
  roundTitle(roundId: string): string | undefined;
  goalTitle(goalId: string): string | undefined;
  /** The body that has the goal, and the board it belongs under. */
  bodyName(goalId: string): string | undefined;
  boardName(goalId: string): string | undefined;
  /** A rule that a report breaks, in words for the column Kontroll. */
  faultText(fault: Fault): string;
}

/** How one list's rows and one type of the domain turn into each other. */
export interface ListMap<T extends { readonly id: string }> {
  readonly description: ListDescription;
  /** @throws {UnreadableRow} when the row cannot be a T at all */
  read(cells: Cells, id: string): T;
  /** Every column of the list but the trace; what is absent in the value is undefined. */
  write(value: New<T>, names: Names): Fields;
  keyOf(value: New<T>): string;
}
