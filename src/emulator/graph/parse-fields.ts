import type { Emulator } from '../emulator';
import { readSwitches } from '../control/switches';
import { GraphError, invalidRequest } from './errors';
import type { Patch } from './items';
import { itemKey } from './keys';
import { findList } from './lists';
import type { Column, FieldValue, List } from './model';
import { USER_LIST } from './people';
import { refuseBrokenRule } from './column-limits';

type Json = Readonly<Record<string, unknown>>;
const ANNOTATION = '@odata.type';

/** The column that a key of `fields` writes: `X`, or `XLookupId` for person and lookup columns. Case counts. @see graph.md row 17 */
function columnFor(list: List, key: string): Column {
  const plain = list.columns.find((c) => c.name === key);
  if (plain !== undefined && plain.kind !== 'person' && plain.kind !== 'lookup') {
    if (plain.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
    return plain;
  }
  const base = key.endsWith('LookupId') ? key.slice(0, -'LookupId'.length) : undefined;
  const found = list.columns.find(
    (c) => c.name === base && (c.kind === 'person' || c.kind === 'lookup'),
  );
  if (found?.readOnly === true || key === 'id') throw invalidRequest(`Field '${key}' is read-only`);
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

/** A row number that exists in the list that the column points at. @see graph.md rows 24, 25 */
function parseRow(emulator: Emulator, column: Column, value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  const target = column.facet['lookup']?.['listId'];
  const listId = column.kind === 'lookup' ? String(target) : findList(emulator.store, USER_LIST).id;
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) {
    if (emulator.store.get(itemKey(listId, id)) !== undefined) return id;
  }
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

/** Values of a column that holds several; the array must bring its type. @see graph.md row 26 */
function parseMany(
  emulator: Emulator,
  column: Column,
  sent: { value: unknown; type: unknown },
): FieldValue {
  if (!Array.isArray(sent.value)) throw wrongKind(column);
  const types = { choice: ['String'], person: ['Int32', 'String'], lookup: ['Int32', 'String'] };
  const allowed: readonly string[] = types[column.kind as keyof typeof types];
  const type = /^Collection\(Edm\.(\w+)\)$/.exec(String(sent.type))?.[1];
  if (type === undefined || !allowed.includes(type)) {
    if (readSwitches(emulator.store).untypedArray === 'invalidRequest') {
      throw invalidRequest('Invalid request');
    }
    throw new GraphError(500, 'generalException', {
      message: 'General exception while processing',
    });
  }
  const values = sent.value.map((one) => parseOne(emulator, column, one));
  return column.kind === 'choice' ? values.map(String) : values.map(Number);
}

function parseField(emulator: Emulator, column: Column, sent: { value: unknown; type: unknown }) {
  if (sent.value === null) return null;
  const parsed = column.multiple
    ? parseMany(emulator, column, sent)
    : parseOne(emulator, column, sent.value);
  refuseBrokenRule(emulator, column, parsed);
  if (parsed === '' || (Array.isArray(parsed) && parsed.length === 0)) return null;
  return parsed;
}

/**
 * Values to write from a `fields` object. One bad key refuses all of it. @see graph.md §6, row 17
 * @throws {GraphError} invalidRequest naming the field
 */
export function parseFields(emulator: Emulator, list: List, fields: unknown): Patch {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw invalidRequest("The property 'fields' must be an object.");
  }
  const body = fields as Json;
  const patch: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.endsWith(ANNOTATION) && key.slice(0, -ANNOTATION.length) in body) continue;
    if (key.startsWith('@odata.')) continue;
    const column = columnFor(list, key);
    patch[column.name] = parseField(emulator, column, { value, type: body[key + ANNOTATION] });
  }
  return patch;
}

/** Default values of columns that a new row leaves out. */
export function withDefaults(emulator: Emulator, list: List, patch: Patch): Patch {
  const defaults = list.columns.flatMap((column) => {
    const text = column.defaultValue?.value;
    if (text === undefined || text === '' || column.name in patch) return [];
    const value =
      column.kind === 'number' ? Number(text) : column.kind === 'boolean' ? text === '1' : text;
    return [
      [
        column.name,
        parseField(emulator, { ...column, multiple: false }, { value, type: undefined }),
      ],
    ];
  });
  return { ...(Object.fromEntries(defaults) as Patch), ...patch };
}
