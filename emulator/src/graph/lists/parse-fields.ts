import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { enforcesColumnRules, refuseLongText, refuseDisallowedValue } from './column-limits';
import { GraphError, invalidRequest } from '../protocol/errors';
import type { Patch } from './items';
import { itemKey } from './keys';
import { findList } from './lists';
import { utcOf } from './local-time';
import type { Column, FieldValue, List } from './model';
import { USER_LIST } from '../directory/people';

type Json = Readonly<Record<string, unknown>>;
const ANNOTATION = '@odata.type';
const LOOKUP_ID = 'LookupId';

const notRecognized = (key: string): GraphError =>
  invalidRequest(`Field '${key}' is not recognized`);

const isLookupKind = (column: Column): boolean =>
  column.kind === 'person' || column.kind === 'lookup';

/**
 * The column that a key of `fields` writes: `X`, or `XLookupId` for a person or lookup. Case counts.
 * @throws {GraphError} 400 for an unknown or read-only field
 * @see docs/behaviours.md row 17
 */
function columnFor(list: List, key: string): Column {
  const isPointer = key.endsWith(LOOKUP_ID);
  const base = isPointer ? key.slice(0, -LOOKUP_ID.length) : key;
  const found =
    list.columns.find((c) => c.name === key && !isLookupKind(c)) ??
    list.columns.find((c) => isPointer && c.name === base && isLookupKind(c));
  if (key === 'id' || found?.readOnly === true) {
    throw invalidRequest(`Field '${key}' is read-only`);
  }
  if (found === undefined) throw notRecognized(key);
  return found;
}

/** The error for a value of the wrong type: 400, or 500 `generalException` by the switch `wrongValue`. */
function wrongType(emulator: Emulator, column: Column): GraphError {
  if (readSwitches(emulator.store).wrongValue === 'generalException') return generalException();
  return invalidRequest(`The value of field '${column.name}' is not valid for its type.`);
}

const generalException = (): GraphError =>
  new GraphError(500, 'generalException', { message: 'General exception while processing' });

