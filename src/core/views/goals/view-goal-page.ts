import type { CommentView, GoalDecisionView, GoalPageView } from '../../api/goals/goal-page-view';
import { definedOnly } from '../../domain/base/defined';
import { isSameKey } from '../../domain/base/keys';
import { roundOf } from '../../domain/follow-up/asked-goals';
import { commentsOn, type GoalComment } from '../../domain/goals/comment';
import {
  askedPerson,
  bodyAnsweringFor,
  peopleResponsible,
} from '../../domain/goals/goal-reporters';
import type { Goal } from '../../domain/goals/goal';
import { goalOf } from '../../domain/goals/goal-world';
import type { Person } from '../../domain/organisation/body';
import {
  bodyName,
  bodyOf,
  personName,
  personWithRole,
} from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize, can, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

/** The id of the goal whose page is shown. */
export interface GoalPageQuery {
  readonly goal: string;
}

/** Returns the name of the person; undefined for an object id that no row of the organisation names. */
function nameOf(world: World, person: Person): string | undefined {
  const known = person.mail === '' ? personWithRole(world, person.objectId ?? '') : person;
  return known && personName(known);
}

function commentView(world: World, comment: GoalComment): CommentView {
  const { key, text, author, writtenAt, reportId } = comment;
  const report = world.reports.find(({ id }) => id === reportId);
  const roundTitle = roundOf(world, report?.roundId)?.title;
  return definedOnly<CommentView>({ key, text, authorName: author?.name, writtenAt, roundTitle });
}

/** Returns the decision by which the goal was adopted: the row with its id, else the one with its code. */
function decisionView(world: World, goal: Goal): GoalDecisionView | undefined {
  const { adoptedById, adoptedByKey = '' } = goal;
  const decision =
    world.decisions.find(({ id }) => id === adoptedById) ??
    world.decisions.find(({ key }) => isSameKey(key, adoptedByKey));
  if (decision === undefined) return undefined;
  const { bodyId, decidedOn, paragraph, registeredByName } = decision;
  const place = { bodyName: bodyName(world, bodyId), decidedOn, paragraph };
  return definedOnly<GoalDecisionView>({ ...place, registeredByName });
}

/**
 * Makes what the page of a goal shows of people and comments.
 *
 * @throws {AppError} `not-allowed`; a process leader hears `not-found` of a goal that is not there
 */
export function viewGoalPage(ctx: Context, query: GoalPageQuery): GoalPageView {
  const snapshot = takeSnapshot(ctx);
  const { actor, world } = snapshot;
  const goal = goalOf(world, query.goal);
  if (goal === undefined) throw missing(actor, 'goal.read-one', world);
  authorize(actor, 'goal.read-one', goal, world);
  const body = bodyAnsweringFor(world, goal) ?? bodyOf(world, goal.bodyId);
  const responsible = body === undefined ? [] : peopleResponsible(world, body);
  const reporter = askedPerson(world, goal);
  return definedOnly<GoalPageView>({
    ...viewBase(ctx, snapshot),
    goalId: goal.id,
    responsibleNames: responsible.flatMap((person) => nameOf(world, person) ?? []),
    reporterName: reporter && nameOf(world, reporter),
    decision: decisionView(world, goal),
    comments: commentsOn(world, goal).map((comment) => commentView(world, comment)),
    mayComment: can(actor, 'comment.write', goal, world),
  });
}
