import { ApiFailure, ask, read } from '../base/api';
import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { cellText } from './cells';
import type { Column, List, Row } from './shapes';

interface Option {
  readonly id: number;
  readonly text: string;
}

/** A field to change a cell in, and what it holds now as the stand-in takes it. */
interface Field {
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

async function fieldFor(app: App, at: { list: List; column: Column; row?: Row }): Promise<Field> {
  const { list, column, row } = at;
  const label = app.words().lists.edit(column.displayName);
  const value = row?.values[column.name];
  const words = app.words().lists;
  switch (column.kind) {
    case 'choice':
      return select(label, choicesOf(column), typeof value === 'string' ? value : '');
    case 'lookup':
    case 'person': {
      const path = `/host/lists/${list.id}/options/${column.name}?user=${app.me().id}`;
      const options = await read<readonly Option[]>(path);
      return select(label, options, value === undefined ? '' : String(value));
    }
    case 'boolean': {
      const field = select(label, [words.yes, words.no], value === true ? words.yes : words.no);
      return { ...field, value: () => field.element.value === words.yes };
    }
    case 'dateTime':
      return input(label, 'date', dayOf(app, value));
    case 'note': {
      const element = h('textarea', { rows: 4, 'aria-label': label, value: String(value ?? '') });
      return { element, value: () => (element.value === '' ? null : element.value) };
    }
    default:
      return input(label, 'text', row === undefined ? '' : cellText(app, column, row));
  }
}

/** Columns that a person can write. */
export const canEdit = (column: Column): boolean =>
  !column.readOnly && column.kind !== 'system' && !column.multiple;

/** Puts a field into a cell. Enter saves, Escape leaves it, leaving the field saves too. */
export async function editCell(
  app: App,
  cell: HTMLElement,
  at: { readonly list: List; readonly column: Column; readonly row: Row; done(row?: Row): void },
): Promise<void> {
  const { list, column, row } = at;
  const field = await fieldFor(app, at);
  const problem = h('p', { class: 'problem', role: 'alert' });
  const before = JSON.stringify(field.value());
  let isOver = false;
  const end = (saved?: Row) => {
    isOver = true;
    at.done(saved);
  };
  const save = async () => {
    if (isOver) return;
    if (JSON.stringify(field.value()) === before) {
      end();
      return;
    }
    isOver = true;
    try {
      const fields = { [column.name]: field.value() };
      const body = { userId: app.me().id, fields, ifMatch: row.etag };
      end(await ask<Row>('PATCH', `/host/lists/${list.id}/rows/${String(row.id)}`, body));
    } catch (failure) {
      isOver = false;
      problem.textContent = failure instanceof ApiFailure ? failure.message : String(failure);
      field.element.focus();
    }
  };
  field.element.addEventListener('keydown', (event) => {
    const { key, shiftKey } = event as KeyboardEvent;
    if (key === 'Escape') end();
    if (key === 'Enter' && !(column.kind === 'note' && shiftKey)) {
      event.preventDefault();
      void save();
    }
    event.stopPropagation();
  });
  field.element.addEventListener('blur', () => {
    // Not when an error was just shown: the person sees it, then leaves or changes the value.
    if (problem.textContent === '') void save();
    else end();
  });
  fill(cell, field.element, problem);
  field.element.focus();
  if (field.element instanceof HTMLInputElement && field.element.type === 'text')
    field.element.select();
}

/** A form for a new row, with the columns of the view. */
export async function newRowForm(
  app: App,
  list: List,
  at: { readonly columns: readonly Column[]; done(row?: Row): void },
): Promise<HTMLElement> {
  const words = app.words().lists;
  const fields = await Promise.all(
    at.columns.filter(canEdit).map(async (column) => ({
      column,
      field: await fieldFor(app, { list, column }),
    })),
  );
  const problem = h('p', { class: 'problem', role: 'alert' });
  const save = async (event: Event) => {
    event.preventDefault();
    const filled = fields.filter(({ field }) => field.value() !== null);
    try {
      at.done(
        await ask<Row>('POST', `/host/lists/${list.id}/rows`, {
          userId: app.me().id,
          fields: Object.fromEntries(
            filled.map(({ column, field }) => [column.name, field.value()]),
          ),
        }),
      );
    } catch (failure) {
      problem.textContent = failure instanceof ApiFailure ? failure.message : String(failure);
    }
  };
  return h(
    'form',
    { class: 'new-row', onsubmit: save },
    ...fields.map(({ column, field }) =>
      h(
        'label',
        {},
        h('span', {}, column.displayName + (column.required ? ' *' : '')),
        field.element,
      ),
    ),
    problem,
    h('div', { class: 'row end' }, h('button', { class: 'primary' }, words.save)),
  );
}
