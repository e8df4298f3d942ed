import { AppError } from '../base/app-error';
import { definedOnly } from '../base/defined';
import type { Fault, Reason } from '../base/fault';
import { existsOn, bodyOf } from '../organisation/organisation';
import { wantedFields } from './figures';
import { maxDecimals, type Goal, type GoalState } from './goal';
import { faultsOfGoal } from './goal-rules';
import { goalOf, type GoalWorld } from './goal-world';
import { missingForMeasurable, type MeasurablePart } from './measurable';
import { isMeasuredByParts } from './parts';

/** The column that lacks a value when a goal lacks a part: of the baseline, the figures that the indicator asks for. */
const columnOf = {
  women: 'baselineWomen',
  men: 'baselineMen',
  total: 'baselineTotal',
} as const;

function faultsOfPart(part: MeasurablePart, { indicator, baseline }: Goal): readonly Fault[] {
  if (part === 'indicator' && indicator !== undefined)
    return [{ field: 'indicator', reason: 'not-measurable' }];
  if (part !== 'baseline' || indicator === undefined) return [{ field: part, reason: 'missing' }];
  return wantedFields(indicator)
    .filter((field) => baseline?.[field] === undefined)
    .map((field) => ({ field: columnOf[field], reason: 'missing' }));
}

/** Returns a fault for each part that the goal lacks to be measurable. The fields are named as the import's columns. */
function faultsOfParts(goal: Goal, parts: readonly MeasurablePart[]): readonly Fault[] {
  return parts.flatMap((part) => faultsOfPart(part, goal));
}

/** True when the goal stands below itself. */
function isInRing(world: Pick<GoalWorld, 'goals'>, goal: Goal): boolean {
  const met = new Set<string>([goal.id]);
  for (let next = goal.parentGoalId; next !== undefined;) {
    if (met.has(next)) return true;
    met.add(next);
    next = goalOf(world, next)?.parentGoalId;
  }
  return false;
}

function hasDecimals({ indicator }: Goal): boolean {
  const decimals = indicator?.decimals ?? 0;
  return Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals;
}

/** True when the goal is given to a body that does not exist today. */
function isGivenToEnded(world: GoalWorld, goal: Goal, before: Goal | undefined): boolean {
  const body = bodyOf(world, goal.bodyId);
  return body !== undefined && before?.bodyId !== body.id && !existsOn(body, world.today);
}

