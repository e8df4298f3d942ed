import type { Fault } from '../../domain/base/fault';

/** The fields of the input of `goal.write`, by the names that the rules of goals have for them. */
const inputFields: Readonly<Record<string, string>> = {
  body: 'bodyKey',
  parentGoal: 'parentGoalKey',
  indicator: 'indicator.name',
  measure: 'indicator.measure',
  unit: 'indicator.unit',
  split: 'indicator.split',
  direction: 'indicator.direction',
  decimals: 'indicator.decimals',
  indicatorSource: 'indicator.source',
  baselineWomen: 'baseline.women',
  baselineMen: 'baseline.men',
  baselineTotal: 'baseline.total',
  targetWomen: 'targetBySex.women',
  targetMen: 'targetBySex.men',
  reporter: 'reporterMail',
};
const byName = new Map(Object.entries(inputFields));

/** Returns the faults of a goal by the fields of the input of `goal.write`, those of each field and reason once. */
export function inputFaults(faults: readonly Fault[]): readonly Fault[] {
  const named = faults.map((fault) => ({
    ...fault,
    field: byName.get(fault.field) ?? fault.field,
  }));
  return [...new Map(named.map((fault) => [`${fault.field} ${fault.reason}`, fault])).values()];
}
