import type { Trace } from '../../core/ports';
import { cleanText, cutText } from '../../core/domain/base/clean-text';
import type { ListDescription } from './description';
import type { CellValue, Fields } from './list-map';

const longestText = 255;

/** Every cell said: null is empty. */
export type CleanFields = Readonly<Record<string, CellValue>>;

function cleanCell(value: CellValue | undefined, isShort: boolean): CellValue {
  if (value === undefined) return null;
  if (typeof value !== 'string') return value;
  const text = cleanText(value);
  if (text === '') return null;
  return isShort ? cutText(text, longestText) : text;
}

/** Cells as their columns take them: clean, and not longer than a text column is. */
export function cleanFields(fields: Fields, description: ListDescription): CleanFields {
  const texts = description.columns.filter((column) => column.kind === 'text');
  const short = new Set(['Title', ...texts.map((column) => column.name)]);
  const cells = Object.entries(fields);
  return Object.fromEntries(
    cells.map(([name, value]) => [name, cleanCell(value, short.has(name))]),
  );
}

/** For a POST: null is refused for some kinds there, so what is empty is left out (graph.md §4.2). */
export function withoutNulls(fields: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Columns of the trace: who, by which act, and a mark that knows this write again. */
export function traceFields(trace: Trace, mark: string): CleanFields {
  return { ChangedBy: trace.by, Act: trace.handling, Mark: mark };
}

/** Only what differs: a cell that a person filled and that we could not read must not be written over. */
export function differences(next: CleanFields, before: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => before[name] !== value));
}
