import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Lookup } from './expression';
import { formattedCell, hasLink } from './formatting';
import type { Column, Row } from './list-data';

/** The text of a cell, as the grid shows it and as the field has it when a person begins to change the cell. */
export function cellText(app: App, column: Column, row: Row): string {
  const shown = row.shown[column.name];
  const value = row.values[column.name];
  if (shown !== undefined) return shown;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? app.words().lists.yes : app.words().lists.no;
  if (typeof value === 'number') return numberText(app, column, value);
  return Array.isArray(value) ? value.join('; ') : String(value);
}

function numberText(app: App, column: Column, value: number): string {
  const places = column.facet['number']?.['decimalPlaces'];
  const named: Readonly<Record<string, number>> = { none: 0, one: 1, two: 2, three: 3, four: 4 };
  const digits = typeof places === 'string' ? named[places] : undefined;
  const how =
    digits === undefined
      ? { maximumFractionDigits: 6 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(app.locale(), { ...how, useGrouping: value >= 10_000 }).format(
    value,
  );
}

/**
 * Gives the values of `@currentField`, `@me`, `@now`, `[$Column]` and `[$Column.lookupId]` in a cell's column formatting.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/declarative-customization/formatting-syntax-reference
 */
function lookupFor(app: App, column: Column, at: { row: Row; columns: readonly Column[] }): Lookup {
  const plain = (name: string) => {
    const value = at.row.values[name];
    const shown = at.row.shown[name];
    return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
      ? shown === undefined || typeof value === 'string'
        ? value
        : shown
      : (shown ?? (Array.isArray(value) ? value.join('; ') : ''));
  };
  const idOf = (name: string) => {
    const value = at.row.values[name];
    return typeof value === 'number' || typeof value === 'string' ? value : '';
  };
  return (name) => {
    if (name === '@me') return app.me().userPrincipalName;
    if (name === '@now') return Date.now();
    if (name.startsWith('@currentField')) return plain(column.name);
    const [, inner = '', part] = /^\[\$([^.\]]+)(?:\.([^\]]+))?/.exec(name) ?? [];
    if (part === 'lookupId') return idOf(inner);
    return inner === 'ID' ? at.row.id : plain(inner);
  };
}

/** Draws a cell by its column formatting, or as text. `isLink` says whether the formatting draws a link. */
export function cellContent(
  app: App,
  column: Column,
  at: { readonly row: Row; readonly columns: readonly Column[]; readonly format: unknown },
): { readonly drawn: Drawn; readonly isLink: boolean } {
  const { format } = at;
  const formatted =
    format === undefined ? undefined : formattedCell(format, lookupFor(app, column, at));
  if (formatted !== undefined) return { drawn: formatted, isLink: hasLink(format) };
  const look = { class: column.kind === 'number' ? 'number' : undefined };
  return { drawn: h('span', look, cellText(app, column, at.row)), isLink: false };
}