/** Whether a text names an existing day. `Date.parse` would turn the 30th of February into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Parses a date to UTC in whole seconds; undefined when it is none. A day alone means midnight UTC.
 * @see docs/behaviours.md row 28
 */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) return undefined;
  if (!isDay(value.slice(0, 10))) return undefined;
  const withZone = value.length === 10 || /(Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`;
  const time = Date.parse(withZone);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A row id, which callers send as a number or as text. */
function rowNumber(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/**
 * The id of an existing row in the list that a person or lookup column points at.
 * @throws {GraphError} 400
 * @see docs/behaviours.md rows 24, 25
 */
export function parseRowId(emulator: Emulator, column: Column, value: unknown): number {
  const wanted = rowNumber(value);
  const { store } = emulator;
  const listId =
    column.kind === 'lookup'
      ? String(column.facet['lookup']?.['listId'])
      : findList(store, USER_LIST).id;
  if (wanted !== undefined && store.get(itemKey(listId, wanted)) !== undefined) return wanted;
  throw wrongType(emulator, column);
}

function parseOne(emulator: Emulator, column: Column, value: unknown): FieldValue {
  const kinds: Record<Column['kind'], () => FieldValue | undefined> = {
    text: () => (typeof value === 'string' ? value : undefined),
    note: () => (typeof value === 'string' ? value : undefined),
    choice: () => (typeof value === 'string' ? value : undefined),
    number: () => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
    boolean: () => (typeof value === 'boolean' ? value : undefined),
    dateTime: () => parseDate(value),
    person: () => parseRowId(emulator, column, value),
    lookup: () => parseRowId(emulator, column, value),
    hyperlink: () => (typeof value === 'string' ? value : undefined),
    system: () => undefined,
  };
  const parsed = kinds[column.kind]();
  if (parsed === undefined) throw wrongType(emulator, column);
  return parsed;
}

/** A value of `fields`, with the `@odata.type` that was sent for it. */
interface SentValue {
  readonly value: unknown;
  readonly type: unknown;
}

/** Refuses an array without its `@odata.type`. @see docs/behaviours.md row 26 */
function checkArrayType(emulator: Emulator, column: Column, type: unknown): void {
  const allowed = column.kind === 'choice' ? ['String'] : ['Int32', 'String'];
  const sentType = /^#?Collection\((?:Edm\.)?(\w+)\)$/.exec(
    typeof type === 'string' ? type : '',
  )?.[1];
  if (sentType !== undefined && allowed.includes(sentType)) return;
  if (readSwitches(emulator.store).untypedArray === 'invalidRequest') {
    throw invalidRequest('Invalid request');
  }
  throw generalException();
}

function parseMany(emulator: Emulator, column: Column, sent: SentValue): FieldValue {
  if (!Array.isArray(sent.value)) throw wrongType(emulator, column);
  checkArrayType(emulator, column, sent.type);
  const values = sent.value.map((one) => parseOne(emulator, column, one));
  return column.kind === 'choice' ? values.map(String) : values.map(Number);
}

/** Whether a row is created or changed, and the preferences of the call. */
export interface WriteOptions {
  readonly isNew?: boolean;
  /** The `Prefer` header of the call. */
  readonly prefer?: string | undefined;
}

const linkSchema = v.object({
  Url: v.pipe(v.string(), v.excludes(',')),
  Description: v.optional(v.string(), ''),
});

/**
 * Parses a link. SharePoint takes links only from calls with `Prefer: apiversion=2.1`.
 * @see https://github.com/n8n-io/n8n/pull/34712
 */
function parseLink(column: Column, value: unknown, prefer: string | undefined): FieldValue {
  const found = v.safeParse(linkSchema, value);
  if (!found.success || !/apiversion=2\.1/i.test(prefer ?? '')) {
    throw invalidRequest('Invalid request');
  }
  const { Url: address, Description: description } = found.output;
  if (address.length > 255 || description.length > 255) {
    throw invalidRequest(`The value of field '${column.name}' is longer than 255 characters.`);
  }
  return description === '' ? address : `${address}, ${description}`;
}

/**
 * A date of a new row. By the switch `createdZone` its zone is ignored and it is read as local time.
 * @see https://github.com/microsoftgraph/msgraph-sdk-java/issues/813
 */
function dateWithoutZone(emulator: Emulator, date: FieldValue): FieldValue {
  if (readSwitches(emulator.store).createdZone === 'read' || typeof date !== 'string') return date;
  return utcOf(date.slice(0, 19), emulator.tenant.timeZone);
}

function parseCell(emulator: Emulator, column: Column, sent: SentValue & WriteOptions): FieldValue {
  if (column.multiple) return parseMany(emulator, column, sent);
  if (column.kind === 'hyperlink') return parseLink(column, sent.value, sent.prefer);
  const parsed = parseOne(emulator, column, sent.value);
  const isNewDate = column.kind === 'dateTime' && sent.isNew === true;
  return isNewDate ? dateWithoutZone(emulator, parsed) : parsed;
}

function parseField(
  emulator: Emulator,
  column: Column,
  sent: SentValue & WriteOptions,
): FieldValue | null {
  if (sent.value === null) return parseNull(emulator, column, sent);
  const parsed = parseCell(emulator, column, sent);
  refuseLongText(column, parsed);
  if (enforcesColumnRules(emulator)) refuseDisallowedValue(column, parsed);
  return parsed === '' || (Array.isArray(parsed) && parsed.length === 0) ? null : parsed;
}

function parseNull(emulator: Emulator, column: Column, { isNew }: WriteOptions): null {
  const refuses = isNew === true && readSwitches(emulator.store).nullInPost === 'refused';
  if (refuses) throw wrongType(emulator, column);
  return null;
}

/**
 * Reads the values to write from a `fields` object. One bad key refuses all of them, so nothing is written.
 * @throws {GraphError} 400 that names the field
 * @see docs/behaviours.md row 17
 */
export function parseFields(
  emulator: Emulator,
  at: { readonly list: List } & WriteOptions,
  fields: unknown,
): Patch {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw invalidRequest("The property 'fields' must be an object.");
  }
  const { list, ...writing } = at;
  const body = fields as Json;
  const patch: Record<string, FieldValue | null> = {};
  const refusesUnderscore = readSwitches(emulator.store).underscoreKeys === 'refused';
  for (const [key, value] of Object.entries(body)) {
    if (key.includes('@odata.')) continue;
    if (refusesUnderscore && key.startsWith('_')) throw notRecognized(key);
    const column = columnFor(list, key);
    const sent = { value, type: body[key + ANNOTATION], ...writing };
    patch[column.name] = parseField(emulator, column, sent);
  }
  return patch;
}

/** The default of a column as a value. SharePoint writes booleans there as `1` and `0`. */
function defaultOf(column: Column): unknown {
  const text = column.defaultValue?.value;
  if (text === undefined || text === '') return undefined;
  if (column.kind === 'number') return Number(text);
  return column.kind === 'boolean' ? text === '1' : text;
}

/** Adds the default values of columns that a new row leaves out. */
export function withDefaults(emulator: Emulator, list: List, patch: Patch): Patch {
  const defaults = list.columns.flatMap((column) => {
    const value = defaultOf(column);
    if (value === undefined || column.name in patch) return [];
    return [[column.name, parseOne(emulator, column, value)] as const];
  });
  return { ...Object.fromEntries(defaults), ...patch };
}
