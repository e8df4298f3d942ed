import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { encodeValue, EMPTY } from './encode-value';
import { badRequest, invalidRequest } from '../protocol/errors';
import type { Column, FieldValue, List } from './model';
import type { Comparison, Filter, Literal, Reference } from '../protocol/odata-filter';
import { parseDate } from './parse-fields';

/** A filter whose names are resolved to columns and whose literals are encoded like stored values. */
export type BoundFilter =
  | { readonly op: 'and' | 'or'; readonly left: BoundFilter; readonly right: BoundFilter }
  | { readonly op: Comparison; readonly column: Column; readonly encoded: string };

/**
 * The `Prefer` value with which a caller may filter and sort by columns without an index.
 *
 * @see docs/behaviours.md rows 12, 13
 */
export const NON_INDEXED_PREFERENCE = 'HonorNonIndexedQueriesWarningMayFailRandomly';

const ITEM_PROPERTY_COLUMNS: Readonly<Record<string, string>> = {
  id: 'ID',
  lastModifiedDateTime: 'Modified',
};

function columnOf(list: List, field: Reference): Column {
  if (field.of === 'item') {
    const own = list.columns.find((c) => c.name === ITEM_PROPERTY_COLUMNS[field.name]);
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
  // Graph filters person and lookup columns by `XLookupId` only, never by the text that they show.
  // @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/2351
  if (lookup === undefined) throw invalidRequest(`Field '${field.name}' is not recognized`);
  return lookup;
}

/** The list that a query reads, and whether the caller sent the preference for columns without an index. */
export interface QueryContext {
  readonly list: List;
  readonly allowNonIndexed: boolean;
}

/**
 * The column that a filter or an order names.
 *
 * @throws {GraphError} 400 `invalidRequest` when the column cannot be used in queries, or has no index and the
 * caller did not send the preference
 * @see docs/behaviours.md row 12
 */
export function queryColumn(emulator: Emulator, field: Reference, at: QueryContext): Column {
  const { list, allowNonIndexed } = at;
  const column = columnOf(list, field);
  if (['note', 'hyperlink', 'system'].includes(column.kind)) {
    throw invalidRequest(`The field '${field.name}' cannot be used in filter or orderby.`);
  }
  if (column.multiple && readSwitches(emulator.store).multiValueFilter === 'refused') {
    throw invalidRequest(`The field '${field.name}' cannot be used in filter or orderby.`);
  }
  if (!column.indexed && !allowNonIndexed) {
    throw invalidRequest(
      `Field '${field.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${NON_INDEXED_PREFERENCE}' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  return column;
}

/** OData type names, for the message about a literal of the wrong type. */
const EDM_TYPES: Readonly<Record<Column['kind'] | Exclude<Literal['kind'], 'null'>, string>> = {
  text: 'Edm.String',
  note: 'Edm.String',
  choice: 'Edm.String',
  number: 'Edm.Double',
  boolean: 'Edm.Boolean',
  date: 'Edm.DateTimeOffset',
  dateTime: 'Edm.DateTimeOffset',
  person: 'Edm.Int32',
  lookup: 'Edm.Int32',
  hyperlink: 'Edm.Untyped',
  system: 'Edm.Untyped',
};

const OPERATORS: Readonly<Record<Comparison, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  startswith: 'StartsWith',
};

const incompatible = (column: Column, value: Literal, op: Comparison) =>
  badRequest(
    `A binary operator with incompatible types was detected. Found operand types '${EDM_TYPES[column.kind]}' and '${value.kind === 'null' ? 'null' : EDM_TYPES[value.kind]}' for operator kind '${OPERATORS[op]}'.`,
  );

/** Comparisons that refuse `null`: OData defines no order between null and a value. */
const ORDER_COMPARISONS: readonly Comparison[] = ['lt', 'le', 'gt', 'ge', 'startswith'];

/**
 * The value that a literal means for a boolean column. SharePoint reads `eq 1` correctly and inverts `eq true`,
 * unless the switch `booleanFilter` says `correct`.
 *
 * @see https://github.com/SharePoint/sp-dev-docs/issues/5594
 * @see docs/behaviours.md row 27
 */
function booleanOf(emulator: Emulator, value: Literal): boolean | undefined {
  if (value.kind === 'number') return value.value !== 0;
  if (value.kind !== 'boolean') return undefined;
  return readSwitches(emulator.store).booleanFilter === 'correct' ? value.value : !value.value;
}

function numberOf(value: Literal): number | undefined {
  if (value.kind === 'number') return value.value;
  return value.kind === 'text' && /^\d+$/.test(value.value) ? Number(value.value) : undefined;
}

/**
 * The date that a literal means. Dates compared with `fields/X` are quoted; those compared with a property of
 * the item are not.
 *
 * @see docs/behaviours.md row 28
 */
function dateOf(field: Reference, value: Literal): string | undefined {
  const wanted = field.of === 'fields' ? 'text' : 'date';
  return value.kind === wanted ? parseDate(value.value) : undefined;
}

const textOf = (value: Literal): string | undefined =>
  value.kind === 'text' ? value.value : undefined;

type Converter = (at: {
  readonly emulator: Emulator;
  readonly column: Column;
  readonly field: Reference;
  readonly value: Literal;
}) => FieldValue | undefined;

/** Converts a literal to a value, by kind of column; undefined when the types do not fit. */
const CONVERTERS: Readonly<Record<Column['kind'], Converter>> = {
  text: ({ value }) => textOf(value),
  choice: ({ value }) => textOf(value),
  boolean: ({ emulator, value }) => booleanOf(emulator, value),
  dateTime: ({ field, value }) => dateOf(field, value),
  number: ({ column, value }) =>
    column.name === 'ID' || value.kind === 'number' ? numberOf(value) : undefined,
  person: ({ value }) => numberOf(value),
  lookup: ({ value }) => numberOf(value),
  note: () => undefined,
  hyperlink: () => undefined,
  system: () => undefined,
};

/**
 * Checks the names and literal types of a filter against the columns of a list.
 *
 * @throws {GraphError} 400 `invalidRequest` for a column, 400 `BadRequest` for a literal
 */
export function bindFilter(emulator: Emulator, filter: Filter, at: QueryContext): BoundFilter {
  if ('left' in filter) {
    const left = bindFilter(emulator, filter.left, at);
    return { op: filter.op, left, right: bindFilter(emulator, filter.right, at) };
  }
  const column = queryColumn(emulator, filter.field, at);
  const { field, value: literal, op } = filter;
  if (literal.kind === 'null') {
    if (ORDER_COMPARISONS.includes(op)) throw incompatible(column, literal, op);
    return { op, column, encoded: EMPTY };
  }
  if (op === 'startswith' && !['text', 'choice'].includes(column.kind)) {
    throw badRequest('Invalid filter clause');
  }
  const value = CONVERTERS[column.kind]({ emulator, column, field, value: literal });
  if (value === undefined) throw incompatible(column, literal, op);
  return { op, column, encoded: encodeValue(value) };
}
