import type { Fault } from '../../core/domain/base/fault';
import type { Entities, Entity, EntityName } from '../../core/domain/entities';
import type { New } from '../../core/ports';
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

/** What columns for people say beside the row's own values. */
export interface WriteContext {
  /** A row of any list, by id. */
  find<N extends EntityName>(list: N, id: string): Entities[N] | undefined;
  /** A rule that the row breaks, in words for the column Kontroll. */
  faultText(fault: Fault): string;
}

/** Reads rows as one type of the domain, and writes values of that type as cells. */
export interface RowMap<T extends Entity> {
  readonly description: ListDescription;
  /** @throws {UnreadableRow} when the row cannot be read as a T */
  read(cells: Cells, id: string): T;
  /** Every column of the list but the trace; what is absent in the value is undefined. */
  write(value: New<T>, context: WriteContext): Fields;
}

/** What a file in `src/graph/lists` exports: one list of the site, and how its rows and its entity turn into each other. */
export interface ListMap<N extends EntityName> extends RowMap<Entities[N]> {
  readonly description: ListDescription<N>;
}

/** Every list by name. */
export type ListMaps = { readonly [N in EntityName]: ListMap<N> };
