import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { holdsRules, refuseLongText, refuseOutside } from './column-limits';
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
  if (found === undefined) throw notRecognized(key);
  return found;
}

/** A value of another kind: 400, or the 500 that says nothing. @see graph.md §4.2 */
function wrongKind(emulator: Emulator, column: Column): GraphError {
  if (readSwitches(emulator.store).wrongValue === 'generalException') return generalException();
  return invalidRequest(`The value of field '${column.name}' is not valid for its type.`);
}

const generalException = (): GraphError =>
  new GraphError(500, 'generalException', { message: 'General exception while processing' });

/** Does a text name a day that there is? `Date.parse` turns the 30th of February into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A date as kept: UTC, whole seconds. `2026-11-16` means midnight UTC. @see graph.md row 28 */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) return undefined;
  if (!isDay(value.slice(0, 10))) return undefined;
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
  throw wrongKind(emulator, column);
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
    hyperlink: () => (typeof value === 'string' ? value : undefined),
    system: () => undefined,
  };
  const parsed = kinds[column.kind]();
  if (parsed === undefined) throw wrongKind(emulator, column);
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
  throw generalException();
}

function parseMany(emulator: Emulator, column: Column, sent: Sent): FieldValue {
  if (!Array.isArray(sent.value)) throw wrongKind(emulator, column);
  checkArrayType(emulator, column, sent.type);
  const values = sent.value.map((one) => parseOne(emulator, column, one));
  return column.kind === 'choice' ? values.map(String) : values.map(Number);
}

/** How a row is written: made or changed, and with which preferences. */
export interface Writing {
  readonly isNew?: boolean;
  /** The call's `Prefer` header. */
  readonly prefer?: string | undefined;
}

const linkSchema = v.object({
  Url: v.pipe(v.string(), v.excludes(',')),
  Description: v.optional(v.string(), ''),
});

/** Links are written by callers that ask for SharePoint's own version of the API, and by nobody else. @see graph.md §3.2 */
function parseLink(column: Column, value: unknown, prefer: string | undefined): FieldValue {
  const found = v.safeParse(linkSchema, value);
  if (!found.success || !/apiversion=2\.1/i.test(prefer ?? '')) {
    throw invalidRequest('Invalid request');
  }
  const { Url: address, Description: words } = found.output;
  if (address.length > 255 || words.length > 255) {
    throw invalidRequest(`The value of field '${column.name}' is longer than 255 characters.`);
  }
  return words === '' ? address : `${address}, ${words}`;
}

/** A date of a new row whose zone was not read: the site's own time. @see graph.md §6 */
function dateWithoutZone(emulator: Emulator, date: FieldValue): FieldValue {
  if (readSwitches(emulator.store).createdZone === 'read' || typeof date !== 'string') return date;
  return utcOf(date.slice(0, 19), emulator.tenant.timeZone);
}

function parseCell(emulator: Emulator, column: Column, sent: Sent & Writing): FieldValue {
  if (column.multiple) return parseMany(emulator, column, sent);
  if (column.kind === 'hyperlink') return parseLink(column, sent.value, sent.prefer);
  const parsed = parseOne(emulator, column, sent.value);
  const isNewDate = column.kind === 'dateTime' && sent.isNew === true;
  return isNewDate ? dateWithoutZone(emulator, parsed) : parsed;
}

function parseField(emulator: Emulator, column: Column, sent: Sent & Writing): FieldValue | null {
  if (sent.value === null) return emptied(emulator, column, sent);
  const parsed = parseCell(emulator, column, sent);
  refuseLongText(column, parsed);
  if (holdsRules(emulator)) refuseOutside(column, parsed);
  return parsed === '' || (Array.isArray(parsed) && parsed.length === 0) ? null : parsed;
}

function emptied(emulator: Emulator, column: Column, { isNew }: Writing): null {
  const refuses = isNew === true && readSwitches(emulator.store).nullInPost === 'refused';
  if (refuses) throw wrongKind(emulator, column);
  return null;
}

/**
 * Values to write from a `fields` object. One bad key refuses all of it. @see graph.md §6, row 17
 *
 * @throws {GraphError} invalidRequest naming the field
 */
export function parseFields(
  emulator: Emulator,
  at: { readonly list: List } & Writing,
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
