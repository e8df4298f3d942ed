import { remembered } from '../base/remembered';
import type { Body } from '../organisation/body';
import { bodyOfKey } from '../organisation/organisation';
import type { FollowUpWorld } from './follow-up-world';
import type { Round, RoundAsAsked } from './round';

type BodyOfRound = RoundAsAsked['bodies'][number];

/** The bodies that rounds keep, by id, and beside each those of its round by code. A later round counts before an earlier one. */
const keptBodies = remembered((rounds: readonly Round[]) => {
  const found = new Map<
    string,
    { readonly body: BodyOfRound; readonly byKey: ReadonlyMap<string, BodyOfRound> }
  >();
  for (const { asAsked } of rounds) {
    if (asAsked === undefined) continue;
    const byKey = new Map(asAsked.bodies.map((body) => [body.key, body]));
    for (const body of asAsked.bodies) found.set(body.id, { body, byKey });
  }
  return found;
});

/**
 * Returns the nearest body above a body whose row is gone, by what the newest round keeps of the organisation; the body itself when
 * its row was written anew with the same code. Undefined when no round has kept the body, or nothing above it is left.
 */
export function bodyLeftAbove(
  world: Pick<FollowUpWorld, 'rounds' | 'bodies'>,
  bodyId: string,
): Body | undefined {
  const kept = keptBodies(world.rounds).get(bodyId);
  const passed = new Set<BodyOfRound>();
  for (let next = kept?.body; next !== undefined && !passed.has(next);) {
    const left = bodyOfKey(world, next.key);
    if (left !== undefined) return left;
    passed.add(next);
    next = kept?.byKey.get(next.parentKey ?? '');
  }
  return undefined;
}
