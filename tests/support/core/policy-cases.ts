import { goalStates, type GoalState } from '../../../src/core/domain/goals/goal';
import type { Body } from '../../../src/core/domain/organisation/body';
import type { Act, ItemOf } from '../../../src/core/policy/can';
import { followers, leaders, nobody, type Role } from './actors';
import { aBody, aGoal, aWorld } from './builders';

/** One case: an item in a state, and the actors who may do the act to it. */
export type Case<A extends Act> = readonly [state: string, item: ItemOf<A>, who: readonly Role[]];

const drafters: readonly Role[] = ['leader', 'manager', 'substitute', 'headAbove'];
const recorders: readonly Role[] = ['leader', 'secretary'];
const ofBoard: readonly Role[] = ['leader', 'headAbove', 'secretary'];
const goal = aGoal({ id: '1', key: 'G-1', bodyId: 'unit' });
const { bodies } = aWorld();
const bodyOfId = (id: string): Body => bodies.find((body) => body.id === id) ?? aBody();
const inState = (state: GoalState) => aGoal({ id: '1', bodyId: 'unit', state });

type GoalAct =
  'goal.read-form' | 'goal.write' | 'goal.propose' | 'goal.withdraw' | 'goal.adopt' | 'goal.close';

/** The cases of the acts by which a goal is written, decided and closed. */
export const goalCases: { readonly [A in GoalAct]: readonly Case<A>[] } = {
  'goal.read-form': [
    ['of the unit', { goal, bodies: [] }, followers],
    ['a new one of the unit', { bodies: [bodyOfId('unit')] }, drafters],
    ['of the board', { goal: aGoal({ bodyId: 'board' }), bodies: [] }, ofBoard],
    ['of the council', { goal: aGoal({ bodyId: 'council' }), bodies: [] }, leaders],
  ],
  'goal.write': [
    ['a new one of the unit', { bodies: [bodyOfId('unit')] }, drafters],
    ['a new one of the board', { bodies: [bodyOfId('board')] }, ['leader', 'headAbove']],
    ['a new one of the council', { bodies: [bodyOfId('council')] }, leaders],
    ...goalStates.map((state) => {
      const item = { goal: inState(state), bodies: [bodyOfId('unit')] };
      return [state, item, state === 'closed' ? nobody : drafters] as const;
    }),
    ['moved to another unit', { goal, bodies: [bodyOfId('unit2')] }, ['leader', 'headAbove']],
  ],
  'goal.propose': goalStates.map((state) => [
    ...([state, inState(state), state === 'draft' ? drafters : nobody] as const),
  ]),
  'goal.withdraw': goalStates.map((state) => [
    ...([state, inState(state), state === 'proposed' ? drafters : nobody] as const),
  ]),
  'goal.adopt': [
    ...(['draft', 'proposed', 'adopted'] as const).map((state) => {
      const item = { goal: inState(state), body: bodyOfId('board') };
      return [`${state}, by the board`, item, recorders] as const;
    }),
    [
      'adopted by a decision',
      { goal: aGoal({ bodyId: 'unit', adoptedById: '7' }), body: bodyOfId('board') },
      nobody,
    ],
    ['closed', { goal: inState('closed'), body: bodyOfId('board') }, nobody],
    ['by the council', { goal: inState('draft'), body: bodyOfId('council') }, leaders],
  ],
  'goal.close': goalStates.map((state) => [
    ...([state, inState(state), state === 'adopted' ? recorders : nobody] as const),
  ]),
};
