import { AppError } from '../../../src/core/domain/base/app-error';
import type { Actor } from '../../../src/core/domain/base/actor';
import { authorize, can } from '../../../src/core/policy/can';
import { aBody, aGoal, anActor, aPerson, aRound, aWorld } from '../../support/core/builders';

const world = aWorld();

describe('authorizing', () => {
  const actor: Actor = anActor('Ledare');

  test('an actor without the right is refused; what only the state forbids is left to the domain rule', () => {
    const closed = aRound({ state: 'closed' });
    expect(can(actor, 'round.open', closed, world)).toBe(false);
    expect(() => authorize(actor, 'round.open', closed, world)).not.toThrow();
    expect(() => authorize(anActor('Chef'), 'round.open', closed, world)).toThrow(AppError);
  });
});

test('bodies that are each other’s parents, made by hand, give nobody a right and do not hang', () => {
  const bodies = [
    aBody({ id: 'a', parentId: 'b', manager: aPerson('Chef') }),
    aBody({ id: 'b', parentId: 'a' }),
  ];
  const ring = { ...world, bodies };
  const inRing = aGoal({ bodyId: 'b' });
  expect(can(anActor('Chef'), 'report.read-exact', inRing, ring)).toBe(true);
  expect(can(anActor('Annan'), 'report.read-exact', inRing, ring)).toBe(false);
});
