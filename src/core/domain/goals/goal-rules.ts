import type { Fault } from '../base/fault';
import { faultOfKey } from '../base/keys';
import { faultOfText } from '../base/text-fields';
import { faultOfDate, faultOfYear } from '../base/years';
import { faultOfMail } from '../organisation/mail';
import type { Body } from '../organisation/body';
import { answeringBody, servedLine } from '../organisation/body-ties';
import { bodyOf, hasEnded, standsBelow } from '../organisation/organisation';
import { goalOf, type GoalWorld } from './goal-world';
import { faultOfSize } from './figure-limits';
import { isInPreparation, type Goal } from './goal';
import { isOneFigure } from './measure-rules';
import { mayDifferBySex } from './targets';

/** True for a goal that need not be derived from another one; so is one whose body is unknown, of which nothing more is said. */
function mayLackParent(goal: Goal, body: Body | undefined): boolean {
  return body === undefined || body.kind === 'council' || isInPreparation(goal);
}

/**
 * True when the body stands below that of the goal above, or belongs to an administration that works for its board besides. Of a
 * goal above whose body has ended, what replaces that body counts; without any, nothing is asked.
 */
function isUnder(world: GoalWorld, { id }: Body, { bodyId }: Goal): boolean {
  if (standsBelow(world, id, bodyId)) return true;
  const line = servedLine(world, id);
  if (line.some((one) => one.id === bodyId)) return true;
  const above = bodyOf(world, bodyId);
  if (above === undefined || !hasEnded(above, world.today)) return false;
  const answering = answeringBody(world, above, world.today);
  return answering === undefined || line.includes(answering);
}

function faultsOfParentGoal(
  world: GoalWorld,
  goal: Goal,
  body: Body | undefined,
): readonly Fault[] {
  const field = 'parentGoal';
  if (goal.parentGoalId === undefined)
    return mayLackParent(goal, body) ? [] : [{ field, reason: 'missing' }];
  const parent = goalOf(world, goal.parentGoalId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  if (body === undefined || parent.bodyId === body.id) return [];
  return isUnder(world, body, parent) ? [] : [{ field, reason: 'not-above' }];
}

/** The fields of a goal that hold a value, by the column of the import that fills each. */
const valuesOf = ({ baseline, target, targetBySex }: Goal) => ({
  baselineWomen: baseline?.women,
  baselineMen: baseline?.men,
  baselineTotal: baseline?.total,
  target,
  targetWomen: targetBySex?.women,
  targetMen: targetBySex?.men,
});

/** Returns a fault for each value of the baseline and the target that its measure does not allow. */
function faultsOfSizes(goal: Goal): readonly Fault[] {
  const { indicator } = goal;
  if (indicator === undefined) return [];
  return Object.entries(valuesOf(goal)).flatMap(([field, value]) => {
    const fault = value === undefined ? undefined : faultOfSize(field, value, indicator);
    return fault === undefined ? [] : [fault];
  });
}

/** Returns the fault of a split that the measure cannot have. */
function faultsOfSplit({ indicator }: Goal): readonly Fault[] {
  if (indicator === undefined || indicator.split === 'total') return [];
  return isOneFigure(indicator.measure) ? [{ field: 'split', reason: 'one-figure' }] : [];
}

/** Returns a fault for each target of one sex where both have the same: the figures are not split, or the sexes are compared. */
function faultsOfTargets({ indicator, targetBySex }: Goal): readonly Fault[] {
  if (indicator === undefined || mayDifferBySex(indicator)) return [];
  const named = { targetWomen: targetBySex?.women, targetMen: targetBySex?.men };
  return Object.entries(named).flatMap(([field, value]): readonly Fault[] =>
    value === undefined ? [] : [{ field, reason: 'not-asked-for' }],
  );
}

/** Returns a fault for each text, date and year that no door takes. The fields are named as the import's columns. */
function faultsOfFields(goal: Goal): readonly Fault[] {
  const { key, title, indicator, source, baselineYear, targetOn, reporter } = goal;
  const found = [
    faultOfKey(key),
    faultOfText('goalTitle', title, 'title'),
    faultOfText('indicator', indicator?.name),
    faultOfText('unit', indicator?.unit),
    faultOfText('indicator', indicator?.source, 'indicatorSource'),
    faultOfText('source', source),
    faultOfYear('baselineYear', baselineYear),
    faultOfDate('targetOn', targetOn),
    faultOfMail('reporter', reporter),
  ];
  return found.filter((fault) => fault !== undefined);
}

/**
 * Returns the rules that a goal's row breaks. A goal may also stand under a goal of its own body (delmål).
 *
 * @see seed:B24, seed:B27: a goal is derived from one of a level above
 */
export function faultsOfGoal(world: GoalWorld, goal: Goal): readonly Fault[] {
  const body = bodyOf(world, goal.bodyId);
  const ofFields = faultsOfFields(goal);
  const ofBody: readonly Fault[] = body === undefined ? [{ field: 'body', reason: 'unknown' }] : [];
  return [
    ...ofFields,
    ...ofBody,
    ...faultsOfParentGoal(world, goal, body),
    ...faultsOfSizes(goal),
    ...faultsOfTargets(goal),
    ...faultsOfSplit(goal),
  ];
}
