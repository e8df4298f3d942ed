import { read } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import { openModal } from '../shell/modal';
import { isTeamsLink, openDeepLink } from '../tab/links';
import { compare, readCaml } from './caml';
import { newRowForm } from './editing';
import { gridTable, type Shown } from './grid';
import { navigationOf, scriptOf } from './site-script';
import type { Column, List, ListScript, Row, ViewScript } from './shapes';

interface Site {
  readonly right: 'none' | 'read' | 'contribute' | 'owner';
  readonly lists: readonly List[];
}

/** A site without views shows its columns as they are, without those that SharePoint keeps for itself. */
function everything(list: List, name: string): ViewScript {
  const own = list.columns.filter((c) => !c.hidden && (c.kind !== 'system' || c.name === 'Title'));
  return { name, viewFields: own.map((c) => c.name), query: '', isDefault: true };
}

function columnsOf(list: List, view: ViewScript): readonly Column[] {
  return view.viewFields.flatMap((name) => {
    // `LinkTitle` is Title with the row's menu.
    const bare = name.replace(/^LinkTitle(NoMenu)?$/, 'Title');
    const column = list.columns.find((c) => c.name === bare || c.displayName === bare);
    return column === undefined ? [] : [column];
  });
}

const textIn = (row: Row, column: string) =>
  row.shown[column] ?? (row.values[column] === undefined ? '' : String(row.values[column]));

const sortable = (row: Row, column: string) => {
  const value = row.values[column];
  return typeof value === 'number' && row.shown[column] === undefined
    ? value
    : value === undefined
      ? undefined
      : typeof value === 'string'
        ? value
        : textIn(row, column);
};

/** The rows of a view in its order, under its headings. */
function groupsOf(app: App, view: ViewScript, rows: readonly Row[]): Shown['groups'] {
  const around = { now: new Date(app.state.now), userName: app.me().displayName };
  const query = readCaml(view.query, around);
  const sorted = rows
    .filter((row) => query.passes(row))
    .toSorted((a, b) => {
      for (const { column, isAscending } of query.orderBy) {
        const order = compare(sortable(a, column), sortable(b, column));
        if (order !== 0) return isAscending ? order : -order;
      }
      return a.id - b.id;
    });
  const { groupBy } = query;
  if (groupBy === undefined) return [{ rows: sorted }];
  const names = [...new Set(sorted.map((row) => textIn(row, groupBy)))].toSorted(compare);
  return names.map((name) => ({ name, rows: sorted.filter((r) => textIn(r, groupBy) === name) }));
}

function picker(
  label: string,
  options: readonly { readonly value: string; readonly text: string }[],
  at: { readonly now: string; pick(value: string): void },
): HTMLElement {
  const select: HTMLSelectElement = h(
    'select',
    {
      value: at.now,
      onchange: () => {
        at.pick(select.value);
      },
    },
    ...options.map(({ value, text }) => h('option', { value }, text)),
  );
  return h('label', { class: 'picker' }, h('span', {}, label), select);
}

