import type { App, View } from './base/app';
import { read } from './base/api';
import { fill, h } from './base/dom';
import { openLive } from './base/live';
import type { Activity, Conversations, HostState, Person } from './base/shapes';
import { localeOf, readWhere, writeWhere, type ViewName, type Where } from './base/where';
import { activityView } from './activity/activity-view';
import { chatView } from './chat/chat-view';
import { teamView } from './chat/team-view';
import { filesView } from './files/files-view';
import { listsView } from './lists/lists-view';
import { clockPanel, makePageClock, type PageClock } from './shell/clock-panel';
import { peopleSwitch } from './shell/people-switch';
import { rail } from './shell/rail';
import { viewPanel } from './shell/view-panel';
import { appView } from './tab/app-view';
import type { Words } from './text/sv';
import { toolView } from './tools/tools-view';

const views: Readonly<Record<ViewName, (app: App, root: HTMLElement) => View>> = {
  app: appView,
  activity: activityView,
  files: filesView,
  chat: chatView,
  teams: teamView,
  lists: listsView,
  meter: toolView('meter'),
  faults: toolView('faults'),
  switches: toolView('switches'),
};

/** One language is fetched, not all. */
const wordsOf: Readonly<Record<Where['language'], () => Promise<Words>>> = {
  sv: () => import('./text/sv').then(({ sv }) => sv),
  en: () => import('./text/en').then(({ en }) => en),
  fi: () => import('./text/fi').then(({ fi }) => fi),
};

/** What makes a new view; theme and width only update the one that is open. */
const viewKey = ({ user, view, item, tab, sub, language, signIn }: Where) =>
  [user, view, item, tab, sub, language, signIn].join('\n');

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

/** What makes a new shell: everything in it is for one person in one language. */
const keyOfShell = ({ user, language }: Where) => `${user}\n${language}`;

/** Everything that changes while the page is open. */
interface Now {
  state: HostState;
  where: Where;
  words: Words;
  conversations: Conversations | undefined;
  activities: readonly Activity[];
  readonly listeners: Set<() => void>;
}

function makeApp(now: Now, clock: PageClock, draw: () => void): App {
  const show = (where: Where, how: 'pushState' | 'replaceState') => {
    now.where = where;
    history[how](null, '', writeWhere(now.state, where));
    draw();
  };
  const app: App = {
    get state() {
      return now.state;
    },
    live: openLive(),
    where: () => now.where,
    me: () => mustFind(now.state, now.where.user),
    words: () => now.words,
    locale: () => localeOf[now.where.language],
    conversations: () => now.conversations,
    activities: () => now.activities,
    onConversations: (listener) => {
      now.listeners.add(listener);
      return () => now.listeners.delete(listener);
    },
    now: () => clock.now(),
    go: (change) => show(moved(now.where, change), 'pushState'),
  };
  history.replaceState(null, '', writeWhere(now.state, now.where));
  addEventListener('popstate', () => {
    now.where = readWhere(now.state, location.search);
    draw();
  });
  return app;
}

/** The bar, the rail and the main area; drawn anew when person or language changes. */
function drawShell(app: App, clock: PageClock) {
  const where = app.where();
  // Named, since the app in its frame has a main part of its own.
  const main = h('main', { id: 'main', tabindex: '-1', 'aria-label': app.words().content });
  const parts = rail(app);
  const time = clockPanel(app, clock);
  const bar = h(
    'header',
    { class: 'bar' },
    h('span', { class: 'organisation' }, app.state.organisation),
    ...time.parts,
    ...viewPanel(app),
    ...peopleSwitch(app),
  );
  const skip = h('a', { class: 'skip', href: '#main' }, app.words().skipToApp);
  const stage = h(
    'div',
    { class: 'stage' },
    h('div', { class: 'inside' }, h('div', { class: 'parts' }, parts.element, main)),
  );
  const page = document.getElementById('page');
  if (page !== null) fill(page, skip, bar, stage);
  document.documentElement.lang = where.language;
  return { main, rail: parts, time };
}

function paint(where: Where): void {
  Object.assign(document.documentElement.dataset, { theme: where.theme, width: where.width });
}

/** What is unread, unless the person has been changed while the stand-in answered. */
async function readConversations(now: Now): Promise<void> {
  const { user } = now.where;
  const [conversations, activities] = await Promise.all([
    read<Conversations>(`/host/conversations?user=${user}`),
    read<readonly Activity[]>(`/_emulator/activities?userId=${user}`),
  ]);
  if (now.where.user !== user) return;
  Object.assign(now, { conversations, activities });
  for (const listener of now.listeners) listener();
}

/** The shell and the view in it, kept as the address says. */
function makePage(app: App, now: Now, clock: PageClock) {
  let shell = drawShell(app, clock);
  let view: View | undefined;
  let [shellKey, openKey] = [keyOfShell(now.where), ''];
  const count = async () => {
    await readConversations(now);
    shell.rail.update();
    view?.update?.();
  };
  /** Draws for the person and language of the address. A newer press while the stand-in answers wins over this one. */
  const drawAgain = async () => {
    const key = keyOfShell(now.where);
    shellKey = key;
    const { language } = now.where;
    const [state, words] = await Promise.all([readState(language), wordsOf[language]()]);
    if (shellKey !== key) return;
    view?.close();
    view = undefined;
    Object.assign(now, { state, words, conversations: undefined, activities: [] });
    shell = drawShell(app, clock);
    openKey = '';
    await count();
  };
  const openView = () => {
    view?.close();
    openKey = viewKey(now.where);
    fill(shell.main);
    view = views[now.where.view](app, shell.main);
    document.title = app.words().title(app.me().displayName, app.state.organisation);
  };
  const moved = async () => {
    paint(now.where);
    const key = keyOfShell(now.where);
    if (key !== shellKey) await drawAgain();
    // The address moved on meanwhile: the newer press draws.
    if (key !== keyOfShell(now.where)) return;
    shell.rail.update();
    if (viewKey(now.where) === openKey) view?.update?.();
    else openView();
  };
  return { moved, count, tick: () => shell.time.tick() };
}

/** The state in the language of the address: whose it is, only the people in the state tell. */
async function firstState(): Promise<Now> {
  const state = await readState('sv');
  const where = readWhere(state, location.search);
  const isSwedish = where.language === 'sv';
  return {
    state: isSwedish ? state : await readState(where.language),
    where,
    words: await wordsOf[where.language](),
    conversations: undefined,
    activities: [],
    listeners: new Set(),
  };
}

const readState = (language: string) => read<HostState>(`/host/state?language=${language}`);

async function begin(): Promise<void> {
  // All is read before the first drawing: what is drawn twice loses a press that came in between.
  const now = await firstState();
  const clock = makePageClock(now.state.now);
  const app = makeApp(now, clock, () => void page.moved());
  const page = makePage(app, now, clock);
  app.live.on((event) => {
    if (event.kind === 'clock') void clock.refresh().then(page.tick);
    if (event.kind === 'conversation' || event.kind === 'hello') void page.count();
  });
  setInterval(page.tick, 1_000);
  await page.count();
  await page.moved();
}

void begin();
