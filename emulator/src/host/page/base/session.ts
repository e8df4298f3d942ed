import type { Words } from '../text/sv';
import { read } from './api';
import type { App } from './app';
import { attempt } from './attempt';
import { makePageClock, type PageClock } from './clock';
import { openLive } from './live';
import { makeReader } from './reader';
import type { Activity, Conversations, HostState, Person } from './host-data';
import { localeOf, readRoute, writeRoute, type Route } from './route';
import { makeWindows } from './windows';

/** Fetches the texts of one language; the other languages are not loaded. */
const wordsOf: Readonly<Record<Route['language'], () => Promise<Words>>> = {
  sv: () => import('../text/sv').then(({ sv }) => sv),
  en: () => import('../text/en').then(({ en }) => en),
  fi: () => import('../text/fi').then(({ fi }) => fi),
};

/** The part of the page's data that changes without the person doing anything. */
interface LiveData {
  readonly conversations: Conversations;
  readonly activities: readonly Activity[];
}

/** Everything that the page shows to one person in one language. */
interface Shown extends LiveData {
  readonly route: Route;
  readonly state: HostState;
  readonly words: Words;
}

/** Holds the page's state and keeps it in line with the address bar and the emulator. */
export interface Session {
  readonly app: App;
  /** Calls the listener each time that the page has to be drawn again. @returns a function that ends this */
  readonly onChange: (listener: () => void) => () => void;
  readonly clock: PageClock;
}

const readState = (language: string) => read<HostState>(`/host/state?language=${language}`);

async function readLiveData(user: string): Promise<LiveData> {
  const [conversations, activities] = await Promise.all([
    read<Conversations>(`/host/conversations?user=${user}`),
    read<readonly Activity[]>(`/_emulator/activities?userId=${user}`),
  ]);
  return { conversations, activities };
}

async function load(route: Route): Promise<Shown> {
  const { user, language } = route;
  const [state, words, liveData] = await Promise.all([
    readState(language),
    wordsOf[language](),
    readLiveData(user),
  ]);
  return { route, state, words, ...liveData };
}

/** Loads what the address names. The address has a person's sign-in name, so the list of people is read first. */
async function loadFirst(): Promise<Shown> {
  const state = await readState('sv');
  const route = readRoute(state, location.search);
  history.replaceState(null, '', writeRoute(state, route));
  return load(route);
}

const keyOf = ({ user, language }: Route) => `${user}\n${language}`;

/** The route after a change. Another view or item begins without the tab and the part that were open in the old one. */
function routeAfter(route: Route, change: Partial<Route>): Route {
  const isElsewhere = change.view !== undefined || change.item !== undefined;
  return { ...route, ...(isElsewhere ? { tab: '', sub: '' } : {}), ...change };
}

function mustFind(state: HostState, id: string): Person {
  const person = state.people.find((p) => p.id === id) ?? state.people[0];
  if (person === undefined) throw new TypeError('The tenant has no people.');
  return person;
}

/** Holds what is shown, and reads its changing part again. */
function makeShown(first: Shown, changed: () => void) {
  let shown = first;
  const show = (next: Shown) => {
    shown = next;
    changed();
  };
  const readAgain = async () => {
    const { user } = shown.route;
    const found = await readLiveData(user);
    if (shown.route.user === user) show({ ...shown, ...found });
  };
  const reader = makeReader(readAgain, () => undefined);
  return { shown: () => shown, show, renew: () => void reader.again() };
}

/** Follows the address. Another person or language is loaded completely before any part of it is shown. */
function makeStore(first: Shown, changed: () => void) {
  const { shown, show, renew } = makeShown(first, changed);
  let wantedRoute = first.route;
  let loading = '';
  const loadWanted = async (key: string) => {
    loading = key;
    try {
      const next = await load(wantedRoute);
      // The person chose someone else while this was loading: that choice is shown instead.
      if (loading !== key) return;
      show({ ...next, route: wantedRoute });
      // Events that came during the loading renewed the data of the previous person, so it is read once more.
      renew();
    } finally {
      if (loading === key) loading = '';
    }
  };
  const follow = async () => {
    const key = keyOf(wantedRoute);
    if (key === loading) return;
    if (key !== keyOf(shown().route)) return loadWanted(key);
    loading = '';
    show({ ...shown(), route: wantedRoute });
  };
  return {
    shown,
    renew,
    wantedRoute: () => wantedRoute,
    want: (route: Route) => {
      wantedRoute = route;
      attempt(follow);
    },
  };
}

type Store = ReturnType<typeof makeStore>;

function makeApp(store: Store, changed: () => void, clock: PageClock): App {
  const { shown, wantedRoute, want } = store;
  return {
    get state() {
      return shown().state;
    },
    live: openLive(),
    windows: makeWindows(changed),
    route: () => shown().route,
    wantedRoute,
    me: () => mustFind(shown().state, shown().route.user),
    words: () => shown().words,
    locale: () => localeOf[shown().route.language],
    conversations: () => shown().conversations,
    activities: () => shown().activities,
    now: clock.now,
    go(change) {
      const route = routeAfter(wantedRoute(), change);
      history.pushState(null, '', writeRoute(shown().state, route));
      want(route);
    },
  };
}

/** Starts the page's session: reads everything that the first drawing needs. */
export async function openSession(): Promise<Session> {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const store = makeStore(await loadFirst(), changed);
  const clock = makePageClock(store.shown().state.now);
  const app = makeApp(store, changed, clock);
  app.live.on(({ kind }) => {
    if (kind === 'conversation' || kind === 'hello') store.renew();
  });
  addEventListener('popstate', () => {
    store.want(readRoute(app.state, location.search));
  });
  return {
    app,
    clock,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
