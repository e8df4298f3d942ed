import { read } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import { openList, type Site } from './open-list';
import { navigationOf, scriptOf } from './site-script';
import type { List } from './shapes';

/** Many rows may change at once: the grid is drawn when they have come to rest, in milliseconds. */
const restMs = 300;

/** The lists of the navigation first. */
function inOrder(lists: readonly List[], navigation: readonly string[]): readonly List[] {
  const rank = ({ title }: List) => {
    const at = navigation.indexOf(title);
    return at === -1 ? navigation.length : at;
  };
  return lists.toSorted((a, b) => rank(a) - rank(b));
}

/** The list that people look for first; otherwise the first of the navigation. */
const wantedFirst = 'Rapporter';

/** Opens the list that the address names. */
async function open(app: App, root: HTMLElement): Promise<(() => Promise<void>) | undefined> {
  const words = app.words().lists;
  const given = await read<Site>(`/host/lists?user=${app.me().id}`);
  const said = await read<unknown>('/_emulator/site-script');
  const site = { ...given, lists: inOrder(given.lists, navigationOf(said)) };
  const named = (title: string) => site.lists.find((one) => one.title === title);
  const list = named(app.where().item) ?? named(wantedFirst) ?? site.lists[0];
  if (list === undefined) {
    const sentence = site.right === 'none' ? words.noRight : words.none;
    fill(root, h('h1', {}, app.state.siteName), h('p', { class: 'empty' }, sentence));
    return undefined;
  }
  const refresh = openList(app, root, { site, list, script: scriptOf(said, list.title) });
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
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      void (refresh === undefined || event.id === undefined ? start() : refresh());
    }, restMs);
  });
  return {
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
