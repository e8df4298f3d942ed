import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import { askModal } from '../shell/modal';
import { isTeamsLink, openDeepLink } from '../tab/links';
import { cellContent, cellText } from './cells';
import { canEdit, EditedCell } from './editing';
import type { Column, List, ListScript, Row, ViewScript } from './list-data';
import { useKeptFocus, useSteadyRows, type SteadyRows } from './steady-rows';
import { openVersions } from './versions';
import { useGroups, type Group } from './view-rows';

interface GridProps {
  readonly app: App;
  readonly list: List;
  readonly columns: readonly Column[];
  readonly script: ListScript;
  readonly canWrite: boolean;
  /** All rows of the list, as they were last read. */
  readonly rows: readonly Row[];
  /** The view, which says which rows are shown, in which order and under which headings. */
  readonly view: ViewScript;
}

/** The grid with the rows that it draws. */
interface Shown extends GridProps {
  readonly steady: SteadyRows;
}

/** How many rows the grid draws at first and with each press on "more", so that a grid of thousands stays fast. */
const portion = 200;

const titleOf = (row: Row) => String(row.values['Title'] ?? row.id);

/** Draws a cell that can be changed: a button with its content, or its link with a button beside it. */
function editable(
  app: App,
  at: { readonly column: Column; readonly row: Row; readonly open: () => void },
  { drawn, isLink }: { readonly drawn: Drawn; readonly isLink: boolean },
): Child {
  const { column, row, open } = at;
  const isBare = isLink || cellText(app, column, row) === '';
  const attributes = {
    type: 'button',
    class: isLink ? 'quiet beside' : 'cell',
    'aria-label': isBare ? app.words().lists.edit(column.displayName) : undefined,
    onclick: open,
  };
  return [isLink && drawn, h('button', attributes, isLink ? icon('edit') : drawn)];
}

function cell(shown: Shown, row: Row, column: Column): Child {
  const { app, list, columns, script, canWrite, steady } = shown;
  const place = { rowId: row.id, column: column.name };
  const done = (saved?: Row) => {
    steady.close(place, saved);
  };
  if (steady.isOpen(place)) return h(EditedCell, { app, list, column, row, done });
  const format = script.formats.get(column.displayName);
  const content = cellContent(app, column, { row, columns, format });
  if (!canWrite || !canEdit(column)) return content.drawn;
  const open = () => {
    steady.open(place);
  };
  return editable(app, { column, row, open }, content);
}

function actions({ app, list, canWrite }: Shown, row: Row): Drawn {
  const words = app.words().lists;
  const title = titleOf(row);
  const remove = async () => {
    const question = { text: words.removeSure(title), yes: words.removeYes, no: words.cancel };
    if (!(await askModal(app, words.remove, question))) return;
    await ask('DELETE', `/host/lists/${list.id}/rows/${String(row.id)}?user=${app.me().id}`);
  };
  const button = (name: 'history' | 'remove', label: string, work: () => unknown) => {
    const look = { type: 'button', class: 'quiet', title: label };
    return h('button', { ...look, 'aria-label': `${label}: ${title}`, onclick: work }, icon(name));
  };
  const open = () => {
    openVersions({ app, list, row }, title);
  };
  return h(
    'td',
    { class: 'row-actions' },
    button('history', words.history, open),
    canWrite && button('remove', words.remove, remove),
  );
}

const rowElement = (shown: Shown, row: Row): Drawn =>
  h(
    'tr',
    { key: row.id, 'data-id': row.id, 'data-etag': row.etag },
    shown.columns.map((column) =>
      h('td', { key: column.name, 'data-column': column.name }, cell(shown, row, column)),
    ),
    actions(shown, row),
  );

/** The rows of a group, with a button for more when there are many. */
const Body: FunctionComponent<{ readonly shown: Shown; readonly group: Group }> = ({
  shown,
  group: { name, rows },
}) => {
  const [limit, setLimit] = useState(portion);
  const words = shown.app.words().lists;
  const colspan = shown.columns.length + 1;
  const left = rows.length - limit;
  const more = () => {
    setLimit(limit + portion);
  };
  const heading = name !== undefined && words.group(name === '' ? words.empty : name, rows.length);
  return h(
    'tbody',
    {},
    heading !== false &&
      h('tr', {}, h('th', { colspan, scope: 'rowgroup', class: 'group' }, heading)),
    rows.slice(0, limit).map((row) => rowElement(shown, row)),
    left > 0 &&
      h(
        'tr',
        {},
        h(
          'td',
          { colspan },
          h('button', { type: 'button', onclick: more }, words.more(Math.min(left, portion))),
        ),
      ),
  );
};

function head({ app, columns }: GridProps): Drawn {
  const heads = columns.map(({ name, displayName, description }) =>
    h('th', { key: name, scope: 'col', title: description || undefined }, displayName),
  );
  const last = h('span', { class: 'only-read' }, app.words().lists.actions);
  return h('thead', {}, h('tr', {}, heads, h('th', { scope: 'col' }, last)));
}

function table(shown: Shown, groups: readonly Group[]): Drawn {
  const bodies = groups.map((group) => h(Body, { key: group.name ?? '\n', shown, group }));
  return h('table', { class: 'grid' }, head(shown), bodies);
}

/** Opens a deep link to Teams in this page, as Teams would open it in itself. */
function followLink(app: App, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !isTeamsLink(link.href)) return;
  event.preventDefault();
  openDeepLink(app, link.href);
}

/** Shows the rows of a view as a table, or a sentence when the view has none. */
export const Grid: FunctionComponent<GridProps> = (props) => {
  const { app, list, rows, view } = props;
  const words = app.words().lists;
  const box = useRef<HTMLDivElement>(null);
  const steady = useSteadyRows(rows, useKeptFocus(box));
  const groups = useGroups(app, view, steady.rows);
  const isEmpty = groups.every((one) => one.rows.length === 0);
  const attributes = { class: 'table', tabindex: '0', role: 'region', 'aria-label': list.title };
  const onclick = (event: MouseEvent) => {
    followLink(app, event);
  };
  return h(
    'div',
    { ...attributes, ref: box, onclick },
    isEmpty ? h('p', { class: 'empty' }, words.emptyView) : table({ ...props, steady }, groups),
  );
};
