import type { HostState } from './host-data';

/** What the page's address says: who looks at what, and how it is shown. */
export interface Route {
  /** The person's object id in Entra ID. */
  readonly user: string;
  readonly view: ViewName;
  /** What is open in the view: a channel id, a tab's entity id, a list's title, or a folder's number. */
  readonly item: string;
  /** The tab's `subEntityId`; in a conversation the message that a link leads to; in a list the name of its view. */
  readonly sub: string;
  /** The id of the channel's tab; empty for the channel's posts. */
  readonly tab: string;
  readonly theme: Theme;
  readonly language: Language;
  readonly width: 'desktop' | 'phone';
  readonly signIn: SignIn;
}

/** The views that the navigation on the left opens. */
export type ViewName =
  'app' | 'activity' | 'files' | 'chat' | 'teams' | 'lists' | 'meter' | 'faults' | 'switches';
/** The themes of Teams, named as teams-js names them. */
export type Theme = 'default' | 'dark' | 'contrast';
/** Languages of the page. The page sends the language's locale to tabs and, with messages, to the bot. */
export type Language = 'sv' | 'en' | 'fi';
/**
 * How nested app authentication goes for the app's tabs: it works, the person has not consented, Teams does not offer
 * it, or the emulator issues expired tokens.
 */
export type SignIn = 'ok' | 'consent' | 'none' | 'expired';

const views: Choices<ViewName> = [
  'app',
  'activity',
  'chat',
  'teams',
  'lists',
  'files',
  'meter',
  'faults',
  'switches',
];
const themes: Choices<Theme> = ['default', 'dark', 'contrast'];
const languages: Choices<Language> = ['sv', 'en', 'fi'];
const widths: Choices<Route['width']> = ['desktop', 'phone'];
const signIns: Choices<SignIn> = ['ok', 'consent', 'none', 'expired'];

/** The locale of each language, as Teams writes it. */
export const localeOf: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  en: 'en-GB',
  fi: 'fi-FI',
};

const storageKey = 'emulator.host.where';

/** Allowed values; the first replaces any other value. */
type Choices<T> = readonly [T, ...T[]];

function choose<T extends string>(known: Choices<T>, value: string | null | undefined): T {
  return known.find((one) => one === value) ?? known[0];
}

/** Finds the person whom the address names by sign-in name or id; otherwise the first process leader. */
function userOf(state: HostState, wanted: string | undefined): string {
  const user =
    state.people.find((p) => p.userPrincipalName === wanted || p.id === wanted) ??
    state.people.find((p) => p.group === 'process-leader');
  return user?.id ?? '';
}

/** Reads the address. What it leaves out comes from the previous visit, which the browser has stored. */
export function readRoute(state: HostState, search: string): Route {
  const params = new URLSearchParams(search);
  const stored = new URLSearchParams(localStorage.getItem(storageKey) ?? '');
  const pick = (name: string) => params.get(name) ?? stored.get(name) ?? undefined;
  // An address that names a view says everything about it: item, tab and part are then never those of the last visit.
  const open = params.has('view') ? params : stored;
  return {
    user: userOf(state, pick('user')),
    view: choose(views, open.get('view')),
    item: open.get('item') ?? '',
    sub: open.get('sub') ?? '',
    tab: open.get('tab') ?? '',
    theme: choose(themes, pick('theme')),
    language: choose(languages, pick('language')),
    width: choose(widths, pick('width')),
    signIn: choose(signIns, params.get('signIn')),
  };
}

/** Writes the address that shows the same again, and stores it for the next visit. */
export function writeRoute(state: HostState, route: Route): string {
  const user = state.people.find((p) => p.id === route.user);
  const entries = Object.entries({ ...route, user: user?.userPrincipalName ?? route.user });
  const written = entries.filter(
    ([name, value]) => value !== '' && !(name === 'signIn' && value === 'ok'),
  );
  const query = new URLSearchParams(written).toString();
  localStorage.setItem(storageKey, query);
  return `/?${query}`;
}
