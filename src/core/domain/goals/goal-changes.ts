import { definedOnly } from '../base/defined';
import type { RowVersion } from '../base/row-versions';
import type { Instant } from '../base/time';
import { personName } from '../organisation/organisation';
import type { Figures, Goal, Indicator } from './goal';

/** The fields of a goal whose changes people read. */
export const goalFields = [
  'title',
  'body',
  'parentGoal',
  'state',
  'adoptedBy',
  'changeReason',
  'indicator',
  'measure',
  'unit',
  'split',
  'direction',
  'decimals',
  'indicatorSource',
  'baselineWomen',
  'baselineMen',
  'baselineTotal',
  'baselineYear',
  'target',
  'targetWomen',
  'targetMen',
  'targetOn',
  'reporter',
  'source',
] as const;
/** The name of such a field. */
export type GoalField = (typeof goalFields)[number];

/** The fields with figures that some readers may not see. */
export const baselineFields: ReadonlySet<GoalField> = new Set([
  'baselineWomen',
  'baselineMen',
  'baselineTotal',
]);

/** The value of a field: text, a word of the domain, a date or a number. */
export type GoalFieldValue = string | number;

/** A field of a goal with its values before and after. A value is absent where the field was empty. */
export interface GoalFieldChange {
  readonly field: GoalField;
  readonly from?: GoalFieldValue;
  readonly to?: GoalFieldValue;
  /** True when the reader may not see the values. */
  readonly isHidden?: true;
}

/** What somebody changed of a goal at once. */
export interface GoalChange {
  readonly at?: Instant;
  readonly byName: string;
  /** What was done, in Swedish words. Absent for an edit in the list. */
  readonly handling?: string;
  readonly fields: readonly GoalFieldChange[];
  /** True when the row could not be read as a goal after the change. */
  readonly isUnreadable?: true;
  /** True for the version that made the row. */
  readonly isFirst?: true;
}

/** Returns what people call the body of a goal, the goal above it and the decision by which it was adopted. */
export type PlaceNames = (goal: Goal) => {
  readonly body: string;
  readonly parentGoal?: string | undefined;
  readonly adoptedBy?: string | undefined;
};

type Values = Readonly<Record<GoalField, GoalFieldValue | undefined>>;

function indicatorValues({ indicator }: Goal) {
  const { name, source, ...rest }: Partial<Indicator> = indicator ?? {};
  const { measure, unit, split, direction, decimals } = rest;
  return { indicator: name, measure, unit, split, direction, decimals, indicatorSource: source };
}

function valuesOf(goal: Goal, names: PlaceNames): Values {
  const { title, state, changeReason, reporter, baselineYear, target, targetOn, source } = goal;
  const { women: targetWomen, men: targetMen } = goal.targetBySex ?? {};
  const { women, men, total }: Figures = goal.baseline ?? {};
  const { body, parentGoal, adoptedBy } = names(goal);
  return {
    ...{ title, body, parentGoal, state, adoptedBy, changeReason },
    ...indicatorValues(goal),
    ...{ baselineWomen: women, baselineMen: men, baselineTotal: total, baselineYear },
    ...{
      target,
      targetWomen,
      targetMen,
      targetOn,
      reporter: reporter && personName(reporter),
      source,
    },
  };
}

function changedFields(
  before: Goal | undefined,
  after: Goal,
  names: PlaceNames,
): readonly GoalFieldChange[] {
  const [from, to] = [before && valuesOf(before, names), valuesOf(after, names)];
  return goalFields
    .filter((field) => from?.[field] !== to[field])
    .map((field) => definedOnly<GoalFieldChange>({ field, from: from?.[field], to: to[field] }));
}

/** Returns what a version changed; undefined when it changed nothing that people read, or when nobody knows what. */
function changeOf(
  { value, ...who }: RowVersion<Goal>,
  before: Goal | undefined,
  names: PlaceNames,
): GoalChange | undefined {
  if (value === undefined) return { ...who, fields: [], isUnreadable: true };
  const fields = before === undefined ? [] : changedFields(before, value, names);
  return fields.length === 0 ? undefined : { ...who, fields };
}

/**
 * Returns what each version of a goal's row changed, newest first. Leaves out versions that changed nothing that people read. The
 * oldest version counts as the making of the row when `isComplete` is true; else it says only from where the others went on.
 */
export function goalChanges(
  versions: readonly RowVersion<Goal>[],
  { isComplete, names }: { readonly isComplete: boolean; readonly names: PlaceNames },
): readonly GoalChange[] {
  const [first, ...later] = versions.toReversed();
  if (first === undefined) return [];
  const { value, ...who } = first;
  const made = { ...who, fields: [], isFirst: true } as const;
  const begin = isComplete && value !== undefined ? made : changeOf(first, undefined, names);
  const changes = [begin];
  let before = value;
  for (const version of later) {
    changes.push(changeOf(version, before, names));
    before = version.value ?? before;
  }
  return changes.filter((change) => change !== undefined).reverse();
}
