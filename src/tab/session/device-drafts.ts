/** What the keys of all drafts on this device begin with; the object id of their person comes next. */
const prefix = 'jamna:draft:';

/** How many days a device keeps a draft after its last change. A round lasts some weeks, and a draft is finished within days. */
const keptDays = 14;
const dayMs = 86_400_000;

/** The person, round and goal of a draft. */
export interface DraftOwner {
  readonly personId: string;
  readonly roundId: string;
  readonly goalId: string;
}

/** Returns the key under which the device keeps the draft. */
export function draftKey({ personId, roundId, goalId }: DraftOwner): string {
  return `${prefix}${personId}:${roundId}:${goalId}`;
}

/** True when the device should no longer keep a draft that was changed last at `keptAt`, an instant. */
export function isExpired(keptAt: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(keptAt);
  return !(age <= keptDays * dayMs);
}

function keptAtOf(text: string): string {
  const kept: unknown = JSON.parse(text);
  const hasTime = typeof kept === 'object' && kept !== null && 'keptAt' in kept;
  return hasTime && typeof kept.keptAt === 'string' ? kept.keptAt : '';
}

function shouldGo(key: string, personId: string, now: Date): boolean {
  if (!key.startsWith(`${prefix}${personId}:`)) return true;
  try {
    return isExpired(keptAtOf(localStorage.getItem(key) ?? ''), now);
  } catch {
    return true;
  }
}

/**
 * Removes the drafts that this device should not keep: those of other people than the one who is signed in, and those that
 * have expired. The tab cannot see that somebody signs out of Teams, so that it does this when somebody opens a page.
 */
export function removeOldDrafts(personId: string, now: Date): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    keys
      .filter((key) => key.startsWith(prefix) && shouldGo(key, personId, now))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // A host that forbids storage has nothing to remove.
  }
}
