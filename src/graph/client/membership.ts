import * as v from 'valibot';
import type { Membership, Standing } from '../../core/ports';
import type { Graph } from './graph';
import { isGood } from './refused';

const userSchema = v.object({ userPrincipalName: v.string() });

/** Somebody who becomes a guest, or leaves, is noticed within a day, as when the mail address of a role is looked up. */
const rememberMemberMs = 24 * 3_600_000;
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

/**
 * Tells members of the tenant from guests by object id. The user name of a guest holds `#EXT#`; `userType` needs a
 * permission that the product does not have (docs/permissions.md).
 *
 * @param now real time in milliseconds
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function graphMembership(graph: Graph, now: () => number): Membership {
  const remembered = new Map<string, { readonly standing: Standing; readonly until: number }>();
  // As many as there are look-ups under way; each ends when its call to Graph does.
  const asked = new Map<string, Promise<Standing>>();

  const remember = (objectId: string, standing: Standing) => {
    const keepMs = standing === 'member' ? rememberMemberMs : rememberOthersMs;
    remembered.delete(objectId);
    remembered.set(objectId, { standing, until: now() + keepMs });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  };
  const ask = async (objectId: string): Promise<Standing> => {
    const path = `/users/${objectId}?$select=id,userPrincipalName`;
    const answer = await graph.call({ method: 'GET', path }).catch(() => undefined);
    if (answer?.status === 404) return 'stranger';
    const user = answer !== undefined && isGood(answer) ? answer.body : undefined;
    const read = v.safeParse(userSchema, user);
    if (!read.success) return 'unchecked';
    return /#ext#/i.test(read.output.userPrincipalName) ? 'guest' : 'member';
  };
  const askOnce = (objectId: string) => {
    const running = asked.get(objectId) ?? ask(objectId);
    asked.set(objectId, running);
    return running.finally(() => asked.delete(objectId));
  };

  return {
    async standingOf(objectId) {
      const known = remembered.get(objectId);
      if (known !== undefined && known.until > now()) return known.standing;
      const standing = await withLimit(askOnce(objectId), 'unchecked');
      if (standing !== 'unchecked') remember(objectId, standing);
      return standing;
    },
    confirm: (objectId) => remember(objectId, 'member'),
  };
}
