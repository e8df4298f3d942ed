import { BoundedMap } from '../../core/domain/base/bounded-map';
import * as v from 'valibot';
import type { Membership, Standing } from '../../core/ports';
import { directoryAccess, isGuestName, type DirectoryAccess } from './directory-access';
import type { Graph } from './graph';
import { isGood } from './refused';

const userSchema = v.object({ userPrincipalName: v.string() });

/** Somebody who becomes a guest, or leaves, is noticed within a day, as when the mail address of a role is looked up. */
const rememberMemberMs = 24 * 3_600_000;
/**
 * While the directory cannot be reached, somebody whom it knew as a member stays one, for two days after it said so. A day
 * longer is less harm than a press of every manager that is refused in an outage.
 */
const oldestMemberMs = 2 * 24 * 3_600_000;
/** After a look-up that failed, the older answer is given without another one for a minute. */
const staleForMs = 60_000;
/** Somebody whom the directory does not know may be added soon. */
const rememberOthersMs = 10 * 60_000;
/** A municipality's managers and their curious colleagues. The oldest is forgotten first. */
const mostRemembered = 5_000;
/** Teams waits only seconds for the answer to a press, so the bot gives up on Graph before. */
const answerLimitMs = 2_500;

/** An upper bound for the time that a promise may take; then the value stands in its place. */
function withLimit<T>(promise: Promise<T>, late: T): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => done(late), answerLimitMs);
    promise.then(done, fail).finally(() => clearTimeout(timer));
  });
}

interface Remembered {
  readonly standing: Standing;
  readonly until: number;
  /** When the directory, or a token, showed it. */
  readonly shownAt: number;
}

/** What became of a look-up. `silent` means that the directory could not be reached. */
type Finding = Standing | 'silent';

/** Remembers how people stand to the tenant. */
interface Memory {
  remember(objectId: string, standing: Standing): void;
  /** Returns what is known and need not be asked for again yet. */
  fresh(objectId: string): Standing | undefined;
  /** Returns `member` for somebody who was one at most two days ago, and `unchecked` for everybody else. */
  stale(objectId: string): Standing;
}

function memory(now: () => number): Memory {
  const entries = new BoundedMap<string, Remembered>(mostRemembered);
  return {
    remember(objectId, standing) {
      const keepMs = standing === 'member' ? rememberMemberMs : rememberOthersMs;
      entries.set(objectId, { standing, until: now() + keepMs, shownAt: now() });
    },
    fresh(objectId) {
      const known = entries.get(objectId);
      return known !== undefined && known.until > now() ? known.standing : undefined;
    },
    stale(objectId) {
      const known = entries.get(objectId);
      const isUsable = known?.standing === 'member' && now() - known.shownAt < oldestMemberMs;
      if (!isUsable) return 'unchecked';
      const until = Math.min(now() + staleForMs, known.shownAt + oldestMemberMs);
      entries.set(objectId, { ...known, until });
      return known.standing;
    },
  };
}

/** Asks the directory about one person. */
async function ask(graph: Graph, access: DirectoryAccess, objectId: string): Promise<Finding> {
  const path = `/users/${objectId}?$select=id,userPrincipalName`;
  const answer = await graph.call({ method: 'GET', path }).catch(() => undefined);
  if (answer === undefined) return 'silent';
  access.answered(answer);
  if (answer.status === 404) return 'stranger';
  if (!isGood(answer)) return answer.status === 403 ? 'unchecked' : 'silent';
  const read = v.safeParse(userSchema, answer.body);
  if (!read.success) return 'unchecked';
  return isGuestName(read.output.userPrincipalName) ? 'guest' : 'member';
}

/**
 * Tells members of the tenant from guests by object id. The user name of a guest holds `#EXT#`; `userType` needs a
 * permission that the product does not have (docs/permissions.md). A member is remembered for a day, and for up to two days
 * while the directory cannot be reached; a refusal of Graph lets nobody in.
 *
 * @param now milliseconds by a clock that nobody can set back
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function graphMembership(
  graph: Graph,
  now: () => number,
  access: DirectoryAccess = directoryAccess(() => undefined),
): Membership {
  const remembered = memory(now);
  // As many as there are look-ups under way; each ends when its call to Graph does.
  const asked = new Map<string, Promise<Finding>>();
  const askOnce = (objectId: string) => {
    const running = asked.get(objectId) ?? ask(graph, access, objectId);
    asked.set(objectId, running);
    return running.finally(() => asked.delete(objectId));
  };

  return {
    async standingOf(objectId) {
      const known = remembered.fresh(objectId);
      if (known !== undefined) return known;
      const finding = await withLimit<Finding>(askOnce(objectId), 'silent');
      if (finding === 'silent') return remembered.stale(objectId);
      if (finding !== 'unchecked') remembered.remember(objectId, finding);
      return finding;
    },
    confirm: (objectId) => remembered.remember(objectId, 'member'),
  };
}
