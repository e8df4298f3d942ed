import type { Goal, Indicator } from '../../../src/core/domain/goals/goal';
import type { Body } from '../../../src/core/domain/organisation/body';
import { omit } from '../../../src/core/domain/base/defined';
import type { World } from '../../../src/core/domain/world';
import { aBody, aGoal, anIndicator, aPerson } from './builders';
import type { RandomSource } from './random';

type Edit = (random: RandomSource, world: World) => World;

let lastId = 70_000;
const newId = () => String((lastId += 1));

function withGoal(world: World, at: number, change: (goal: Goal) => Goal): World {
  return { ...world, goals: world.goals.map((one, index) => (index === at ? change(one) : one)) };
}

function withBody(world: World, at: number, change: (body: Body) => Body): World {
  return { ...world, bodies: world.bodies.map((one, index) => (index === at ? change(one) : one)) };
}

const changesOfIndicator: readonly ((random: RandomSource, indicator: Indicator) => Indicator)[] = [
  (random, one) => ({ ...one, decimals: random.below(4) }),
  (random, one) => ({
    ...one,
    measure: random.pick(['percent', 'people', 'count', 'sek', 'ratio']),
  }),
  (random, one) => ({ ...one, split: random.pick(['women-men', 'girls-boys', 'total']) }),
  (random, one) => ({
    ...one,
    direction: random.pick(['rising', 'falling', 'near', 'gap', 'even']),
  }),
  (random, one) => ({ ...one, name: `Indikator ${random.below(3)}`, addsUp: !one.addsUp }),
];

const changesOfGoal: readonly ((random: RandomSource, goal: Goal, world: World) => Goal)[] = [
  (random, goal) => ({ ...goal, title: `Andra ord ${random.below(9)}` }),
  (random, goal) => ({
    ...goal,
    indicator: random.pick(changesOfIndicator)(random, goal.indicator ?? anIndicator()),
  }),
  (_, goal) => omit(goal, 'indicator'),
  (random, goal) => ({ ...goal, baseline: { women: random.below(9), men: random.below(9) } }),
  (random, goal) => ({ ...goal, baselineYear: random.pick([2023, 2024, 2025]) }),
  (random, goal) => ({ ...goal, target: random.below(90), targetOn: '2031-12-31' }),
  (random, goal) => ({
    ...goal,
    targetBySex: random.pick([{ women: random.below(9) }, { women: 5, men: random.below(90) }]),
  }),
  (random, goal) => ({ ...goal, state: random.pick(['draft', 'adopted', 'closed']) }),
  (random, goal, { bodies }) => ({ ...goal, bodyId: random.pick([...bodies, { id: 'gone' }]).id }),
  (random, goal, { goals }) => ({ ...goal, parentGoalId: random.pick(goals).id }),
  (random, goal) => ({ ...goal, key: `${goal.key}-${random.below(9)}` }),
  (random, goal) => ({ ...goal, reporter: aPerson(random.pick(['Chef', 'Annan', 'Ny'])) }),
  // The row is deleted and written anew with the same code.
  (_, goal) => ({ ...goal, id: newId() }),
];

const changesOfBody: readonly ((random: RandomSource, body: Body, world: World) => Body)[] = [
  (random, body) => ({ ...body, name: `Nytt namn ${random.below(9)}` }),
  (random, body) => ({ ...body, key: `${body.key}-${random.below(9)}` }),
  (random, body, { bodies }) => ({ ...body, parentId: random.pick(bodies).id }),
  (random, body) => ({ ...body, manager: aPerson(random.pick(['Chef', 'Annan', 'Ny'])) }),
  (_, body) => ({ ...body, validTo: '2026-06-30' }),
  (_, body) => ({ ...body, id: newId() }),
  (random, body) => ({ ...body, kind: random.pick(['division', 'unit', 'administration']) }),
];

const without = <T>(rows: readonly T[], at: number) => rows.filter((_, index) => index !== at);

const edits: readonly Edit[] = [
  ...Array.from({ length: 6 }, (): Edit => (random, world) => {
    const change = random.pick(changesOfGoal);
    return withGoal(world, random.below(world.goals.length), (goal) => change(random, goal, world));
  }),
  ...Array.from({ length: 3 }, (): Edit => (random, world) => {
    // The council, which names the process leaders, is left as it is.
    const at = 1 + random.below(Math.max(1, world.bodies.length - 1));
    const change = random.pick(changesOfBody);
    return withBody(world, at, (body) => change(random, body, world));
  }),
  (random, world) => ({ ...world, goals: without(world.goals, random.below(world.goals.length)) }),
  (random, world) => ({
    ...world,
    bodies: without(world.bodies, 1 + random.below(Math.max(1, world.bodies.length - 1))),
  }),
  (random, world) => ({
    ...world,
    goals: [...world.goals, aGoal({ id: newId(), bodyId: random.pick(world.bodies).id })],
  }),
  (random, world) => ({
    ...world,
    bodies: [...world.bodies, aBody({ id: newId(), parentId: random.pick(world.bodies).id })],
  }),
  (random, world) => ({
    ...world,
    settings: {
      ...world.settings,
      smallCountsBelow: random.pick([0, 3, 5, 9, 14]),
      partlyMetFrom: random.below(100) / 100,
    },
  }),
];

/** Changes one goal, body or setting, as acts and people in SharePoint may after a round has ended. */
export function changeLater(random: RandomSource, world: World): World {
  return random.pick(edits)(random, world);
}

/** Changes the measure or the parent of a goal, or the limit of small numbers: what decides which figures are hidden. */
export function changeWhatHides(random: RandomSource, world: World): World {
  if (random.below(4) === 0) {
    const smallCountsBelow = random.pick([0, 3, 9, 14]);
    return { ...world, settings: { ...world.settings, smallCountsBelow } };
  }
  return withGoal(world, random.below(world.goals.length), (goal) => {
    if (random.below(2) === 0) return { ...goal, parentGoalId: random.pick(world.goals).id };
    const indicator = goal.indicator ?? anIndicator();
    return {
      ...goal,
      indicator: { ...indicator, measure: random.pick(['percent', 'change', 'sek']) },
    };
  });
}
