import type { Fault } from '../base/fault';
import { faultOfKey } from '../base/keys';
import { faultOfText } from '../base/text-fields';
import { faultOfDate, faultOfYear } from '../base/years';
import { faultOfMail } from '../organisation/mail';
import type { Body } from '../organisation/body';
import { bodyOf, standsBelow } from '../organisation/organisation';
import { goalOf, type GoalWorld } from './goal-world';
import { faultOfSize } from './figure-limits';
import type { Goal } from './goal';

function faultsOfParentGoal(world: GoalWorld, goal: Goal, body: Body): readonly Fault[] {
  const field = 'parentGoal';
  if (goal.parentGoalId === undefined) {
    const mayLackParent = body.kind === 'council' || goal.state === 'draft';
    return mayLackParent ? [] : [{ field, reason: 'missing' }];
  }
  const parent = goalOf(world, goal.parentGoalId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  return standsBelow(world, body.id, parent.bodyId) ? [] : [{ field, reason: 'not-above' }];
}

/** The fields of a goal that hold a value, by the column of the import that fills each. */
const valuesOf = ({ baseline, target }: Goal) => ({
  baselineWomen: baseline?.women,
  baselineMen: baseline?.men,
  baselineTotal: baseline?.total,
  target,
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

/** Returns a fault for each text, date and year that no door takes. The fields are named as the import's columns. */
function faultsOfFields(goal: Goal): readonly Fault[] {
  const { key, title, indicator, source, baselineYear, targetOn, reporter } = goal;
  const found = [
    faultOfKey(key),
    faultOfText('goalTitle', title, 'title'),
    faultOfText('indicator', indicator?.name),
    faultOfText('unit', indicator?.unit),
    faultOfText('source', source),
    faultOfYear('baselineYear', baselineYear),
    faultOfDate('targetOn', targetOn),
    faultOfMail('reporter', reporter),
  ];
  return found.filter((fault) => fault !== undefined);
}

/** Returns the rules that a goal's row breaks. @see seed:B24, seed:B27: a goal is derived from one of a level above */
export function faultsOfGoal(world: GoalWorld, goal: Goal): readonly Fault[] {
  const body = bodyOf(world, goal.bodyId);
  const ofFields = faultsOfFields(goal);
  if (body === undefined) return [...ofFields, { field: 'body', reason: 'unknown' }];
  return [...ofFields, ...faultsOfParentGoal(world, goal, body), ...faultsOfSizes(goal)];
}