function faultsOfNew(world: GoalWorld, goal: Goal, before: Goal | undefined): readonly Fault[] {
  const rules: readonly (readonly [boolean, Fault])[] = [
    [goal.title === '', { field: 'title', reason: 'missing' }],
    [isGivenToEnded(world, goal, before), { field: 'body', reason: 'body-ended' }],
    [!hasDecimals(goal), { field: 'decimals', reason: 'not-decimals' }],
    [isInRing(world, goal), { field: 'parentGoal', reason: 'ring' }],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}

/**
 * The parts that the goal lacks and that it had before. A proposed or adopted goal must not lose any, unless it has been divided into goals
 * under it that measure it.
 */
function lostParts(goal: Goal, before: Goal): readonly MeasurablePart[] {
  const lackedBefore = missingForMeasurable(before);
  return missingForMeasurable(goal).filter((part) => !lackedBefore.includes(part));
}

/**
 * Returns every rule that the written goal breaks; `before` is the stored goal, absent for a new one. The fields are named as the
 * import's columns.
 */
export function faultsOfWritten(
  world: GoalWorld,
  goal: Goal,
  before: Goal | undefined,
): readonly Fault[] {
  const mustKeep =
    before !== undefined && before.state !== 'draft' && !isMeasuredByParts(world, goal);
  return [
    ...faultsOfNew(world, goal, before),
    ...faultsOfGoal(world, goal),
    ...(mustKeep ? faultsOfParts(goal, lostParts(goal, before)) : []),
  ];
}

/** The states of the goals under a goal (delmål) by which a body can measure it: it may adopt them at the same meeting, after the goal. */
const measuringWhenAdopted: readonly GoalState[] = ['proposed', 'adopted'];

/**
 * Returns why a body could not adopt the goal: it breaks a rule of goals, is not measurable, itself or by its parts, or is not derived
 * from an adopted goal. While it is only proposed, the goal above may be a proposal too, as a board may adopt both at the same meeting.
 *
 * @see seed:B24, seed:B25
 */
export function faultsOfAdopting(
  world: GoalWorld,
  goal: Goal,
  as: 'proposed' | 'adopted',
): readonly Fault[] {
  const parent = goalOf(world, goal.parentGoalId);
  const mayStandAbove = parent === undefined || parent.state === 'adopted';
  const isRefused = as === 'adopted' ? !mayStandAbove : parent?.state === 'closed';
  return [
    ...faultsOfGoal(world, { ...goal, state: 'adopted' }),
    ...(canBeMeasuredByParts(world, goal) ? [] : faultsOfParts(goal, missingForMeasurable(goal))),
    ...(isRefused
      ? [faultOfParent(parent?.state === 'closed' ? 'goal-closed' : 'not-adopted', parent)]
      : []),
  ];
}

/** True when a body can adopt the goal without an indicator, since the goals of the same body under it measure it. */
export function canBeMeasuredByParts(world: Pick<GoalWorld, 'goals'>, goal: Goal): boolean {
  return isMeasuredByParts(world, goal, measuringWhenAdopted);
}

function faultOfParent(reason: Reason, parent: Goal | undefined): Fault {
  return { field: 'parentGoal', reason, values: { key: parent?.key ?? '' } };
}

/** Refuses with the faults, if there are any. @throws {AppError} `invalid` */
export function refuseGoal({ key }: Pick<Goal, 'key'>, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new AppError('invalid', `Goal ${key} breaks rules`, { faults });
}

/** Refuses a goal in that state. @throws {AppError} `invalid` */
function refuseState({ key }: Goal, reason: Reason): never {
  const faults = [{ field: 'state', reason, values: { key } }];
  throw new AppError('invalid', `Goal ${key} has another state`, { faults });
}

/** Refuses to change a goal that is closed. @throws {AppError} `invalid` */
export function requireNotClosed(goal: Goal): void {
  if (goal.state === 'closed') refuseState(goal, 'goal-closed');
}

/** Proposes a draft to the body that adopts it. Idempotent. @throws {AppError} `invalid` with every fault */
export function propose(world: GoalWorld, goal: Goal): Goal {
  requireNotClosed(goal);
  if (goal.state === 'adopted') refuseState(goal, 'goal-adopted');
  if (goal.state === 'proposed') return goal;
  refuseGoal(goal, faultsOfAdopting(world, goal, 'proposed'));
  return { ...goal, state: 'proposed' };
}

/** Takes a proposal back, so that the goal is a draft again. Idempotent. @throws {AppError} `invalid` */
export function withdraw(goal: Goal): Goal {
  requireNotClosed(goal);
  if (goal.state === 'adopted') refuseState(goal, 'goal-adopted');
  return goal.state === 'draft' ? goal : { ...goal, state: 'draft' };
}

/** True while a decision can adopt the goal: before it is adopted, and as long as an adopted goal lacks the decision. */
export function canBeAdopted({ state, adoptedById }: Goal): boolean {
  return state === 'draft' || state === 'proposed' || (state === 'adopted' && !adoptedById);
}

/** Refuses a goal that no decision can adopt any more. @throws {AppError} `invalid` */
export function requireAdoptable(goal: Goal): void {
  requireNotClosed(goal);
  if (!canBeAdopted(goal)) refuseState(goal, 'goal-adopted');
}

/** Makes the goal adopted by the decision. The caller has asked `requireAdoptable` and `faultsOfAdopting`. */
export function adoptedBy(
  goal: Goal,
  decision: { readonly id: string; readonly key: string },
): Goal {
  return { ...goal, state: 'adopted', adoptedById: decision.id, adoptedByKey: decision.key };
}

/**
 * Closes an adopted goal, so that no later round asks for it. Idempotent.
 *
 * @throws {AppError} `invalid` when the goal has not been adopted
 */
export function close(goal: Goal, reason: string): Goal {
  if (goal.state === 'closed') return goal;
  if (goal.state !== 'adopted') refuseState(goal, 'not-adopted');
  return definedOnly<Goal>({ ...goal, state: 'closed', changeReason: reason });
}
