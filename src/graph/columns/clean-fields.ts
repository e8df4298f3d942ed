import type { Trace } from '../../core/ports';
import { cleanLine, cleanText, shortenText } from '../../core/domain/base/clean-text';
import { personName } from '../../core/domain/base/person-name';
import { longestLine } from '../../core/domain/base/text-limits';
import type { ListDescription } from './description';
import type { CellValue, Fields } from './list-map';

/** Cells as they are sent to Graph; `null` is an empty cell. */
export type CleanFields = Readonly<Record<string, CellValue>>;

function cleanCell(value: CellValue | undefined, isShort: boolean): CellValue {
  if (value === undefined) return null;
  if (typeof value !== 'string') return value;
  const text = isShort ? shortenText(cleanLine(value), longestLine) : cleanText(value);
  return text === '' ? null : text;
}

/**
 * Makes values fit their columns: cleans texts, and shortens those of a single-line column to 255 characters. The doors
 * refuse what people wrote too long, so that only a text which the product has put together is shortened here.
 */
export function cleanFields(fields: Fields, description: ListDescription): CleanFields {
  const texts = description.columns.filter((column) => column.kind === 'text');
  const short = new Set(['Title', ...texts.map((column) => column.name)]);
  const cells = Object.entries(fields);
  return Object.fromEntries(
    cells.map(([name, value]) => [name, cleanCell(value, short.has(name))]),
  );
}

/**
 * Leaves out empty cells, for the POST of a new row: whether Graph accepts `null` there is not documented.
 *
 * @see emulator/docs/behaviours.md row 16
 */
export function withoutNulls(fields: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Makes the trace columns: who saves, by which act, and the mark by which the product recognizes this write. */
export function traceFields(trace: Trace, mark: string): CleanFields {
  return { ChangedBy: personName(trace.by), Act: trace.handling, Mark: mark };
}

/**
 * Returns the cells that differ. A cell that a person has filled and the product cannot read is the same in both, so
 * that the save does not overwrite it.
 */
export function differences(next: CleanFields, before: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => before[name] !== value));
}
