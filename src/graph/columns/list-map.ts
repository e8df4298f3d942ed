import type { Fault } from '../../core/domain/base/fault';
import type { Entities, Entity, EntityName } from '../../core/domain/entities';
import type { New } from '../../core/ports';
import type { Cells } from './cells';
import type { ListDescription } from './description';

/** A value that Graph takes for a cell; `null` empties it. */
export type CellValue = string | number | boolean | null;

/** Values of cells by field name; undefined is an empty cell. */
export type Fields = Readonly<Record<string, CellValue | undefined>>;

/** Turns the id of a row into the number that Graph takes for a lookup. */
export function lookupTo(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}

/** What a map needs besides the value, to fill the columns that only people read. */
export interface WriteContext {
  /** Finds a row of any list by its id. */
  find<N extends EntityName>(list: N, id: string): Entities[N] | undefined;
  /** Returns the sentence that the column Kontroll has for a fault of the row. */
  faultText(fault: Fault): string;
}

/** Reads rows as one type of the domain, and writes values of that type as cells. */
export interface RowMap<T extends Entity> {
  readonly description: ListDescription;
  /** @throws {UnreadableRow} when the row cannot be read as a T */
  read(cells: Cells, id: string): T;
  /** Returns a cell for each column of the list but the trace. Properties that the value lacks are undefined cells. */
  write(value: New<T>, context: WriteContext): Fields;
}

/** What a file in `src/graph/lists` exports: one list of the site, and how its rows and its entity turn into each other. */
export interface ListMap<N extends EntityName> extends RowMap<Entities[N]> {
  readonly description: ListDescription<N>;
}

/** Every list by name. */
export type ListMaps = { readonly [N in EntityName]: ListMap<N> };
