import { useRef } from 'preact/hooks';
import { read } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Child } from '../base/dom';
import { announced, useLoaded } from '../base/loading';
import { mainArea } from '../shell/main-area';
import { OpenList, restMs, type Site } from './open-list';
import { navigationOf, scriptOf } from './site-script';
import type { List } from './shapes';

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

interface Found {
  readonly site: Site;
  /** The site script, as it was put. */
  readonly said: unknown;
}

async function readSite(app: App): Promise<Found> {
  const [given, said] = await Promise.all([
    read<Site>(`/host/lists?user=${app.me().id}`),
    read<unknown>('/_emulator/site-script'),
  ]);
  return { site: { ...given, lists: inOrder(given.lists, navigationOf(said)) }, said };
}

/** The list that the address names, or else the one to begin with. */
function listOf(app: App, { site: { lists } }: Found): List | undefined {
  const named = (title: string) => lists.find((one) => one.title === title);
  return named(app.where().item) ?? named(wantedFirst) ?? lists[0];
}

/** A sentence in place of a list. */
const say = (app: App, sentence: string): Child => [
  h('h1', {}, app.state.siteName),
  h('p', { class: 'empty' }, sentence),
];

function inside(app: App, found: Found): Child {
  const words = app.words().lists;
  const { site, said } = found;
  const list = listOf(app, found);
  if (list === undefined) return say(app, site.right === 'none' ? words.noRight : words.none);
  return h(OpenList, { key: list.id, app, site, list, script: scriptOf(said, list.title) });
}

/** The lists of the site as SharePoint shows them to this person. */
export const ListsView: View = ({ app }) => {
  const isEmpty = useRef(true);
  const { loaded } = useLoaded(
    async () => {
      const found = await readSite(app);
      isEmpty.current = found.site.lists.length === 0;
      return found;
    },
    // Without an id the lists themselves may be others.
    announced(
      app,
      ({ kind, id }) => kind === 'list' && (id === undefined || isEmpty.current),
      restMs,
    ),
  );
  const isOver = loaded.state === 'missing' || loaded.state === 'failed';
  return mainArea(
    app,
    { class: 'lists-view' },
    loaded.state === 'there' && inside(app, loaded.value),
    isOver && say(app, app.words().lists.refused.unreachable),
  );
};
