import { read } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import { cellText } from './cells';
import type { Column, List, Row } from './shapes';

interface Option {
  readonly id: number;
  readonly text: string;
}

/** A field to change a cell in, and what it holds now as the stand-in takes it. */
export interface Field {
  readonly element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  value(): unknown;
}

function select(label: string, options: readonly Option[] | readonly string[], now: string): Field {
  const element = h(
    'select',
    { 'aria-label': label },
    h('option', { value: '' }, ''),
    ...options.map((one) =>
      typeof one === 'string'
        ? h('option', { value: one }, one)
        : h('option', { value: String(one.id) }, one.text),
    ),
  );
  element.value = now;
  const isRow = options.length > 0 && typeof options[0] !== 'string';
  return {
    element,
    value: () => (element.value === '' ? null : isRow ? Number(element.value) : element.value),
  };
}

function input(label: string, type: string, now: string): Field {
  const element = h('input', { type, 'aria-label': label, value: now, autocomplete: 'off' });
  return { element, value: () => (element.value.trim() === '' ? null : element.value) };
}

function choicesOf(column: Column): readonly string[] {
  const choices = column.facet['choice']?.['choices'];
  return Array.isArray(choices) ? choices.map(String) : [];
}

/** The site's own day of an instant, for a date field. */
function dayOf(app: App, value: unknown): string {
  if (typeof value !== 'string') return '';
  return new Intl.DateTimeFormat('sv-SE', { timeZone: app.state.timeZone }).format(new Date(value));
}

/** The cell that a field is for; without a row the field is empty. */
export interface FieldPlace {
  readonly list: List;
  readonly column: Column;
  readonly row?: Row;
}

async function rowField(app: App, { list, column, row }: FieldPlace): Promise<Field> {
  const path = `/host/lists/${list.id}/options/${column.name}?user=${app.me().id}`;
  const options = await read<readonly Option[]>(path);
  const value = row?.values[column.name];
  const label = app.words().lists.edit(column.displayName);
  return select(label, options, value === undefined ? '' : String(value));
}

/** Fields by the kind of column; all others are a line of text. */
const makers: Readonly<
  Partial<Record<Column['kind'], (app: App, at: FieldPlace) => Field | Promise<Field>>>
> = {
  choice: (app, { column, row }) => {
    const value = row?.values[column.name];
    const label = app.words().lists.edit(column.displayName);
    return select(label, choicesOf(column), typeof value === 'string' ? value : '');
  },
  lookup: rowField,
  person: rowField,
  boolean: (app, { column, row }) => {
    const words = app.words().lists;
    const now = row?.values[column.name] === true ? words.yes : words.no;
    const field = select(words.edit(column.displayName), [words.yes, words.no], now);
    return { ...field, value: () => field.element.value === words.yes };
  },
  dateTime: (app, { column, row }) => {
    const label = app.words().lists.edit(column.displayName);
    return input(label, 'date', dayOf(app, row?.values[column.name]));
  },
  note: (app, { column, row }) => {
    const label = app.words().lists.edit(column.displayName);
    const value = row === undefined ? '' : cellText(app, column, row);
    const element = h('textarea', { rows: 4, 'aria-label': label, value });
    return { element, value: () => (element.value === '' ? null : element.value) };
  },
};

/** The field for a cell, with what the cell holds. */
export async function fieldFor(app: App, at: FieldPlace): Promise<Field> {
  const make = makers[at.column.kind];
  if (make !== undefined) return make(app, at);
  const now = at.row === undefined ? '' : cellText(app, at.column, at.row);
  return input(app.words().lists.edit(at.column.displayName), 'text', now);
}
