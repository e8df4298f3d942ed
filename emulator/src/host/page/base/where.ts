import type { HostState } from './shapes';

/** Everything that the page's address says: who looks at what, and how. */
export interface Where {
  /** Object id. */
  readonly user: string;
  readonly view: ViewName;
  /** Channel id, entity id of a tab, or title of a list. */
  readonly item: string;
  /** `subEntityId` of the tab; in a channel's posts the message that a link leads to. */
  readonly sub: string;
  /** Tab of the channel; empty for its posts. */
  readonly tab: string;
  readonly theme: Theme;
  readonly language: Language;
  readonly width: 'desktop' | 'phone';
  readonly signIn: SignIn;
}

/** What the rail opens. */
export type ViewName =
  'app' | 'activity' | 'files' | 'chat' | 'teams' | 'lists' | 'meter' | 'faults' | 'switches';
/** Teams' names of its themes. */
export type Theme = 'default' | 'dark' | 'contrast';
/** Languages of the host; the tab's and the bot's locale follow. */
export type Language = 'sv' | 'en' | 'fi';
/** How the bridge signs in: as usual, or one of the ways in which it can go wrong. */
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
const widths: Choices<Where['width']> = ['desktop', 'phone'];
const signIns: Choices<SignIn> = ['ok', 'consent', 'none', 'expired'];

/** Locale of the language, as Teams writes it. */
export const localeOf: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  en: 'en-GB',
  fi: 'fi-FI',
};

const kept = 'jamna.host.where';

/** Known values; the first is taken for anything else. */
type Choices<T> = readonly [T, ...T[]];

function choose<T extends string>(known: Choices<T>, value: string | null | undefined): T {
  return known.find((one) => one === value) ?? known[0];
}

/** The person whom the address names, by sign-in name or id; else the first process leader. */
function userOf(state: HostState, wanted: string | undefined): string {
  const user =
    state.people.find((p) => p.userPrincipalName === wanted || p.id === wanted) ??
    state.people.find((p) => p.group === 'process-leader');
  return user?.id ?? '';
}

/** Reads the address; what it leaves out is as it was last time. */
export function readWhere(state: HostState, search: string): Where {
  const asked = new URLSearchParams(search);
  const before = new URLSearchParams(localStorage.getItem(kept) ?? '');
  const pick = (name: string) => asked.get(name) ?? before.get(name) ?? undefined;
  // What is open belongs together: an address that names a view says all of it.
  const open = asked.has('view') ? asked : before;
  return {
    user: userOf(state, pick('user')),
    view: choose(views, open.get('view')),
    item: open.get('item') ?? '',
    sub: open.get('sub') ?? '',
    tab: open.get('tab') ?? '',
    theme: choose(themes, pick('theme')),
    language: choose(languages, pick('language')),
    width: choose(widths, pick('width')),
    signIn: choose(signIns, asked.get('signIn')),
  };
}

/** The address that shows the same again; kept for the next visit too. */
export function writeWhere(state: HostState, where: Where): string {
  const user = state.people.find((p) => p.id === where.user);
  const entries = Object.entries({ ...where, user: user?.userPrincipalName ?? where.user });
  const said = entries.filter(
    ([name, value]) => value !== '' && !(name === 'signIn' && value === 'ok'),
  );
  const query = new URLSearchParams(said).toString();
  localStorage.setItem(kept, query);
  return `/?${query}`;
}
