import type { Emulator } from '../../state/emulator';
import { refuseLongText, refuseDisallowedValue } from './column-limits';
import { brokenRule } from '../protocol/errors';
import { utcOf } from './local-time';
import type { Column, FieldValue } from './model';
import { parseDate, parseRowId } from './parse-fields';

/**
 * A value that a person entered in a list page: text, yes or no, or row ids of people and lookups. Null clears
 * the cell.
 */
export type TypedValue = string | number | boolean | null | readonly string[] | readonly number[];

/** Parses a number as people write it: `12,5` or `12.5`, with blanks between thousands. */
function typedNumber(value: TypedValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const plain = value
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Parses a date. A day means midnight in the site's time zone, as SharePoint's own form saves it. */
function typedDate(emulator: Emulator, value: TypedValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  const wall = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?$/.exec(value);
  if (wall?.[1] === undefined || parseDate(wall[1]) === undefined) return parseDate(value);
  return utcOf(`${wall[1]}T${wall[2] ?? '00:00'}:00`, emulator.tenant.timeZone);
}

function typedOne(emulator: Emulator, column: Column, value: TypedValue): FieldValue | undefined {
  const kinds: Record<Column['kind'], () => FieldValue | undefined> = {
    text: () => (typeof value === 'string' ? value.trim() : undefined),
    note: () => (typeof value === 'string' ? value : undefined),
    choice: () => (typeof value === 'string' ? value : undefined),
    number: () => typedNumber(value),
    boolean: () => (typeof value === 'boolean' ? value : undefined),
    dateTime: () => typedDate(emulator, value),
    person: () => parseRowId(emulator, column, value),
    lookup: () => parseRowId(emulator, column, value),
    hyperlink: () => (typeof value === 'string' ? value.trim() : undefined),
    system: () => undefined,
  };
  return kinds[column.kind]();
}

function typedMany(emulator: Emulator, column: Column, values: readonly unknown[]): FieldValue {
  const parsed = values.map((one) => typedOne(emulator, column, one as string | number));
  return column.kind === 'choice' ? parsed.map(String) : parsed.map(Number);
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * The value to save for what a person entered. Enforces the column's rules.
 *
 * @throws {GraphError} 400 that names the broken rule
 */
export function parseTypedValue(
  emulator: Emulator,
  column: Column,
  value: TypedValue,
): FieldValue | null {
  if (column.readOnly) {
    throw brokenRule(
      { rule: 'read-only', column: column.name },
      `Field '${column.name}' is read-only`,
    );
  }
  if (isEmpty(value)) return null;
  const parsed = Array.isArray(value)
    ? typedMany(emulator, column, value)
    : typedOne(emulator, column, value);
  if (parsed === undefined) {
    throw brokenRule(
      { rule: 'not-its-kind', column: column.name },
      `The value of field '${column.name}' is not valid for its type.`,
    );
  }
  refuseLongText(column, parsed);
  refuseDisallowedValue(column, parsed);
  return parsed;
}
