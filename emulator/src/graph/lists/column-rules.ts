import { readCounter } from './changes';
import { checkDefinition, checkFacet, definitionOf, facetsIn, onlyFacet } from './column-schema';
import { facetOf, internalName, kindOf } from './columns';
import { GraphError, invalidRequest, newGuid, notImplemented } from '../protocol/errors';
import type { Column, List } from './model';
import type { Store } from '../../state/emulator';

type Json = Readonly<Record<string, unknown>>;

/** Most indexed columns that a list can have besides the built-in ones. @see docs/behaviours.md row 36 */
const MAX_INDEXES = 20;
/** Most rows that a list may have when an index is added. */
const MAX_ROWS_FOR_INDEX = 20_000;

const UNINDEXABLE_KINDS: readonly Column['kind'][] = ['note', 'hyperlink'];

const canIndex = (column: Column): boolean =>
  !UNINDEXABLE_KINDS.includes(column.kind) && !column.multiple;
const canBeUnique = (column: Column): boolean => canIndex(column) && column.kind !== 'boolean';
const isOwn = (column: Column): boolean => column.columnGroup !== '_Hidden';

function checkIndex(store: Store, list: List, column: Column): void {
  if (!canIndex(column)) throw invalidRequest(`The field '${column.name}' cannot be indexed.`);
  const others = list.columns.filter((c) => c.indexed && isOwn(c) && c.id !== column.id).length;
  if (others >= MAX_INDEXES) {
    throw invalidRequest('The list already has the maximum number of indexed columns.');
  }
  if (readCounter(store, list.id).rows > MAX_ROWS_FOR_INDEX) {
    throw invalidRequest('The list exceeds the number of items at which an index can be added.');
  }
}

/**
 * Refuses a new or changed column that SharePoint would refuse.
 *
 * @throws {GraphError} 400
 * @see docs/behaviours.md rows 36, 37, 43
 */
export function checkColumn(
  store: Store,
  list: List,
  change: { readonly before?: Column; readonly after: Column },
): void {
  const { before, after } = change;
  const isNew = before?.indexed !== true || !canIndex(after);
  if (after.indexed && isNew) checkIndex(store, list, after);
  if (after.enforceUniqueValues) checkUnique(after);
  checkLength(after);
}

function checkUnique(column: Column): void {
  if (!column.indexed) {
    throw invalidRequest('This field must be indexed to enforce unique values');
  }
  if (!canBeUnique(column)) {
    throw invalidRequest(`The field '${column.name}' cannot enforce unique values.`);
  }
}

function checkLength(column: Column): void {
  const maxLength = column.facet['text']?.['maxLength'];
  if (column.kind !== 'text') return;
  const isWhole = Number.isInteger(maxLength) && typeof maxLength === 'number';
  if (!isWhole || maxLength < 1 || maxLength > 255) {
    throw invalidRequest('The value of maxLength must be between 1 and 255.');
  }
}

type Flag = 'indexed' | 'enforceUniqueValues' | 'required' | 'hidden' | 'readOnly';

/** The properties that every kind of column has. Those that a PATCH leaves out keep their old value. */
function commonProperties(definition: Json, old?: Column) {
  const flag = (key: Flag) => (definition[key] ?? old?.[key] ?? false) as boolean;
  const text = (key: 'displayName' | 'description' | 'columnGroup', fallback: string) =>
    (definition[key] ?? old?.[key] ?? fallback) as string;
  return {
    displayName: text('displayName', (definition['name'] ?? '') as string),
    description: text('description', ''),
    columnGroup: text('columnGroup', 'Custom Columns'),
    indexed: flag('indexed'),
    enforceUniqueValues: flag('enforceUniqueValues'),
    required: flag('required'),
    hidden: flag('hidden'),
    readOnly: flag('readOnly'),
  };
}

const isDefault: Readonly<Partial<Record<Column['kind'], (text: string) => boolean>>> = {
  number: (text) => Number.isFinite(Number(text)),
  boolean: (text) => text === '0' || text === '1',
  dateTime: (text) => !Number.isNaN(Date.parse(text)),
};

