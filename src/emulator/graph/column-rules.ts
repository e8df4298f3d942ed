import { readCounter } from './changes';
import { facetOf, internalName, kindOf } from './columns';
import { GraphError, invalidRequest, newGuid } from './errors';
import type { Column, List } from './model';
import type { Store } from '../emulator';

type Json = Readonly<Record<string, unknown>>;

/** Indexed columns a list can have of its own. @see graph.md §3.2 */
const MOST_INDEXES = 20;
/** Rows above which an index can no longer be added. */
const MOST_ROWS_FOR_INDEX = 20_000;

const canIndex = (column: Column): boolean => column.kind !== 'note' && !column.multiple;
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
  if (after.indexed && before?.indexed !== true) checkIndex(store, list, after);
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
  if (column.kind === 'text' && (typeof longest !== 'number' || longest < 1 || longest > 255)) {
    throw invalidRequest('The value of maxLength must be between 1 and 255.');
  }
}

const textOf = (value: unknown, fallback: string): string =>
  typeof value === 'string' ? value : fallback;

/** Properties that every kind has; what a body leaves out keeps its old value. */
function common(definition: Json, old?: Column) {
  const flag = (key: 'indexed' | 'enforceUniqueValues' | 'required' | 'hidden' | 'readOnly') => {
    const given = definition[key];
    return typeof given === 'boolean' ? given : (old?.[key] ?? false);
  };
  return {
    displayName: textOf(
      definition['displayName'],
      old?.displayName ?? textOf(definition['name'], ''),
    ),
    description: textOf(definition['description'], old?.description ?? ''),
    columnGroup: textOf(definition['columnGroup'], old?.columnGroup ?? 'Custom Columns'),
    indexed: flag('indexed'),
    enforceUniqueValues: flag('enforceUniqueValues'),
    required: flag('required'),
    hidden: flag('hidden'),
    readOnly: flag('readOnly'),
  };
}

function defaultOf(definition: Json): Pick<Column, 'defaultValue'> {
  const given = definition['defaultValue'];
  return given == null ? {} : { defaultValue: given };
}

/** Refuses names that SharePoint refuses, and taken ones. */
function checkName(list: List, name: string): void {
  if (name === '' || /^[\d!-/:-@[-^`{-~]/.test(name) || name.includes('!')) {
    throw invalidRequest(`The column name '${name}' is not valid.`);
  }
  const taken = list.columns.some((c) => c.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new GraphError(409, 'nameAlreadyExists', {
    message: `A column with the name '${name}' already exists.`,
  });
}

/** A new column from a POST body. @throws {GraphError} when a rule of §3.2 is broken */
export function newColumn(definition: Json): Column {
  if (definition['type'] !== undefined) throw invalidRequest("Property 'type' is read-only.");
  const { name: facetName, facet } = facetOf(definition);
  const name = internalName(textOf(definition['name'], textOf(definition['displayName'], '')));
  return {
    id: newGuid(),
    name,
    ...common(definition),
    ...kindOf(facetName, facet),
    facet: { [facetName]: facet },
    ...defaultOf(definition),
  };
}

/** Checks a new column against its list. */
export function admitColumn(store: Store, list: List, column: Column): void {
  checkName(list, column.name);
  checkColumn(store, list, { after: column });
}

const facetNames = ['text', 'number', 'choice', 'dateTime', 'boolean', 'personOrGroup', 'lookup'];

/** A column with a PATCH body laid over it; its internal name stays. */
export function patchedColumn(old: Column, definition: Json): Column {
  const sent = facetNames.filter((n) => definition[n] != null);
  const [name] = sent;
  if (sent.some((n) => !(n in old.facet))) {
    throw invalidRequest('The type of a column cannot be changed.');
  }
  const facet =
    name === undefined
      ? old.facet
      : {
          [name]: facetOf({ [name]: { ...old.facet[name], ...(definition[name] as Json) } }).facet,
        };
  const kind = name === undefined ? {} : kindOf(name, facet[name] ?? {});
  return { ...old, ...common(definition, old), facet, ...kind, ...defaultOf(definition) };
}
