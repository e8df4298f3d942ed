import type { BodyEndingView } from '../../api/organisation/body-ending-view';
import { isSameKey } from '../../domain/base/keys';
import { bodyAndBelow, existingBelow, goalsLeft } from '../../domain/goals/ending';
import { bodyOf } from '../../domain/organisation/organisation';
import { authorize, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

/**
 * Returns the goals and the bodies of which a process leader decides before the body ends.
 *
 * @throws {AppError} `not-allowed`, `not-found`
 */
export function viewBodyEnding(
  ctx: Context,
  query: { readonly body?: string | undefined },
): BodyEndingView {
  const snapshot = takeSnapshot(ctx);
  const { actor, world } = snapshot;
  authorize(actor, 'body.end', undefined, world);
  const body = world.bodies.find(({ key }) => isSameKey(key, query.body ?? ''));
  if (body === undefined) throw missing(actor, 'body.end', world);
  return {
    ...viewBase(ctx, snapshot),
    bodyKey: body.key,
    goals: goalsLeft(world, bodyAndBelow(world, body)).map(({ key, title, state, bodyId }) => {
      const own = bodyOf(world, bodyId);
      return { key, title, state, bodyKey: own?.key ?? '', bodyName: own?.name ?? '' };
    }),
    below: existingBelow(world, body).map((one) => ({
      ...{ key: one.key, name: one.name, kind: one.kind },
      withBelow: bodyAndBelow(world, one).map(({ key }) => key),
    })),
  };
}
