import { BoundedMap } from '../../core/domain/base/bounded-map';
import { after, type RunningClock, type RunningTime } from '../../core/domain/base/running-time';
import * as v from 'valibot';
import type { Membership, Standing } from '../../core/ports';
import { directoryAccess, isGuestName, type DirectoryAccess } from './directory-access';
import type { Graph, GraphAnswer } from './graph';
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
/** Teams waits only seconds for the answer to a press, so the bot gives up on Graph before. An answer that comes later is remembered. */
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
  readonly until: RunningTime;
  /** When the directory, or a token, showed it. */
  readonly shownAt: RunningTime;
}

/** What became of a look-up. `silent` means that the directory could not be reached, `unchecked` that Graph refused. */
type Finding = Standing | 'silent';

/** Remembers how people stand to the tenant. */
interface Memory {
  /** Takes what a look-up found, unless something newer is known than when the look-up began. A refusal makes it forget. */
  learn(objectId: string, finding: Standing, askedAt: RunningTime): void;
  /** Returns what is known and need not be asked for again yet. */
  fresh(objectId: string): Standing | undefined;
  /** Returns `member` for somebody who was one at most two days ago, and `unchecked` for everybody else. */
  stale(objectId: string): Standing;
}

function memory(now: RunningClock): Memory {
  const entries = new BoundedMap<string, Remembered>(mostRemembered);
  return {
    learn(objectId, standing, askedAt) {
      const known = entries.get(objectId);
      if (known !== undefined && known.shownAt > askedAt) return;
      if (standing === 'unchecked') {
        entries.delete(objectId);
        return;
      }
      const keepMs = standing === 'member' ? rememberMemberMs : rememberOthersMs;
      entries.set(objectId, { standing, until: after(now(), keepMs), shownAt: now() });
    },
    fresh(objectId) {
      const known = entries.get(objectId);
      return known !== undefined && known.until > now() ? known.standing : undefined;
    },
    stale(objectId) {
      const known = entries.get(objectId);
      const isUsable = known?.standing === 'member' && now() - known.shownAt < oldestMemberMs;
      if (!isUsable) return 'unchecked';
      const [soon, last] = [after(now(), staleForMs), after(known.shownAt, oldestMemberMs)];
      entries.set(objectId, { ...known, until: soon < last ? soon : last });
      return known.standing;
    },
  };
}

/**
 * True for an answer that says that the directory cannot answer now: a fault of Graph, too many calls, or a call that took too
 * long. Such an answer passes by itself. Any other answer that is no success is a refusal.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
function isTemporary({ status }: GraphAnswer): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** Asks the directory about one person. */
async function ask(graph: Graph, access: DirectoryAccess, objectId: string): Promise<Finding> {
  const path = `/users/${objectId}?$select=id,userPrincipalName`;
  const answer = await graph.call({ method: 'GET', path }).catch(() => undefined);
  if (answer === undefined) return 'silent';
  access.answered(answer);
  if (answer.status === 404) return 'stranger';
  if (!isGood(answer)) return isTemporary(answer) ? 'silent' : 'unchecked';
  const read = v.safeParse(userSchema, answer.body);
  if (!read.success) return 'unchecked';
  return isGuestName(read.output.userPrincipalName) ? 'guest' : 'member';
}

/**
 * Tells members of the tenant from guests by object id. The user name of a guest holds `#EXT#`; `userType` needs a
 * permission that the product does not have (docs/permissions.md). A member is remembered for a day, and for up to two days
 * while the directory cannot be reached: no answer came in time, or one that passes by itself (408, 429, 5xx). Any other
 * refusal of Graph lets nobody in, and the member is forgotten. An answer that comes when nobody waits any more counts for the
 * next question.
 *
 * @param now the running clock, by which ages are counted
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function graphMembership(
  graph: Graph,
  now: RunningClock,
  access: DirectoryAccess = directoryAccess(() => undefined),
): Membership {
  const remembered = memory(now);
  // As many as there are look-ups under way; each ends when its call to Graph does.
  const asked = new Map<string, Promise<Finding>>();
  const askNow = async (objectId: string): Promise<Finding> => {
    const askedAt = now();
    const finding = await ask(graph, access, objectId);
    asked.delete(objectId);
    if (finding !== 'silent') remembered.learn(objectId, finding, askedAt);
    return finding;
  };
  const askOnce = (objectId: string) => {
    const running = asked.get(objectId) ?? askNow(objectId);
    asked.set(objectId, running);
    return running;
  };

  return {
    async standingOf(objectId) {
      const known = remembered.fresh(objectId);
      if (known !== undefined) return known;
      const finding = await withLimit<Finding>(askOnce(objectId), 'silent');
      return finding === 'silent' ? remembered.stale(objectId) : finding;
    },
    confirm: (objectId) => remembered.learn(objectId, 'member', now()),
  };
}
