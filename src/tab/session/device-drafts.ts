/** What the keys of all drafts on this device begin with; the object id of their person comes next. */
const prefix = 'jamna:draft:';

/** How many days a device keeps a draft after its last change. A round lasts some weeks, and a draft is finished within days. */
const keptDays = 14;
const dayMs = 86_400_000;

/** The person and the form of a draft. `form` names what the form is about, such as the ids of a round and a goal. */
export interface DraftOwner {
  readonly personId: string;
  readonly form: string;
}

/** A draft as the device keeps it. */
export interface StoredDraft {
  readonly key: string;
  readonly text: string;
}

/** Under which key a window keeps its id in its session, which ends when the window is closed. */
const windowKey = 'jamna:window';
let ownWindow: string | undefined;

/** Returns the id of this window, which it keeps when it is reloaded. */
function windowId(): string {
  if (ownWindow !== undefined) return ownWindow;
  try {
    ownWindow = sessionStorage.getItem(windowKey) ?? crypto.randomUUID();
    sessionStorage.setItem(windowKey, ownWindow);
  } catch {
    // A host may forbid storage. The window then has another id after a reload, and keeps no drafts anyway.
    ownWindow ??= crypto.randomUUID();
  }
  return ownWindow;
}

const formKey = ({ personId, form }: DraftOwner): string => `${prefix}${personId}:${form}`;
const ownKey = (owner: DraftOwner): string => `${formKey(owner)}@${windowId()}`;

/** True when the device should no longer keep a draft that was changed last at `keptAt`, an instant. */
export function isExpired(keptAt: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(keptAt);
  return !(age <= keptDays * dayMs);
}

/** Returns when a stored draft was changed last; empty for a text that is no draft. */
function keptAtOf(text: string): string {
  try {
    const kept: unknown = JSON.parse(text);
    const hasTime = typeof kept === 'object' && kept !== null && 'keptAt' in kept;
    return hasTime && typeof kept.keptAt === 'string' ? kept.keptAt : '';
  } catch {
    return '';
  }
}

function storedDrafts(isAsked: (key: string) => boolean): readonly StoredDraft[] {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  return keys.filter(isAsked).map((key) => ({ key, text: localStorage.getItem(key) ?? '' }));
}

/**
 * Returns the drafts of the form that have not expired: that of this window first, then those of other windows, the newest
 * first. Another window may have been closed before its form was sent. A draft without a window is one of an older version of
 * the tab.
 */
export function readDrafts(owner: DraftOwner, now: Date): readonly StoredDraft[] {
  const [own, ofForm] = [ownKey(owner), formKey(owner)];
  const rank = ({ key, text }: StoredDraft): string =>
    `${key === own ? '1' : '0'}${keptAtOf(text)}`;
  try {
    return storedDrafts((key) => key === ofForm || key.startsWith(`${ofForm}@`))
      .filter(({ text }) => !isExpired(keptAtOf(text), now))
      .toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
  } catch {
    // A host may forbid storage.
    return [];
  }
}

/** Keeps the draft of this window. Returns false when the device refuses. */
export function keepDraft(owner: DraftOwner, draft: { readonly keptAt: string }): boolean {
  try {
    localStorage.setItem(ownKey(owner), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function removeUnchanged({ key, text }: StoredDraft): void {
  if (localStorage.getItem(key) === text) localStorage.removeItem(key);
}

/**
 * Deletes the draft of this window, and `begunWith`, the draft of another window that this form went on with, unless that
 * window has changed it since.
 */
export function forgetDraft(owner: DraftOwner, begunWith?: StoredDraft): void {
  try {
    localStorage.removeItem(ownKey(owner));
    if (begunWith !== undefined) removeUnchanged(begunWith);
  } catch {
    // A host that forbids storage has nothing to remove.
  }
}

/**
 * Removes the drafts that this device should not keep: those of other people than the one who is signed in, and those that
 * have expired. The tab cannot see that somebody signs out of Teams, so that it does this when somebody opens a page.
 */
export function removeOldDrafts(personId: string, now: Date): void {
  const isOwn = (key: string): boolean => key.startsWith(`${prefix}${personId}:`);
  try {
    storedDrafts((key) => key.startsWith(prefix))
      .filter(({ key, text }) => !isOwn(key) || isExpired(keptAtOf(text), now))
      .forEach(({ key }) => localStorage.removeItem(key));
  } catch {
    // A host that forbids storage has nothing to remove.
  }
}
