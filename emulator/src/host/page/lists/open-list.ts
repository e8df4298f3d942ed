import type { FunctionComponent } from 'preact';
import { read } from '../base/api';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { announced, useLoaded } from '../base/loading';
import { Grid } from './grid';
import { openNewRow } from './new-row';
import type { Column, List, ListScript, Row, ViewScript } from './list-data';
import { columnsOf, everything, useGroups } from './view-rows';

/** The lists that the chosen person sees, and what they may do with them. */
export interface Site {
  readonly right: 'none' | 'read' | 'contribute' | 'owner';
  readonly lists: readonly List[];
}

/** Many rows may change at once: the page reads them when no change has come for so many milliseconds. */
export const debounceMs = 300;

interface ListProps {
  readonly app: App;
  readonly site: Site;
  readonly list: List;
  readonly script: ListScript;
}

/** A labelled choice among names. */
function picker(
  label: string,
  options: readonly string[],
  { now, pick }: { readonly now: string; readonly pick: (value: string) => void },
): Drawn {
  const choose = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) => {
    pick(currentTarget.value);
  };
  return h(
    'label',
    { class: 'picker' },
    h('span', {}, label),
    h(
      'select',
      { onchange: choose },
      options.map((text) => h('option', { key: text, value: text, selected: text === now }, text)),
    ),
  );
}

/** The views of the list, and the one that the address names. */
function viewsOf({ app, list, script }: ListProps) {
  const all = everything(list, app.words().lists.allItems);
  const views = [...script.views, all];
  const wanted = views.find(({ name }) => name === app.route().sub);
  return { views, view: wanted ?? views.find(({ isDefault }) => isDefault) ?? all };
}

interface Chosen extends ListProps {
  readonly views: readonly ViewScript[];
  readonly view: ViewScript;
  readonly columns: readonly Column[];
  readonly canWrite: boolean;
}

function tools({ app, site, list, views, view, columns, canWrite }: Chosen, count: string): Drawn {
  const words = app.words().lists;
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
  const add = () => {
    openNewRow(app, list, columns);
  };
  return h(
    'div',
    { class: 'list-tools' },
    lists,
    shown,
    canWrite && h('button', { type: 'button', onclick: add }, words.add),
    h('span', { class: 'hint', role: 'status' }, count),
    h('p', { class: 'hint' }, canWrite ? words.hint : words.readOnly),
  );
}

const noRows: readonly Row[] = [];

/** Shows a list: a choice of lists and views, the rows of the view, and a button for a new row. */
export const OpenList: FunctionComponent<ListProps> = (props) => {
  const { app, site, list } = props;
  const words = app.words().lists;
  const { views, view } = viewsOf(props);
  const canWrite = site.right === 'contribute' || site.right === 'owner';
  const chosen = { ...props, views, view, canWrite, columns: columnsOf(list, view) };
  const { loaded } = useLoaded(
    () => read<readonly Row[]>(`/host/lists/${list.id}/rows?user=${app.me().id}`),
    announced(app, ({ kind }) => kind === 'list', debounceMs),
  );
  const rows = loaded.state === 'there' ? loaded.value : noRows;
  const total = useGroups(app, view, rows).reduce((sum, group) => sum + group.rows.length, 0);
  const sentences = {
    loading: undefined,
    missing: words.missing,
    failed: words.refused.unreachable,
  };
  const inside =
    loaded.state === 'there'
      ? h(Grid, { key: view.name, ...chosen, rows })
      : h('p', { class: 'empty' }, sentences[loaded.state]);
  return [
    h('h1', {}, list.title),
    tools(chosen, loaded.state === 'there' ? words.rows(total) : ''),
    inside,
  ];
};
