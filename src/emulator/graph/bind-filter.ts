import { readSwitches } from '../control/switches';
import type { Emulator } from '../emulator';
import { encodeValue, EMPTY } from './encode-value';
import { badRequest, invalidRequest } from './errors';
import type { Column, FieldValue, List } from './model';
import type { Comparison, Filter, Literal, Reference } from './odata-filter';
import { parseDate } from './parse-fields';

/** A filter whose names are columns and whose literals are encoded like the values. */
export type BoundFilter =
  | { readonly op: 'and' | 'or'; readonly left: BoundFilter; readonly right: BoundFilter }
  | { readonly op: Comparison; readonly column: Column; readonly encoded: string };

/** Lets a query name columns that have no index. @see graph.md rows 12, 13 */
export const NON_INDEXED = 'HonorNonIndexedQueriesWarningMayFailRandomly';

const OWN: Readonly<Record<string, string>> = { id: 'ID', lastModifiedDateTime: 'Modified' };

function columnOf(list: List, field: Reference): Column {
  if (field.of === 'item') {
    const own = list.columns.find((c) => c.name === OWN[field.name]);
    if (own === undefined) throw invalidRequest(`'${field.name}' cannot be used in a query.`);
    return own;
  }
  const isId = field.name === 'id';
  const plain = list.columns.find((c) => c.name === (isId ? 'ID' : field.name));
  if (plain !== undefined && plain.kind !== 'person' && plain.kind !== 'lookup') return plain;
  const base = field.name.replace(/LookupId$/, '');
  const lookup = list.columns.find(
    (c) => c.name === base && base !== field.name && (c.kind === 'person' || c.kind === 'lookup'),
  );
  // The words of a person or lookup cannot be filtered. @see graph.md §5
  if (lookup === undefined) throw invalidRequest(`Field '${field.name}' is not recognized`);
  return lookup;
}

/** The column of a reference, when a query may name it. @throws {GraphError} 400 with the sentence of row 12 */
export function queryColumn(list: List, field: Reference, allowNonIndexed: boolean): Column {
  const column = columnOf(list, field);
  if (column.kind === 'note' || column.kind === 'system') {
    throw invalidRequest(`The field '${field.name}' cannot be used in filter or orderby.`);
  }
  if (!column.indexed && !allowNonIndexed) {
    throw invalidRequest(
      `Field '${field.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${NON_INDEXED}' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  return column;
}

const incompatible = (left: string, right: string) =>
  badRequest(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind 'Equal'.`,
  );

/** `eq 1` is right and `eq true` finds the opposite rows, unless switched. @see graph.md row 27 */
function booleanOf(emulator: Emulator, value: Literal): boolean | undefined {
  if (value.kind === 'number') return value.value !== 0;
  if (value.kind !== 'boolean') return undefined;
  return readSwitches(emulator.store).booleanFilter === 'correct' ? value.value : !value.value;
}

function numberOf(value: Literal): number | undefined {
  if (value.kind === 'number') return value.value;
  return value.kind === 'text' && /^\d+$/.test(value.value) ? Number(value.value) : undefined;
}

/** Dates of `fields` are quoted, those of the item's own properties are not. @see graph.md row 28 */
function dateOf(field: Reference, value: Literal): string | undefined {
  const wanted = field.of === 'fields' ? 'text' : 'date';
  if (value.kind === wanted) return parseDate(value.value);
  if (value.kind === 'text') throw incompatible('Edm.DateTimeOffset', 'Edm.String');
  return undefined;
}

const textOf = (value: Literal): string | undefined =>
  value.kind === 'text' ? value.value : undefined;

type Converter = (at: {
  readonly emulator: Emulator;
  readonly column: Column;
  readonly field: Reference;
  readonly value: Literal;
}) => FieldValue | undefined;

/** How a literal becomes a value, by kind of column; undefined when the kinds do not fit. */
const CONVERT: Readonly<Record<Column['kind'], Converter>> = {
  text: ({ value }) => textOf(value),
  choice: ({ value }) => textOf(value),
  boolean: ({ emulator, value }) => booleanOf(emulator, value),
  dateTime: ({ field, value }) => dateOf(field, value),
  number: ({ column, value }) =>
    column.name === 'ID' || value.kind === 'number' ? numberOf(value) : undefined,
  person: ({ value }) => numberOf(value),
  lookup: ({ value }) => numberOf(value),
  note: () => undefined,
  system: () => undefined,
};

/** Checks names and literal kinds of a filter against a list. */
export function bindFilter(
  emulator: Emulator,
  filter: Filter,
  at: { readonly list: List; readonly allowNonIndexed: boolean },
): BoundFilter {
  if ('left' in filter) {
    const left = bindFilter(emulator, filter.left, at);
    return { op: filter.op, left, right: bindFilter(emulator, filter.right, at) };
  }
  const column = queryColumn(at.list, filter.field, at.allowNonIndexed);
  if (filter.value.kind === 'null') return { op: filter.op, column, encoded: EMPTY };
  const { field, value: literal } = filter;
  const value = CONVERT[column.kind]({ emulator, column, field, value: literal });
  if (value === undefined) throw incompatible(`Edm.${column.kind}`, `Edm.${filter.value.kind}`);
  return { op: filter.op, column, encoded: encodeValue(value) };
}
