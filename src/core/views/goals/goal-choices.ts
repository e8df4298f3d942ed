import type { DecisionView, NamedBody, ParentChoice } from '../../api/goals/goal-form-view';
import { groupedBy } from '../../domain/base/group-by';
import { definedOnly } from '../../domain/base/defined';
import type { Decision } from '../../domain/decisions/decision';
import { decidingBodiesOf } from '../../domain/decisions/decision-rules';
import { isInPreparation, type Goal } from '../../domain/goals/goal';
import type { Body } from '../../domain/organisation/body';
import { servedLine } from '../../domain/organisation/body-ties';
import { bodyOf } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** Returns the body by code and name. */
export const namedBody = ({ key, name }: Body): NamedBody => ({ key, name });

/** Returns the decision as people read it. */
export function decisionView(world: World, decision: Decision): DecisionView {
  const body = bodyOf(world, decision.bodyId);
  return definedOnly<DecisionView>({
    key: decision.key,
    bodyKey: body?.key ?? decision.bodyKey ?? '',
    bodyName: body?.name ?? '',
    decidedOn: decision.decidedOn,
    paragraph: decision.paragraph,
    registeredBy: decision.registeredByName,
  });
}

/** Returns the decisions of this year of the bodies that may decide on goals of the body, newest first. */
export function decisionsOfYear(world: World, bodyId: string): readonly DecisionView[] {
  const deciding = new Set(decidingBodiesOf(world, bodyId).map(({ id }) => id));
  const year = world.today.slice(0, 4);
  return world.decisions
    .filter((one) => deciding.has(one.bodyId) && one.decidedOn.startsWith(year))
    .toSorted((a, b) => b.decidedOn.localeCompare(a.decidedOn) || Number(b.id) - Number(a.id))
    .map((one) => decisionView(world, one));
}

/** True when the second goal is the first or stands below it, so that the first cannot stand under it. */
function standsUnder(goal: Goal, other: Goal, byId: ReadonlyMap<string, Goal>): boolean {
  const met = new Set<Goal>();
  for (let next: Goal | undefined = other; next !== undefined && !met.has(next);) {
    if (next.id === goal.id) return true;
    met.add(next);
    next = next.parentGoalId === undefined ? undefined : byId.get(next.parentGoalId);
  }
  return false;
}

/** True for an adopted goal, and for one in preparation of the body itself that the actor may read: its parts may be written before it is adopted. */
function mayStandAbove({ actor, world }: ViewSnapshot, one: Goal, bodyId: string): boolean {
  if (one.state === 'adopted') return true;
  return one.bodyId === bodyId && isInPreparation(one) && can(actor, 'goal.read-one', one, world);
}

/**
 * Returns the goals under which a goal of the body may stand: the adopted ones of the levels above, nearest first, then those of the
 * same body, also those that are not adopted yet. Proposes the goal's present one, else the first of the levels above.
 */
export function parentChoices(
  snapshot: ViewSnapshot,
  bodyId: string,
  goal: Goal | undefined,
): readonly ParentChoice[] {
  const { world } = snapshot;
  const byBody = groupedBy(
    world.goals.filter((one) => mayStandAbove(snapshot, one, bodyId)),
    (one) => one.bodyId,
  );
  const byId = new Map(world.goals.map((one) => [one.id, one]));
  const [own, ...above] = servedLine(world, bodyId);
  const ordered = [...above, ...(own ? [own] : [])].flatMap((body) =>
    (byBody.get(body.id) ?? [])
      .filter((one) => goal === undefined || !standsUnder(goal, one, byId))
      .map((one) => ({ one, body })),
  );
  const proposed = goal?.parentGoalId ?? ordered.find(({ body }) => body.id !== bodyId)?.one.id;
  return ordered.map(({ one, body }) => ({
    key: one.key,
    title: one.title,
    bodyKey: body.key,
    bodyName: body.name,
    isProposed: one.id === proposed,
    isOfSameBody: body.id === bodyId,
  }));
}
