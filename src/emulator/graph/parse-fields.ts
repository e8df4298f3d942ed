import { readSwitches } from '../control/switches';
import type { Emulator } from '../emulator';
import { holdsRules, refuseLongText, refuseOutside } from './column-limits';
import { GraphError, invalidRequest } from './errors';
import type { Patch } from './items';
import { itemKey } from './keys';
import { findList } from './lists';
import type { Column, FieldValue, List } from './model';
import { USER_LIST } from './people';

type Json = Readonly<Record<string, unknown>>;
const ANNOTATION = '@odata.type';
const LOOKUP_ID = 'LookupId';

const pointsAtRows = (column: Column): boolean =>
  column.kind === 'person' || column.kind === 'lookup';

/** The column that a key of `fields` writes: `X`, or `XLookupId` for person and lookup columns. Case counts. @see graph.md row 17 */
function columnFor(list: List, key: string): Column {
  const isPointer = key.endsWith(LOOKUP_ID);
  const base = isPointer ? key.slice(0, -LOOKUP_ID.length) : key;
  const found =
    list.columns.find((c) => c.name === key && !pointsAtRows(c)) ??
    list.columns.find((c) => isPointer && c.name === base && pointsAtRows(c));
  if (key === 'id' || found?.readOnly === true) {
    throw invalidRequest(`Field '${key}' is read-only`);
  }
  if (found === undefined) throw invalidRequest(`Field '${key}' is not recognized`);
  return found;
}

const wrongKind = (column: Column): GraphError =>
  invalidRequest(`The value of field '${column.name}' is not valid for its type.`);

/** A date as kept: UTC, whole seconds. `2026-11-16` means midnight UTC. @see graph.md row 28 */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) return undefined;
  const whole = value.length === 10 || /(Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`;
  const time = Date.parse(whole);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A row number as number or as text; both are written. */
function rowNumber(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A row number that exists in the list that the column points at. @see graph.md rows 24, 25 */
export function parseRow(emulator: Emulator, column: Column, value: unknown): number {
  const wanted = rowNumber(value);
  const { store } = emulator;
  const listId =
    column.kind === 'lookup'
      ? String(column.facet['lookup']?.['listId'])
      : findList(store, USER_LIST).id;
  if (wanted !== undefined && store.get(itemKey(listId, wanted)) !== undefined) return wanted;
  throw wrongKind(column);
}

function parseOne(emulator: Emulator, column: Column, value: unknown): FieldValue {
  const kinds: Record<Column['kind'], () => FieldValue | undefined> = {
    text: () => (typeof value === 'string' ? value : undefined),
    note: () => (typeof value === 'string' ? value : undefined),
    choice: () => (typeof value === 'string' ? value : undefined),
    number: () => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
    boolean: () => (typeof value === 'boolean' ? value : undefined),
    dateTime: () => parseDate(value),
    person: () => parseRow(emulator, column, value),
    lookup: () => parseRow(emulator, column, value),
    system: () => undefined,
  };
  const parsed = kinds[column.kind]();
  if (parsed === undefined) throw wrongKind(column);
  return parsed;
}

/** A value of `fields` with the type that was sent beside it. */
interface Sent {
  readonly value: unknown;
  readonly type: unknown;
}

/** An array must bring its type. @see graph.md row 26 */
function checkArrayType(emulator: Emulator, column: Column, type: unknown): void {
  const allowed = column.kind === 'choice' ? ['String'] : ['Int32', 'String'];
  const given = /^#?Collection\((?:Edm\.)?(\w+)\)$/.exec(typeof type === 'string' ? type : '')?.[1];
  if (given !== undefined && allowed.includes(given)) return;
  if (readSwitches(emulator.store).untypedArray === 'invalidRequest') {
    throw invalidRequest('Invalid request');
  }
  throw new GraphError(500, 'generalException', { message: 'General exception while processing' });
}

function parseMany(emulator: Emulator, column: Column, sent: Sent): FieldValue {
  if (!Array.isArray(sent.value)) throw wrongKind(column);
  checkArrayType(emulator, column, sent.type);
  const values = sent.value.map((one) => parseOne(emulator, column, one));
  return column.kind === 'choice' ? values.map(String) : values.map(Number);
}

function parseField(emulator: Emulator, column: Column, sent: Sent): FieldValue | null {
  if (sent.value === null) return null;
  const parsed = column.multiple
    ? parseMany(emulator, column, sent)
    : parseOne(emulator, column, sent.value);
  refuseLongText(column, parsed);
  if (holdsRules(emulator)) refuseOutside(column, parsed);
  return parsed === '' || (Array.isArray(parsed) && parsed.length === 0) ? null : parsed;
}

/**
 * Values to write from a `fields` object. One bad key refuses all of it. @see graph.md §6, row 17
 *
 * @throws {GraphError} invalidRequest naming the field
 */
export function parseFields(emulator: Emulator, list: List, fields: unknown): Patch {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw invalidRequest("The property 'fields' must be an object.");
  }
  const body = fields as Json;
  const patch: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.includes('@odata.')) continue;
    const column = columnFor(list, key);
    patch[column.name] = parseField(emulator, column, { value, type: body[key + ANNOTATION] });
  }
  return patch;
}

/** A column's default as a value; its text is `1` and `0` for yes and no. */
function defaultOf(column: Column): unknown {
  const text = column.defaultValue?.value;
  if (text === undefined || text === '') return undefined;
  if (column.kind === 'number') return Number(text);
  return column.kind === 'boolean' ? text === '1' : text;
}

/** Adds default values of columns that a new row leaves out. */
export function withDefaults(emulator: Emulator, list: List, patch: Patch): Patch {
  const defaults = list.columns.flatMap((column) => {
    const value = defaultOf(column);
    if (value === undefined || column.name in patch) return [];
    return [[column.name, parseOne(emulator, column, value)] as const];
  });
  return { ...Object.fromEntries(defaults), ...patch };
}
