import type { Cell } from 'write-excel-file/node';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import type { ShownFigure } from '../../core/domain/goals/small-numbers';
import { documentTexts } from '../../core/text/document/document-texts';
import { cellText } from '../base/cell-text';
import type { RoundWorkbook } from './workbook-content';

const dateFormat = 'yyyy-mm-dd';
const momentFormat = 'yyyy-mm-dd hh:mm';

/** Returns functions that make cells in one language. The cells are strings, numbers or dates, never formulas. */
export function cellsOf({ language, timeZone }: RoundWorkbook) {
  const text = documentTexts[language];
  const toLocal = wallClock(timeZone);
  const written = (value: string | undefined): Cell =>
    value === undefined || value === ''
      ? null
      : {
          value: cellText(value, text.cut),
          type: String,
          format: '@',
          wrap: true,
          alignVertical: 'top',
        };
  const figure = (value: ShownFigure | undefined, decimals: number): Cell => {
    if (value === 'suppressed') return written(text.suppressed);
    if (value === undefined || !Number.isFinite(value)) return null;
    const format = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
    return { value, type: Number, format, alignVertical: 'top' };
  };
  const date = (value: CalendarDate | undefined): Cell => {
    const at = new Date(`${value ?? ''}T00:00:00Z`);
    return Number.isNaN(at.getTime())
      ? null
      : { value: at, type: Date, format: dateFormat, alignVertical: 'top' };
  };
  const moment = (value: Instant | undefined): Cell => {
    const local = value === undefined ? undefined : toLocal(value);
    return local === undefined
      ? null
      : { value: local, type: Date, format: momentFormat, alignVertical: 'top' };
  };
  const year = (value: number | undefined): Cell =>
    value === undefined ? null : { value, type: Number, format: '0', alignVertical: 'top' };
  return { text, written, figure, date, moment, year };
}
/** The functions that make cells, and the words of the language. */
export type Cells = ReturnType<typeof cellsOf>;

/**
 * Makes a function that returns a Date whose UTC fields are the local date and time in the zone, since spreadsheets have no
 * time zones. Making a formatter takes longer than using it, so there is one for all rows.
 */
function wallClock(timeZone: string): (instant: Instant) => Date | undefined {
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return undefined;
    return new Date(`${formatter.format(at).replace(' ', 'T')}Z`);
  };
}
