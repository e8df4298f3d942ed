import { ask } from '../base/api';
import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { fieldFor, type Field } from './field';
import { refusalSentence } from './refusal';
import type { Column, List, Row } from './shapes';

/** Columns that a person can write. */
export const canEdit = (column: Column): boolean =>
  !column.readOnly && column.kind !== 'system' && !column.multiple;

/** A cell that is being changed. */
interface Edited {
  readonly list: List;
  readonly column: Column;
  readonly row: Row;
  /** The field is left; with the row when it was saved. */
  done(row?: Row): void;
}

/** Saves what the field holds, once, unless it holds what it held before. */
function saver(app: App, at: Edited, parts: { readonly field: Field; problem: HTMLElement }) {
  const { field, problem } = parts;
  const before = JSON.stringify(field.value());
  let isOver = false;
  const end = (saved?: Row) => {
    if (isOver) return;
    isOver = true;
    at.done(saved);
  };
  const save = async () => {
    if (isOver) return;
    const value = field.value();
    if (JSON.stringify(value) === before) {
      end();
      return;
    }
    const body = { userId: app.me().id, fields: { [at.column.name]: value }, ifMatch: at.row.etag };
    const path = `/host/lists/${at.list.id}/rows/${String(at.row.id)}`;
    field.element.disabled = true;
    try {
      end(await ask<Row>('PATCH', path, body));
    } catch (failure) {
      field.element.disabled = false;
      problem.textContent = refusalSentence(app, at.list, failure);
      field.element.focus();
    }
  };
  return { save, end };
}

/** Puts a field into a cell. Enter saves, Escape leaves it, leaving the field saves too. */
export async function editCell(app: App, cell: HTMLElement, at: Edited): Promise<void> {
  const field = await fieldFor(app, at);
  const problem = h('p', { class: 'problem', role: 'alert' });
  const { save, end } = saver(app, at, { field, problem });
  const { element } = field;
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') end();
    if (event.key !== 'Enter' || (at.column.kind === 'note' && event.shiftKey)) return;
    event.preventDefault();
    void save();
  };
  element.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent) onKey(event);
  });
  element.addEventListener('blur', () => {
    if (element.disabled) return;
    // Not when an error was just shown: the person sees it, then leaves or changes the value.
    if (problem.textContent === '') void save();
    else end();
  });
  fill(cell, element, problem);
  element.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
}

interface Entry {
  readonly column: Column;
  readonly field: Field;
}

const entryLabel = ({ column, field }: Entry) =>
  h('label', {}, h('span', {}, column.displayName + (column.required ? ' *' : '')), field.element);

/** A form for a new row, with the columns of the view. */
export async function newRowForm(
  app: App,
  list: List,
  at: { readonly columns: readonly Column[]; done(row?: Row): void },
): Promise<HTMLElement> {
  const entries = await Promise.all(
    at.columns.filter(canEdit).map(async (column): Promise<Entry> => ({
      column,
      field: await fieldFor(app, { list, column }),
    })),
  );
  const problem = h('p', { class: 'problem', role: 'alert' });
  const save = async (event: Event) => {
    event.preventDefault();
    const filled = entries
      .map(({ column, field }) => [column.name, field.value()] as const)
      .filter(([, value]) => value !== null);
    const body = { userId: app.me().id, fields: Object.fromEntries(filled) };
    try {
      at.done(await ask<Row>('POST', `/host/lists/${list.id}/rows`, body));
    } catch (failure) {
      problem.textContent = refusalSentence(app, list, failure);
    }
  };
  const button = h('button', { class: 'primary' }, app.words().lists.save);
  return h(
    'form',
    { class: 'new-row', onsubmit: save },
    ...entries.map(entryLabel),
    problem,
    h('div', { class: 'row end' }, button),
  );
}
