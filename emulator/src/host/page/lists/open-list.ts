import { read } from '../base/api';
import type { App } from '../base/app';
import { fill, h } from '../base/dom';
import { openModal } from '../shell/modal';
import { isTeamsLink, openDeepLink } from '../tab/links';
import { newRowForm } from './editing';
import { gridTable } from './grid';
import type { Column, List, ListScript, Row, ViewScript } from './shapes';
import { columnsOf, everything, groupsOf } from './view-rows';

/** The lists that a person sees, and what they may do there. */
export interface Site {
  readonly right: 'none' | 'read' | 'contribute' | 'owner';
  readonly lists: readonly List[];
}

/** The list that is open, in the view that is chosen. */
interface OpenList {
  readonly site: Site;
  readonly list: List;
  readonly script: ListScript;
  readonly views: readonly ViewScript[];
  readonly view: ViewScript;
  readonly columns: readonly Column[];
  readonly canWrite: boolean;
}

function picker(
  label: string,
  options: readonly string[],
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
    ...options.map((text) => h('option', { value: text }, text)),
  );
  return h('label', { class: 'picker' }, h('span', {}, label), select);
}

/** Opens the form for a new row. */
async function addRow(app: App, { list, columns }: OpenList): Promise<void> {
  const form = await newRowForm(app, list, {
    columns,
    done: () => {
      modal.close();
    },
  });
  const modal = openModal(app, app.words().lists.addHeading, { children: [form] });
}

function tools(app: App, open: OpenList, count: HTMLElement): HTMLElement {
  const words = app.words().lists;
  const { site, list, views, view, canWrite } = open;
  const lists = picker(
    words.pickList,
    site.lists.map(({ title }) => title),
    {
      now: list.title,
      pick: (item) => {
        app.go({ item, sub: '' });
      },
    },
  );
  const shown = picker(
    words.pickView,
    views.map(({ name }) => name),
    {
      now: view.name,
      pick: (sub) => {
        app.go({ item: list.title, sub });
      },
    },
  );
  const add = h('button', { type: 'button', onclick: () => addRow(app, open) }, words.add);
  const hint = h('p', { class: 'hint' }, canWrite ? words.hint : words.readOnly);
  return h('div', { class: 'list-tools' }, lists, shown, canWrite && add, count, hint);
}

/** Links into Teams open in this page, as they would in Teams. */
function openLinksHere(app: App, table: HTMLElement): void {
  table.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || !isTeamsLink(link.href)) return;
    event.preventDefault();
    openDeepLink(app, link.href);
  });
}

/** The button of the cell that has the keyboard, found again in the table as it is then. */
function focusedCell(table: HTMLElement): () => HTMLElement | null | undefined {
  const cell = document.activeElement?.closest('td');
  const row = cell?.closest('tr')?.dataset['id'];
  if (cell == null || row === undefined) return () => undefined;
  const { cellIndex } = cell;
  return () =>
    table
      .querySelector<HTMLTableRowElement>(`tr[data-id="${row}"]`)
      ?.cells[cellIndex]?.querySelector('button');
}

/** Draws anew without losing how far the table is scrolled, or which cell has the keyboard. */
function keepPlace(table: HTMLElement, draw: () => void): void {
  const { scrollTop, scrollLeft } = table;
  const again = focusedCell(table);
  draw();
  table.scrollTo(scrollLeft, scrollTop);
  again()?.focus();
}

function choose(app: App, at: { site: Site; list: List; script: ListScript }): OpenList {
  const all = everything(at.list, app.words().lists.allItems);
  const views = [...at.script.views, all];
  const wanted = views.find((one) => one.name === app.where().sub);
  const view = wanted ?? views.find((one) => one.isDefault) ?? all;
  const canWrite = at.site.right === 'contribute' || at.site.right === 'owner';
  return { ...at, views, view, columns: columnsOf(at.list, view), canWrite };
}

/**
 * The open list: its view, its rows, and the ways to change them.
 *
 * @returns draws the rows as they are now
 */
export function openList(
  app: App,
  root: HTMLElement,
  at: { readonly site: Site; readonly list: List; readonly script: ListScript },
): () => Promise<void> {
  const open = choose(app, at);
  const { list, view } = open;
  const count = h('span', { class: 'hint', role: 'status' });
  const table = h('div', {
    class: 'table',
    tabindex: '0',
    role: 'region',
    'aria-label': list.title,
  });
  fill(root, h('h1', {}, list.title), tools(app, open, count), table);
  openLinksHere(app, table);
  return async () => {
    // Nobody's typing is swept away: the grid is drawn anew when the field is left.
    if (table.querySelector('td :is(input, select, textarea)') !== null) return;
    const rows = await read<readonly Row[]>(`/host/lists/${list.id}/rows?user=${app.me().id}`);
    const around = { now: app.now(), userName: app.me().displayName };
    const groups = groupsOf(around, view, rows);
    const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
    const words = app.words().lists;
    count.textContent = words.rows(total);
    const shown = { ...open, groups };
    keepPlace(table, () => {
      const empty = h('p', { class: 'empty' }, words.emptyView);
      fill(table, total === 0 ? empty : gridTable(app, shown));
    });
  };
}
