import { addDays } from '../base/calendar';
import { definedOnly } from '../base/defined';
import type { Fault } from '../base/fault';
import { earliestBodyYear, faultOfDate } from '../base/years';
import type { Body } from '../organisation/body';
import { faultsOfTies } from '../organisation/body-ties';
import { bodyOf, existsOn } from '../organisation/organisation';
import { faultsOfBody } from '../organisation/organisation-rules';
import {
  findEnding,
  ofBody,
  ofGoal,
  newParentOf,
  newBodyOf,
  type Ended,
  type Ending,
  type Found,
  type GoalFate,
  type RowChange,
} from './ending';
import type { Goal } from './goal';
import { faultsOfGoal } from './goal-rules';
import type { GoalWorld } from './goal-world';

const lacksReason = ({ to, reason = '' }: GoalFate) => to === 'close' && reason === '';

function faultsOfGoalFate(found: Found, goal: Goal): readonly Fault[] {
  const fate = ofGoal(found.ending, goal);
  const values = { key: goal.key };
  const refuse = (reason: Fault['reason']): readonly Fault[] => [
    { field: 'goals', reason, values },
  ];
  if (fate === undefined) return refuse('goal-undecided');
  if (fate.to !== 'move') return lacksReason(fate) ? refuse('reason-missing') : [];
  const target = newBodyOf(found, fate);
  if (target === undefined) return refuse('nowhere-to-move');
  const isOver = found.over.includes(target) || !existsOn(target, found.world.today);
  return isOver ? refuse('body-ended') : [];
}

function faultsOfBodyFate(found: Found, below: Body): readonly Fault[] {
  const fate = ofBody(found.ending, below);
  const values = { name: below.name };
  if (fate === undefined) return [{ field: 'bodies', reason: 'body-undecided', values }];
  if (fate.to === 'end' || newParentOf(found, fate) !== undefined) return [];
  return [{ field: 'bodies', reason: 'cannot-stand-there', values }];
}

/** Returns the faults of the day and of what replaces the body, and of goals and bodies of which the ending does not say enough. */
function faultsOfEnding(found: Found): readonly Fault[] {
  const { body, ending, successor, below, goals, over } = found;
  const { lastDay, successorKey } = ending;
  const rules: readonly (readonly [boolean, Fault])[] = [
    [
      body.validFrom !== undefined && lastDay < body.validFrom,
      { field: 'lastDay', reason: 'ends-before-it-begins' },
    ],
    [
      successorKey !== undefined && successor === undefined,
      { field: 'replacedBy', reason: 'unknown-body', values: { key: successorKey ?? '' } },
    ],
    [
      successor !== undefined && over.includes(successor),
      { field: 'replacedBy', reason: 'replaced-by-itself' },
    ],
  ];
  return [
    ...[faultOfDate('lastDay', lastDay, earliestBodyYear) ?? []].flat(),
    ...rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault),
    ...below.flatMap((one) => faultsOfBodyFate(found, one)),
    ...goals.flatMap((goal) => faultsOfGoalFate(found, goal)),
  ];
}

/** Returns what changes in the row of a body that ends. A successor of its own stays. */
function endOf({ body, ending, successor }: Found, one: Body): RowChange<Body> {
  const isOwn = one === body || one.replacedById === undefined;
  const { id: replacedById, key: replacedByKey } = successor ?? {};
  const tie = isOwn ? { replacedById, replacedByKey } : {};
  return { id: one.id, change: { validTo: ending.lastDay, ...tie } as Partial<Body> };
}

function changesOf(found: Found): Ended {
  const { ending, below, over, goals } = found;
  const moved = below.flatMap((one): readonly RowChange<Body>[] => {
    const fate = ofBody(ending, one);
    const place = fate?.to === 'move' ? newParentOf(found, fate) : undefined;
    return place ? [{ id: one.id, change: { parentId: place.id, parentKey: place.key } }] : [];
  });
  const [own, ...others] = over.map((one) => endOf(found, one));
  return {
    goals: goals.flatMap((goal): readonly RowChange<Goal>[] => {
      const fate = ofGoal(ending, goal);
      if (fate?.to === 'close')
        return [{ id: goal.id, change: { state: 'closed', changeReason: fate.reason ?? '' } }];
      const target = fate?.to === 'move' ? newBodyOf(found, fate) : undefined;
      return target ? [{ id: goal.id, change: { bodyId: target.id, bodyKey: target.key } }] : [];
    }),
    bodies: [...moved, ...others, ...(own === undefined ? [] : [own])],
  };
}

