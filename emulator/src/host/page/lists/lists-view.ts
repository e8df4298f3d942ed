import { useRef } from 'preact/hooks';
import { read } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Child } from '../base/dom';
import { announced, useLoaded } from '../base/loading';
import { mainArea } from '../shell/main-area';
import { OpenList, debounceMs, type Site } from './open-list';
import { navigationOf, scriptOf } from './site-script';
import type { List } from './list-data';

/** Sorts the lists: first those in the site's navigation, in its order. */
function inOrder(lists: readonly List[], navigation: readonly string[]): readonly List[] {
  const rank = ({ title }: List) => {
    const at = navigation.indexOf(title);
    return at === -1 ? navigation.length : at;
  };
  return lists.toSorted((a, b) => rank(a) - rank(b));
}

/** Title of the list that opens first; when the site has none, the first list of the navigation opens. */
const wantedFirst = 'Rapporter';

interface Found {
  readonly site: Site;
  /** The site script as it was uploaded to the emulator. */
  readonly script: unknown;
}

async function readSite(app: App): Promise<Found> {
  const [given, script] = await Promise.all([
    read<Site>(`/host/lists?user=${app.me().id}`),
    read<unknown>('/_emulator/site-script'),
  ]);
  return { site: { ...given, lists: inOrder(given.lists, navigationOf(script)) }, script };
}

/** The list that the address names, otherwise the one that opens first. */
function listOf(app: App, { site: { lists } }: Found): List | undefined {
  const named = (title: string) => lists.find((one) => one.title === title);
  return named(app.route().item) ?? named(wantedFirst) ?? lists[0];
}

/** The sentence that replaces a list. */
const emptyState = (app: App, sentence: string): Child => [
  h('h1', {}, app.state.siteName),
  h('p', { class: 'empty' }, sentence),
];

function inside(app: App, found: Found): Child {
  const words = app.words().lists;
  const { site, script } = found;
  const list = listOf(app, found);
  if (list === undefined)
    return emptyState(app, site.right === 'none' ? words.noRight : words.none);
  return h(OpenList, { key: list.id, app, site, list, script: scriptOf(script, list.title) });
}

/** Shows the lists of the site as SharePoint shows them to the chosen person. */
export const ListsView: View = ({ app }) => {
  const isEmpty = useRef(true);
  const { loaded } = useLoaded(
    async () => {
      const found = await readSite(app);
      isEmpty.current = found.site.lists.length === 0;
      return found;
    },
    // An event without an id says that lists may have been added or deleted.
    announced(
      app,
      ({ kind, id }) => kind === 'list' && (id === undefined || isEmpty.current),
      debounceMs,
    ),
  );
  const isOver = loaded.state === 'missing' || loaded.state === 'failed';
  return mainArea(
    app,
    { class: 'lists-view' },
    loaded.state === 'there' && inside(app, loaded.value),
    isOver && emptyState(app, app.words().lists.refused.unreachable),
  );
};