/**
 * Reads the default value of a definition.
 *
 * @throws {GraphError} 400 when no row could hold it, 501 for a formula, which the emulator does not calculate
 */
function defaultOf(definition: Json, kind: Column['kind']): Pick<Column, 'defaultValue'> {
  const defaultValue = definition['defaultValue'];
  if (defaultValue == null) return {};
  const { value, formula } = defaultValue as { value?: string | null; formula?: string | null };
  const formulaText = [formula, value].find((one) => /^[[=]/.test(one ?? ''));
  if (formulaText != null) throw notImplemented(`The default ${formulaText}`);
  if (!value) return {};
  if (isDefault[kind]?.(value) === false) {
    throw invalidRequest('The value of defaultValue is not valid for the type of the column.');
  }
  return { defaultValue: { value } };
}

/** Longest internal name; it also has to fit into a key of the store. */
const MAX_NAME_LENGTH = 255;

/**
 * Refuses a name that SharePoint does not take, and one that is taken.
 *
 * @throws {GraphError} 400 `invalidRequest`, 409 `nameAlreadyExists`
 */
function checkName(list: List, name: string): void {
  const isInvalid = name === '' || /^[\d!-/:-@[-^`{-~]/.test(name) || name.length > MAX_NAME_LENGTH;
  if (isInvalid) throw invalidRequest(`The column name '${name}' is not valid.`);
  const taken = list.columns.some((c) => c.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new GraphError(409, 'nameAlreadyExists', {
    message: `A column with the name '${name}' already exists.`,
  });
}

/**
 * The internal name of a new column: `name` unchanged, else the display name encoded.
 *
 * @throws {GraphError} 400 when `name` holds a blank or `!`, or begins with a digit or punctuation
 * @see docs/behaviours.md row 42
 */
function nameOf(definition: Json): string {
  const name = definition['name'];
  if (typeof name === 'string' && /[\s!]|^[^\p{L}_]/u.test(name)) {
    throw invalidRequest(`The column name '${name}' is not valid.`);
  }
  return internalName((name ?? definition['displayName'] ?? '') as string);
}

/**
 * Makes a column from the body of a POST.
 *
 * @throws {GraphError} 400 or 501 for a definition that SharePoint refuses or the emulator lacks
 */
export function newColumn(store: Store, body: unknown): Column {
  const definition = definitionOf(body);
  const { name: facetName, facet } = facetOf(definition);
  checkDefinition(store, definition);
  const kindAndMultiple = kindOf(facetName, facet);
  return {
    id: newGuid(),
    name: nameOf(definition),
    ...commonProperties(definition),
    ...kindAndMultiple,
    facet: { [facetName]: facet },
    ...defaultOf(definition, kindAndMultiple.kind),
  };
}

/** Checks a new column against the columns of its list. @throws {GraphError} 400 or 409 */
export function checkNewColumn(store: Store, list: List, column: Column): void {
  checkName(list, column.name);
  checkColumn(store, list, { after: column });
}

/** The type facet after a PATCH. @throws {GraphError} 400 when the body has another type than the column */
function patchedFacet(
  old: Column,
  definition: Json,
): Partial<Pick<Column, 'facet' | 'kind' | 'multiple'>> {
  const sent = facetsIn(definition);
  if (sent.length === 0) return {};
  if (sent.some((n) => !(n in old.facet))) {
    throw invalidRequest('The type of a column cannot be changed.');
  }
  const name = onlyFacet(definition);
  const { facet } = facetOf({
    [name]: { ...old.facet[name], ...checkFacet(name, definition[name]) },
  });
  return { facet: { [name]: facet }, ...kindOf(name, facet) };
}

/** Applies the body of a PATCH to a column. The internal name never changes. @throws {GraphError} 400 */
export function patchedColumn(store: Store, old: Column, body: unknown): Column {
  const definition = definitionOf(body);
  checkDefinition(store, definition);
  if (old.columnGroup === '_Hidden') {
    throw invalidRequest(`The column '${old.name}' cannot be changed.`);
  }
  const next = { ...old, ...commonProperties(definition, old), ...patchedFacet(old, definition) };
  return { ...next, ...defaultOf(definition, next.kind) };
}
