import type { Words } from '../text/sv';
import { read } from './api';
import type { App } from './app';
import { attempt } from './attempt';
import { makePageClock, type PageClock } from './clock';
import { openLive } from './live';
import { makeReader } from './reader';
import type { Activity, Conversations, HostState, Person } from './shapes';
import { localeOf, readWhere, writeWhere, type Where } from './where';
import { makeWindows } from './windows';

/** One language is fetched, not all. */
const wordsOf: Readonly<Record<Where['language'], () => Promise<Words>>> = {
  sv: () => import('../text/sv').then(({ sv }) => sv),
  en: () => import('../text/en').then(({ en }) => en),
  fi: () => import('../text/fi').then(({ fi }) => fi),
};

/** What changes without the person doing anything. */
interface News {
  readonly conversations: Conversations;
  readonly activities: readonly Activity[];
}

/** Everything that the page shows of one person in one language. */
interface Shown extends News {
  readonly where: Where;
  readonly state: HostState;
  readonly words: Words;
}

/** The page's state: what is shown, and how it follows the address and the emulator. */
export interface Session {
  readonly app: App;
  /** Calls the listener each time that there is something else to draw. @returns stops it */
  readonly onChange: (listener: () => void) => () => void;
  readonly clock: PageClock;
}

const readState = (language: string) => read<HostState>(`/host/state?language=${language}`);

async function readNews(user: string): Promise<News> {
  const [conversations, activities] = await Promise.all([
    read<Conversations>(`/host/conversations?user=${user}`),
    read<readonly Activity[]>(`/_emulator/activities?userId=${user}`),
  ]);
  return { conversations, activities };
}

async function load(where: Where): Promise<Shown> {
  const { user, language } = where;
  const [state, words, news] = await Promise.all([
    readState(language),
    wordsOf[language](),
    readNews(user),
  ]);
  return { where, state, words, ...news };
}

/** The address names people as the tenant knows them, so the first state tells who is meant. */
async function loadFirst(): Promise<Shown> {
  const state = await readState('sv');
  const where = readWhere(state, location.search);
  history.replaceState(null, '', writeWhere(state, where));
  return load(where);
}

const keyOf = ({ user, language }: Where) => `${user}\n${language}`;

/** What is open belongs together: somewhere else begins without the place's parts. */
function moved(where: Where, change: Partial<Where>): Where {
  const isElsewhere = change.view !== undefined || change.item !== undefined;
  return { ...where, ...(isElsewhere ? { tab: '', sub: '' } : {}), ...change };
}

function mustFind(state: HostState, id: string): Person {
  const person = state.people.find((p) => p.id === id) ?? state.people[0];
  if (person === undefined) throw new TypeError('The tenant has no people.');
  return person;
}

/** What is shown, with the ways to show something else. */
function makeShown(first: Shown, changed: () => void) {
  let shown = first;
  const show = (next: Shown) => {
    shown = next;
    changed();
  };
  const readAgain = async () => {
    const { user } = shown.where;
    const found = await readNews(user);
    if (shown.where.user === user) show({ ...shown, ...found });
  };
  const news = makeReader(readAgain, () => undefined);
  return { shown: () => shown, show, renew: () => void news.again() };
}

/** Keeps what is shown. Another person or language is loaded as a whole before anything of it is shown. */
function makeStore(first: Shown, changed: () => void) {
  const { shown, show, renew } = makeShown(first, changed);
  let wanted = first.where;
  let loading = '';
  const loadWanted = async (key: string) => {
    loading = key;
    try {
      const next = await load(wanted);
      // A newer press is for somebody else: that one is shown instead.
      if (loading !== key) return;
      show({ ...next, where: wanted });
      // What happened while this was loaded was announced to the person before.
      renew();
    } finally {
      if (loading === key) loading = '';
    }
  };
  const follow = async () => {
    const key = keyOf(wanted);
    if (key === loading) return;
    if (key !== keyOf(shown().where)) return loadWanted(key);
    loading = '';
    show({ ...shown(), where: wanted });
  };
  return {
    shown,
    renew,
    wanted: () => wanted,
    want: (where: Where) => {
      wanted = where;
      attempt(follow);
    },
  };
}

type Store = ReturnType<typeof makeStore>;

function makeApp(store: Store, changed: () => void, clock: PageClock): App {
  const { shown, wanted, want } = store;
  return {
    get state() {
      return shown().state;
    },
    live: openLive(),
    windows: makeWindows(changed),
    where: () => shown().where,
    wanted,
    me: () => mustFind(shown().state, shown().where.user),
    words: () => shown().words,
    locale: () => localeOf[shown().where.language],
    conversations: () => shown().conversations,
    activities: () => shown().activities,
    now: clock.now,
    go(change) {
      const where = moved(wanted(), change);
      history.pushState(null, '', writeWhere(shown().state, where));
      want(where);
    },
  };
}

/** Reads all that the first drawing needs. */
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
    store.want(readWhere(app.state, location.search));
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
