import type { HostState } from './shapes';

/** Everything that the page's address says: who looks at what, and how. */
export interface Where {
  /** Object id. */
  readonly user: string;
  readonly view: ViewName;
  /** Channel id, entity id of a tab, or title of a list. */
  readonly item: string;
  /** `subEntityId` of the tab. */
  readonly sub: string;
  readonly theme: Theme;
  readonly language: Language;
  readonly width: 'desktop' | 'phone';
  readonly signIn: SignIn;
}

/** What the rail opens. */
export type ViewName = 'app' | 'chat' | 'teams' | 'lists' | 'meter';
/** Teams' names of its themes. */
export type Theme = 'default' | 'dark' | 'contrast';
/** Languages of the host; the tab's and the bot's locale follow. */
export type Language = 'sv' | 'en' | 'fi';
/** How the bridge signs in: as usual, or one of the ways in which it can go wrong. */
export type SignIn = 'ok' | 'consent' | 'none' | 'expired';

const views: readonly ViewName[] = ['app', 'chat', 'teams', 'lists', 'meter'];
const themes: readonly Theme[] = ['default', 'dark', 'contrast'];
const languages: readonly Language[] = ['sv', 'en', 'fi'];
const widths: readonly Where['width'][] = ['desktop', 'phone'];
const signIns: readonly SignIn[] = ['ok', 'consent', 'none', 'expired'];

/** Locale of the language, as Teams writes it. */
export const localeOf: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  en: 'en-GB',
  fi: 'fi-FI',
};

const kept = 'jamna.host.where';

/** The value if it is one of those, else the first of them. */
function choose<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((one) => one === value) ?? known[0];
}

/** Reads the address; what it leaves out is as it was last time. */
export function readWhere(state: HostState, search: string): Where {
  const asked = new URLSearchParams(search);
  const before = new URLSearchParams(localStorage.getItem(kept) ?? '');
  const pick = (name: string) => asked.get(name) ?? before.get(name) ?? undefined;
  const wanted = pick('user');
  const user =
    state.people.find((p) => p.userPrincipalName === wanted || p.id === wanted) ??
    state.people.find((p) => p.group === 'process-leader') ??
    state.people[0];
  // What is open belongs together: an address that names a view says all of it.
  const open = asked.has('view') ? asked : before;
  return {
    user: user?.id ?? '',
    view: choose(views, open.get('view') ?? undefined) ?? 'app',
    item: open.get('item') ?? '',
    sub: open.get('sub') ?? '',
    theme: choose(themes, pick('theme')) ?? 'default',
    language: choose(languages, pick('language')) ?? 'sv',
    width: choose(widths, pick('width')) ?? 'desktop',
    signIn: choose(signIns, asked.get('signIn') ?? undefined) ?? 'ok',
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
