import { readCounter } from './changes';
import { checkDefinition, checkFacet, definitionOf, facetsIn, onlyFacet } from './column-schema';
import { facetOf, internalName, kindOf } from './columns';
import { GraphError, invalidRequest, newGuid, notImplemented } from '../protocol/errors';
import type { Column, List } from './model';
import type { Store } from '../../state/emulator';

type Json = Readonly<Record<string, unknown>>;

/** Indexed columns a list can have of its own. @see graph.md §3.2 */
const MOST_INDEXES = 20;
/** Rows above which an index can no longer be added. */
const MOST_ROWS_FOR_INDEX = 20_000;

const NO_INDEX: readonly Column['kind'][] = ['note', 'hyperlink'];

const canIndex = (column: Column): boolean => !NO_INDEX.includes(column.kind) && !column.multiple;
const canBeUnique = (column: Column): boolean => canIndex(column) && column.kind !== 'boolean';
const isOwn = (column: Column): boolean => column.columnGroup !== '_Hidden';

function checkIndex(store: Store, list: List, column: Column): void {
  if (!canIndex(column)) throw invalidRequest(`The field '${column.name}' cannot be indexed.`);
  const others = list.columns.filter((c) => c.indexed && isOwn(c) && c.id !== column.id).length;
  if (others >= MOST_INDEXES) {
    throw invalidRequest('The list already has the maximum number of indexed columns.');
  }
  if (readCounter(store, list.id).rows > MOST_ROWS_FOR_INDEX) {
    throw invalidRequest('The list exceeds the number of items at which an index can be added.');
  }
}

/** Refuses what SharePoint refuses of a column. @see graph.md §3.2, rows 36, 37, 43 */
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
  const longest = column.facet['text']?.['maxLength'];
  if (column.kind !== 'text') return;
  const isWhole = Number.isInteger(longest) && typeof longest === 'number';
  if (!isWhole || longest < 1 || longest > 255) {
    throw invalidRequest('The value of maxLength must be between 1 and 255.');
  }
}

type Flag = 'indexed' | 'enforceUniqueValues' | 'required' | 'hidden' | 'readOnly';

/** Properties that every kind has; what a body leaves out keeps its old value. */
function common(definition: Json, old?: Column) {
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

/** A default that no row could take is refused; one that is worked out is not built. */
function defaultOf(definition: Json, kind: Column['kind']): Pick<Column, 'defaultValue'> {
  const given = definition['defaultValue'];
  if (given == null) return {};
  const { value, formula } = given as { value?: string | null; formula?: string | null };
  const workedOut = [formula, value].find((one) => /^[[=]/.test(one ?? ''));
  if (workedOut != null) throw notImplemented(`The default ${workedOut}`);
  if (!value) return {};
  if (isDefault[kind]?.(value) === false) {
    throw invalidRequest('The value of defaultValue is not valid for the type of the column.');
  }
  return { defaultValue: { value } };
}

/** Characters of an internal name; a longer one could be no key. */
const LONGEST_NAME = 255;

/** Refuses names that SharePoint refuses, and taken ones. @see graph.md §3.2 */
function checkName(list: List, name: string): void {
  const isBent = name === '' || /^[\d!-/:-@[-^`{-~]/.test(name) || name.length > LONGEST_NAME;
  if (isBent) throw invalidRequest(`The column name '${name}' is not valid.`);
  const taken = list.columns.some((c) => c.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new GraphError(409, 'nameAlreadyExists', {
    message: `A column with the name '${name}' already exists.`,
  });
}

/** The internal name: `name` as it is, which holds no blank and no `!`, or the display name encoded. @see graph.md §3.2, row 42 */
function nameOf(definition: Json): string {
  const given = definition['name'];
  if (typeof given === 'string' && /[\s!]|^[^\p{L}_]/u.test(given)) {
    throw invalidRequest(`The column name '${given}' is not valid.`);
  }
  return internalName((given ?? definition['displayName'] ?? '') as string);
}

/** A new column from a POST body. @throws {GraphError} when a rule of §3.2 is broken */
export function newColumn(store: Store, body: unknown): Column {
  const definition = definitionOf(body);
  const { name: facetName, facet } = facetOf(definition);
  checkDefinition(store, definition);
  const held = kindOf(facetName, facet);
  return {
    id: newGuid(),
    name: nameOf(definition),
    ...common(definition),
    ...held,
    facet: { [facetName]: facet },
    ...defaultOf(definition, held.kind),
  };
}

/** Checks a new column against its list. */
export function admitColumn(store: Store, list: List, column: Column): void {
  checkName(list, column.name);
  checkColumn(store, list, { after: column });
}

/** The type facet that a PATCH leaves; another type than the old one is refused. */
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

/** A column with a PATCH body laid over it; its internal name stays. */
export function patchedColumn(store: Store, old: Column, body: unknown): Column {
  const definition = definitionOf(body);
  checkDefinition(store, definition);
  if (old.columnGroup === '_Hidden') {
    throw invalidRequest(`The column '${old.name}' cannot be changed.`);
  }
  const next = { ...old, ...common(definition, old), ...patchedFacet(old, definition) };
  return { ...next, ...defaultOf(definition, next.kind) };
}