/** Returns the row with its changed fields; a field that is changed to undefined is gone. */
export function withChange<T extends object>(row: T, change: Partial<T>): T {
  const next: object = definedOnly<object>({ ...row, ...change });
  // The cast is safe: only fields that may be absent are changed to undefined.
  return next as T;
}

function changed<T extends { readonly id: string }>(
  rows: readonly T[],
  changes: readonly RowChange<T>[],
): readonly T[] {
  const byId = new Map(changes.map(({ id, change }) => [id, change]));
  return rows.map((row) => (byId.has(row.id) ? withChange(row, byId.get(row.id) ?? {}) : row));
}

/** Returns the lists as they are on the day after the last one. */
function worldAfter({ world, ending }: Found, { goals, bodies }: Ended): GoalWorld {
  const next = addDays(ending.lastDay, 1);
  return {
    ...world,
    today: next > world.today ? next : world.today,
    bodies: changed(world.bodies, bodies),
    goals: changed(world.goals, goals),
  };
}

/** Returns the bodies that could not stand where they move, and the faults of what replaces the body. */
function faultsOfBodiesAfter(found: Found, after: GoalWorld, { bodies }: Ended): readonly Fault[] {
  return bodies.flatMap(({ id }): readonly Fault[] => {
    const [before, next] = [bodyOf(found.world, id), bodyOf(after, id)];
    if (before === undefined || next === undefined) return [];
    if (before === found.body) return faultsOfTies(after, next);
    const isNew = before.parentId !== next.parentId && faultsOfBody(after, next).length > 0;
    const values = { name: next.name };
    return isNew ? [{ field: 'bodies', reason: 'cannot-stand-there', values }] : [];
  });
}

const standsWrong = (world: GoalWorld, goal: Goal): boolean =>
  faultsOfGoal(world, goal).some(({ reason }) => reason === 'not-above');

/** Returns the goals that would be derived from one that does not stand above them any more. */
function faultsOfGoalsAfter(found: Found, after: GoalWorld): readonly Fault[] {
  const before = new Map(found.world.goals.map((goal) => [goal.id, goal]));
  return after.goals.flatMap((goal): readonly Fault[] => {
    const was = before.get(goal.id);
    if (goal.state === 'closed' || was === undefined || !standsWrong(after, goal)) return [];
    if (standsWrong(found.world, was)) return [];
    return [{ field: 'goals', reason: 'derived-from-elsewhere', values: { key: goal.key } }];
  });
}

const isSame = <T extends object>(row: T | undefined, change: Partial<T>): boolean =>
  row !== undefined &&
  Object.entries(change).every(([name, value]) => row[name as keyof T] === value);

/**
 * Ends a body on a day, with what becomes of each goal in use and of each body below it, so that nothing is left without somebody who
 * answers for it. Rows that are as they shall be do not change: the same ending again changes nothing.
 *
 * @returns the rows to save, the body's own last; or the faults, each naming the goal or the body
 */
export function endBody(
  world: GoalWorld,
  body: Body,
  ending: Ending,
): Ended | { readonly faults: readonly Fault[] } {
  const found = findEnding(world, body, ending);
  const faults = faultsOfEnding(found);
  if (faults.length > 0) return { faults };
  const all = changesOf(found);
  const after = worldAfter(found, all);
  const ofAfter = [...faultsOfBodiesAfter(found, after, all), ...faultsOfGoalsAfter(found, after)];
  if (ofAfter.length > 0) return { faults: ofAfter };
  const goalsById = new Map(world.goals.map((goal) => [goal.id, goal]));
  return {
    goals: all.goals.filter(({ id, change }) => !isSame(goalsById.get(id), change)),
    bodies: all.bodies.filter(({ id, change }) => !isSame(bodyOf(world, id), change)),
  };
}
