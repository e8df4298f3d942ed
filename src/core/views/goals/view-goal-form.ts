import type {
  AskingRound,
  FormGoal,
  GoalFormView,
  GoalMay,
  NamedBody,
} from '../../api/goals/goal-form-view';
import { definedOnly, omit } from '../../domain/base/defined';
import { finished, type Steps } from '../../domain/base/steps';
import { decidingBodiesOf } from '../../domain/decisions/decision-rules';
import { rowIn } from '../../domain/follow-up/reports-of-goal';
import { asksForGoal } from '../../domain/follow-up/row-places';
import { revisedGoal } from '../../domain/follow-up/new-words';
import { roundsInState } from '../../domain/follow-up/round-rules';
import type { Goal } from '../../domain/goals/goal';
import { canBeMeasuredByParts } from '../../domain/goals/goal-life';
import { fieldsOfGoal, type GoalFields } from '../../domain/goals/goal-fields';
import { goalOfKey } from '../../domain/goals/goal-world';
import { missingForMeasurable } from '../../domain/goals/measurable';
import type { Body } from '../../domain/organisation/body';
import { bodyOf, bodyOfKey, existsOn } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize, authorizeSome, can, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot, type ViewSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { historyOf, prepareHistory } from './goal-view';
import { decisionView, decisionsOfYear, namedBody, parentChoices } from './goal-choices';

/** The goal of the form, or the body of a new goal. Without both, the person chooses a body in the form. */
interface FormQuery {
  readonly goal?: string | undefined;
  readonly body?: string | undefined;
}

const act = 'goal.read-form';

/** What the form is about. */
interface Subject {
  readonly goal?: Goal;
  readonly body?: Body;
}

/** Finds what the query names; `undefined` when that is not there. */
function found(world: World, { goal: goalKey, body: bodyKey }: FormQuery): Subject | undefined {
  if (goalKey !== undefined) {
    const goal = goalOfKey(world, goalKey);
    return goal && definedOnly<Subject>({ goal, body: bodyOf(world, goal.bodyId) });
  }
  if (bodyKey === undefined) return {};
  const body = bodyOfKey(world, bodyKey);
  return body && { body };
}

/** Finds what the form is about, for whoever may see it. @throws {AppError} `not-allowed`, `not-found` */
function subjectOf(ctx: Context, query: FormQuery): Subject {
  const world = ctx.world();
  authorizeSome(ctx.actor, act, world);
  const subject = found(world, query);
  if (subject === undefined) throw missing(ctx.actor, act, world);
  const { goal, body } = subject;
  authorize(ctx.actor, act, { ...(goal && { goal }), bodies: body ? [body] : [] }, world);
  return subject;
}

/** Returns the bodies of today for which the person may write goals, in the order of the list. */
function draftableBodies({ actor, world }: ViewSnapshot): readonly Body[] {
  return world.bodies.filter(
    (body) => existsOn(body, world.today) && can(actor, 'goal.write', { bodies: [body] }, world),
  );
}

function adoptAs({ actor, world }: ViewSnapshot, goal: Goal): readonly NamedBody[] {
  return decidingBodiesOf(world, goal.bodyId)
    .filter((body) => can(actor, 'goal.adopt', { goal, body }, world))
    .map(namedBody);
}

function mayDo(snapshot: ViewSnapshot, { goal, body }: Subject, canDraft: boolean): GoalMay {
  const { actor, world } = snapshot;
  if (goal === undefined) {
    const refused = { propose: false, withdraw: false, adoptAs: [], close: false };
    return { write: canDraft, ...refused, takeNewWords: false };
  }
  const bodies = body === undefined ? [] : [body];
  return {
    write: can(actor, 'goal.write', { goal, bodies }, world),
    propose: can(actor, 'goal.propose', goal, world),
    withdraw: can(actor, 'goal.withdraw', goal, world),
    adoptAs: adoptAs(snapshot, goal),
    close: can(actor, 'goal.close', goal, world),
    takeNewWords: roundsInState(world.rounds, 'open').some((round) =>
      can(actor, 'round.take-new-words', round, world),
    ),
  };
}

function askedIn({ world }: ViewSnapshot, goal: Goal | undefined): readonly AskingRound[] {
  if (goal === undefined) return [];
  return roundsInState(world.rounds, 'open')
    .filter((round) => asksForGoal(world, round, goal))
    .map((round) => ({
      id: round.id,
      title: round.title,
      hasOtherWords: revisedGoal(world, round, rowIn(world, round, goal)) !== undefined,
    }));
}

function formGoal({ world }: ViewSnapshot, goal: Goal): FormGoal {
  const { id, key, state, changeReason, adoptedById } = goal;
  const decision = world.decisions.find((one) => one.id === adoptedById);
  const adoptedBy = decision && decisionView(world, decision);
  return definedOnly<FormGoal>({ id, key, state, changeReason, adoptedBy });
}

/** Returns the fields of the goal; for a new one those with which its form begins. */
function firstFields({ world }: ViewSnapshot, { goal, body }: Subject): GoalFields {
  return goal === undefined ? { bodyKey: body?.key ?? '', title: '' } : fieldsOfGoal(world, goal);
}

/** Returns the form of a goal at once, as `goalFormSteps` describes. */
export function viewGoalForm(ctx: Context, query: FormQuery): GoalFormView {
  return finished(goalFormSteps(ctx, query));
}

/**
 * Makes the form of a goal, or of a new one: what it says, what the person may do, and what the form offers to choose from.
 *
 * @throws {AppError} `not-allowed`, `not-found`
 */
export function* goalFormSteps(ctx: Context, query: FormQuery): Steps<GoalFormView> {
  const subject = subjectOf(ctx, query);
  const { goal, body } = subject;
  const snapshot = takeSnapshot(ctx);
  const { world } = snapshot;
  yield;
  const bodies = draftableBodies(snapshot);
  yield;
  if (goal !== undefined) yield* prepareHistory(snapshot, goal);
  return definedOnly<GoalFormView>({
    ...viewBase(ctx, snapshot),
    goal: goal && formGoal(snapshot, goal),
    fields: firstFields(snapshot, subject),
    may: mayDo(snapshot, subject, bodies.length > 0),
    bodies: bodies.map(namedBody),
    parents: body === undefined ? [] : parentChoices(snapshot, body.id, goal),
    lastOutcome: goal && historyOf(snapshot, goal)[0],
    askedIn: askedIn(snapshot, goal),
    decisions: body === undefined ? [] : decisionsOfYear(world, body.id),
    missing: goal === undefined ? [] : missingForMeasurable(goal),
    hasMeasuringParts: goal !== undefined && canBeMeasuredByParts(world, omit(goal, 'indicator')),
  });
}