/** The open list: its view, its rows, and the ways to change them. */
function openList(app: App, root: HTMLElement, at: { site: Site; list: List; script: ListScript }) {
  const words = app.words().lists;
  const { site, list, script } = at;
  const views = [...script.views, everything(list, words.allItems)];
  const wanted = views.find((v) => v.name === app.where().sub) ?? views.find((v) => v.isDefault);
  const view = wanted ?? everything(list, words.allItems);
  const canWrite = site.right === 'contribute' || site.right === 'owner';
  const columns = columnsOf(list, view);
  const count = h('span', { class: 'hint', role: 'status' });
  const table = h('div', {
    class: 'table',
    tabindex: '0',
    role: 'region',
    'aria-label': list.title,
  });
  const add = async () => {
    const form = await newRowForm(app, list, {
      columns,
      done: () => {
        modal.close();
      },
    });
    const modal = openModal(app, words.addHeading, { children: [form] });
  };
  const tools = h(
    'div',
    { class: 'list-tools' },
    picker(
      words.pickList,
      site.lists.map((one) => ({ value: one.title, text: one.title })),
      { now: list.title, pick: (item) => app.go({ item, sub: '' }) },
    ),
    picker(
      words.pickView,
      views.map(({ name }) => ({ value: name, text: name })),
      { now: view.name, pick: (sub) => app.go({ item: list.title, sub }) },
    ),
    canWrite && h('button', { type: 'button', onclick: add }, words.add),
    count,
    h('p', { class: 'hint' }, canWrite ? words.hint : words.readOnly),
  );
  fill(root, h('h1', {}, list.title), tools, table);
  table.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || !isTeamsLink(link.href)) return;
    event.preventDefault();
    openDeepLink(app, link.href);
  });
  const refresh = async () => {
    // Nobody's typing is swept away: the grid is drawn anew when the field is left.
    if (table.querySelector('td :is(input, select, textarea)') !== null) return;
    const rows = await read<readonly Row[]>(`/host/lists/${list.id}/rows?user=${app.me().id}`);
    const groups = groupsOf(app, view, rows);
    const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
    count.textContent = words.rows(total);
    const shown: Shown = { list, columns, groups, script, canWrite };
    keepPlace(table, () => {
      fill(
        table,
        total === 0 ? h('p', { class: 'empty' }, words.emptyView) : gridTable(app, shown),
      );
    });
  };
  return refresh;
}

/** Draws anew without losing how far the table is scrolled, or which cell has the keyboard. */
function keepPlace(table: HTMLElement, draw: () => void): void {
  const { scrollTop, scrollLeft } = table;
  const focused = document.activeElement?.closest('td');
  const row = focused?.closest('tr')?.dataset['id'];
  const at = focused === null || focused === undefined ? -1 : focused.cellIndex;
  draw();
  table.scrollTo(scrollLeft, scrollTop);
  if (row === undefined || !table.isConnected) return;
  const again = table.querySelector<HTMLTableRowElement>(`tr[data-id="${row}"]`);
  again?.cells[at]?.querySelector('button')?.focus();
}

/** The lists of the navigation first. */
function inOrder(lists: readonly List[], navigation: readonly string[]): readonly List[] {
  const rank = ({ title }: List) => {
    const at = navigation.indexOf(title);
    return at === -1 ? navigation.length : at;
  };
  return lists.toSorted((a, b) => rank(a) - rank(b));
}

async function open(app: App, root: HTMLElement): Promise<(() => Promise<void>) | undefined> {
  const words = app.words().lists;
  const given = await read<Site>(`/host/lists?user=${app.me().id}`);
  const said = await read<unknown>('/_emulator/site-script');
  const site = { ...given, lists: inOrder(given.lists, navigationOf(said)) };
  const heading = h('h1', {}, app.state.siteName);
  const list = site.lists.find((one) => one.title === app.where().item) ?? site.lists[0];
  if (list === undefined) {
    const sentence = site.right === 'none' ? words.noRight : words.none;
    fill(root, heading, h('p', { class: 'empty' }, sentence));
    return undefined;
  }
  const script = scriptOf(said, list.title);
  const refresh = openList(app, root, { site, list, script });
  await refresh();
  return refresh;
}

/** The lists of the site as SharePoint shows them to this person. */
export function listsView(app: App, root: HTMLElement): View {
  root.className = 'lists-view';
  let refresh: (() => Promise<void>) | undefined;
  let timer = 0;
  const start = async () => {
    refresh = await open(app, root);
  };
  void start();
  const stop = app.live.on((event) => {
    if (event.kind !== 'list') return;
    // Many rows may change at once: draw when they have come to rest.
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      void (refresh === undefined || event.id === undefined ? start() : refresh());
    }, 300);
  });
  return {
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
