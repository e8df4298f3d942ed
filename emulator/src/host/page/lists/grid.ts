import { ask } from '../base/api';
import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { icon } from '../base/icons';
import { askModal } from '../shell/modal';
import { cellContent, cellText } from './cells';
import { canEdit, editCell } from './editing';
import type { Column, List, ListScript, Row } from './shapes';
import { openVersions } from './versions';
import type { Group } from './view-rows';

/** What the grid shows now. */
interface Shown {
  readonly list: List;
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
  readonly script: ListScript;
  readonly canWrite: boolean;
}

/** Rows drawn at first and with each "more": a grid of thousands stays quick. */
const portion = 200;

const titleOf = (row: Row) => String(row.values['Title'] ?? row.id);

/** What a cell that can be changed shows: its words as a button; a link stands beside its button, to be followed. */
function editable(
  app: App,
  at: { readonly column: Column; readonly row: Row; readonly content: Node },
  open: () => unknown,
): readonly (Node | false)[] {
  const { column, row, content } = at;
  const isLink = content instanceof HTMLElement && content.querySelector('a') !== null;
  const isBare = isLink || cellText(app, column, row) === '';
  const button = h(
    'button',
    {
      type: 'button',
      class: isLink ? 'quiet beside' : 'cell',
      'aria-label': isBare ? app.words().lists.edit(column.displayName) : undefined,
      onclick: open,
    },
    isLink ? icon('edit') : content,
  );
  return [isLink && content, button];
}

function cell(app: App, shown: Shown, at: { column: Column; row: Row }): HTMLElement {
  const { column } = at;
  const { list, columns } = shown;
  let { row } = at;
  const element = h('td', {});
  const format = shown.script.formats.get(column.displayName);
  const isEditable = shown.canWrite && canEdit(column);
  const show = () => {
    const content = cellContent(app, column, { row, columns, format });
    if (isEditable) fill(element, ...editable(app, { column, row, content }, open));
    else fill(element, content);
  };
  const done = (saved?: Row) => {
    row = saved ?? row;
    show();
    element.querySelector('button')?.focus();
  };
  const open = () => editCell(app, element, { list, column, row, done });
  show();
  return element;
}

function actions(app: App, shown: Shown, row: Row): HTMLElement {
  const words = app.words().lists;
  const title = titleOf(row);
  const remove = async () => {
    const question = { text: words.removeSure(title), yes: words.removeYes, no: words.cancel };
    if (!(await askModal(app, words.remove, question))) return;
    await ask('DELETE', `/host/lists/${shown.list.id}/rows/${String(row.id)}?user=${app.me().id}`);
  };
  const button = (name: 'history' | 'remove', label: string, work: () => unknown) =>
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        title: label,
        'aria-label': `${label}: ${title}`,
        onclick: work,
      },
      icon(name),
    );
  return h(
    'td',
    { class: 'row-actions' },
    button('history', words.history, () => openVersions(app, shown.list, { row, title })),
    shown.canWrite && button('remove', words.remove, remove),
  );
}

function rowElement(app: App, shown: Shown, row: Row): HTMLElement {
  return h(
    'tr',
    { 'data-id': row.id, 'data-etag': row.etag },
    ...shown.columns.map((column) => cell(app, shown, { column, row })),
    actions(app, shown, row),
  );
}

/** The rows of a group, a portion at a time. */
function bodyOf(app: App, shown: Shown, rows: readonly Row[]): HTMLElement {
  const words = app.words().lists;
  const body = h('tbody', {});
  const add = (from: number) => {
    body.append(...rows.slice(from, from + portion).map((row) => rowElement(app, shown, row)));
    const left = rows.length - from - portion;
    if (left <= 0) return;
    const more = h(
      'tr',
      {},
      h(
        'td',
        { colspan: shown.columns.length + 1 },
        h(
          'button',
          {
            type: 'button',
            onclick: () => {
              more.remove();
              add(from + portion);
            },
          },
          words.more(Math.min(left, portion)),
        ),
      ),
    );
    body.append(more);
  };
  add(0);
  return body;
}

/** The table of a view. */
export function gridTable(app: App, shown: Shown): HTMLElement {
  const words = app.words().lists;
  const heads = shown.columns.map((column) =>
    h('th', { scope: 'col', title: column.description || undefined }, column.displayName),
  );
  const head = h(
    'tr',
    {},
    ...heads,
    h('th', { scope: 'col' }, h('span', { class: 'only-read' }, words.actions)),
  );
  const bodies = shown.groups.flatMap(({ name, rows }) => {
    const body = bodyOf(app, shown, rows);
    if (name === undefined) return [body];
    const heading = h(
      'th',
      { colspan: shown.columns.length + 1, scope: 'rowgroup', class: 'group' },
      words.group(name === '' ? words.empty : name, rows.length),
    );
    body.prepend(h('tr', {}, heading));
    return [body];
  });
  return h('table', { class: 'grid' }, h('thead', {}, head), ...bodies);
}
