import type { ActInput } from '../../../../core/api/acts';
import { definedOnly, nonEmpty } from '../../../../core/domain/base/defined';
import type { Language } from '../../../../core/domain/base/language';
import { exactDecimals, writeNumber } from '../../../../core/domain/base/numbers';
import type { Direction, Measure, Split } from '../../../../core/domain/goals/goal';
import type { GoalFields } from '../../../../core/domain/goals/goal-fields';
import { directionsOf, splitsOf, usualDecimals } from '../../../../core/domain/goals/measure-rules';
import { mayDifferBySex } from '../../../../core/domain/goals/targets';

/** The fields of the form, in its order. They have the names by which `goal.write` names its faults. */
export const draftFields = [
  'bodyKey',
  'parentGoalKey',
  'title',
  'indicator.name',
  'indicator.measure',
  'indicator.split',
  'indicator.direction',
  'indicator.unit',
  'indicator.decimals',
  'indicator.source',
  'baseline.women',
  'baseline.men',
  'baseline.total',
  'baselineYear',
  'target',
  'targetBySex.women',
  'targetBySex.men',
  'targetOn',
  'reporterMail',
  'source',
] as const;
/** The name of a field of the form. */
export type DraftField = (typeof draftFields)[number];

/** The content of the form as the person types it. */
export type GoalDraft = Readonly<Record<DraftField, string>>;

/** The input of `goal.write` that a form makes, without the parts that no field holds. */
export type WrittenGoal = Omit<ActInput<'goal.write'>, 'key' | 'seen' | 'reason' | 'rounds'>;

/** The value of the field for the goal above when the person has chosen none. An empty field means that nobody has chosen yet. */
export const noParent = ' ';

/** What a new goal measures until the person chooses. Its number of decimals follows from the measure. */
const newIndicator = {
  ...{ name: '', measure: 'percent', split: 'women-men', direction: 'rising' },
  ...{ decimals: undefined, unit: '', source: '' },
} as const;

function indicatorTexts(indicator: GoalFields['indicator']) {
  const known = indicator ?? newIndicator;
  const { name, measure, split, direction, decimals, unit = '', source = '' } = known;
  return {
    'indicator.name': name,
    'indicator.measure': measure,
    'indicator.split': split,
    'indicator.direction': direction,
    'indicator.unit': unit,
    'indicator.decimals': decimals === undefined ? '' : String(decimals),
    'indicator.source': source,
  };
}

function valueTexts(fields: GoalFields, language: Language) {
  const { baseline = {}, baselineYear, target, targetBySex = {} } = fields;
  const number = (value: number | undefined): string =>
    value === undefined ? '' : writeNumber(value, language, exactDecimals);
  return {
    'baseline.women': number(baseline.women),
    'baseline.men': number(baseline.men),
    'baseline.total': number(baseline.total),
    baselineYear: baselineYear === undefined ? '' : String(baselineYear),
    target: number(target),
    'targetBySex.women': number(targetBySex.women),
    'targetBySex.men': number(targetBySex.men),
  };
}

/** Returns the form filled with the fields of a goal. A new indicator begins as a percentage by sex that should rise. */
export function draftOf(fields: GoalFields, language: Language): GoalDraft {
  const { bodyKey, title, parentGoalKey = '', targetOn = '' } = fields;
  const { reporterMail = '', source = '' } = fields;
  return {
    ...{ bodyKey, parentGoalKey, title, targetOn, reporterMail, source },
    ...indicatorTexts(fields.indicator),
    ...valueTexts(fields, language),
  };
}

/** What of an indicator decides how its figures are read. */
export interface DraftIndicator {
  readonly measure: Measure;
  readonly split: Split;
  readonly direction: Direction;
  readonly decimals: number;
}

/** Returns how the figures of the form are read, whether or not the indicator has a name yet. */
export function draftIndicator(draft: GoalDraft): DraftIndicator {
  // The fields are lists whose values are these.
  const measure = draft['indicator.measure'] as Measure;
  const written = draft['indicator.decimals'].trim();
  return {
    measure,
    split: draft['indicator.split'] as Split,
    direction: draft['indicator.direction'] as Direction,
    decimals: written === '' ? usualDecimals(measure) : Number(written),
  };
}

/** Returns what changes in the form with the measure: a split or a direction that the measure cannot have becomes one that it can. */
export function withMeasure(draft: GoalDraft, measure: Measure): Partial<GoalDraft> {
  const { split, direction } = draftIndicator(draft);
  const [onlySplit] = splitsOf(measure);
  const usual = measure === 'ratio' ? 'near' : 'rising';
  return {
    'indicator.measure': measure,
    ...(!splitsOf(measure).includes(split) && definedOnly({ 'indicator.split': onlySplit })),
    ...(!directionsOf(measure).includes(direction) && { 'indicator.direction': usual }),
  };
}

/** The numbers of a form that could be read. */
export type DraftNumbers = Readonly<Partial<Record<DraftField, number>>>;

/** Returns the numbers that there are; undefined when there is none. */
function someOf<T extends Readonly<Record<string, number | undefined>>>(values: T) {
  const some = definedOnly(values);
  return Object.keys(some).length === 0 ? undefined : some;
}

/** Returns the baseline and the targets that the indicator asks for. */
function writtenValues({ split, direction }: DraftIndicator, numbers: DraftNumbers) {
  const sexes = (prefix: 'baseline' | 'targetBySex', isAsked: boolean) => ({
    women: isAsked ? numbers[`${prefix}.women`] : undefined,
    men: isAsked ? numbers[`${prefix}.men`] : undefined,
  });
  const ofBaseline = sexes('baseline', split !== 'total');
  return {
    baseline: someOf({ ...ofBaseline, total: numbers['baseline.total'] }),
    target: direction === 'even' ? undefined : numbers.target,
    targetBySex: someOf(sexes('targetBySex', mayDifferBySex({ split, direction }))),
  };
}

/** Makes the input of `goal.write` from a form and its numbers. An indicator without a name is left out. */
export function writtenOf(draft: GoalDraft, numbers: DraftNumbers): WrittenGoal {
  const text = (field: DraftField): string | undefined => nonEmpty(draft[field].trim());
  const indicator = draftIndicator(draft);
  const name = text('indicator.name');
  const more = { unit: text('indicator.unit'), source: text('indicator.source') };
  return definedOnly<WrittenGoal>({
    bodyKey: draft.bodyKey,
    title: draft.title,
    parentGoalKey: text('parentGoalKey'),
    indicator: name === undefined ? undefined : definedOnly({ name, ...indicator, ...more }),
    ...writtenValues(indicator, numbers),
    baselineYear: numbers.baselineYear,
    targetOn: text('targetOn'),
    reporterMail: text('reporterMail'),
    source: text('source'),
  });
}

/** Returns the fields in which two forms differ. Spaces at the ends do not count. */
export function differingFields(a: GoalDraft, b: GoalDraft): readonly DraftField[] {
  return draftFields.filter((field) => a[field].trim() !== b[field].trim());
}

/** Returns `mine` with the named fields taken from `theirs`. */
export function withFieldsOf(
  mine: GoalDraft,
  theirs: GoalDraft,
  fields: readonly DraftField[],
): GoalDraft {
  const taken = Object.fromEntries(fields.map((field) => [field, theirs[field]]));
  return { ...mine, ...taken };
}

/** A form put together with what has been saved since it was filled. */
export interface Rebased {
  readonly draft: GoalDraft;
  /** The fields that the person and somebody else have changed, each to another value. */
  readonly conflicts: readonly DraftField[];
}

/** Takes what has been saved since the form was filled into every field that the person has not changed. */
export function rebased(draft: GoalDraft, base: GoalDraft, saved: GoalDraft): Rebased {
  const changed = differingFields(base, saved);
  const touched = new Set(differingFields(draft, base));
  const differs = new Set(differingFields(draft, saved));
  return {
    draft: withFieldsOf(
      draft,
      saved,
      changed.filter((field) => !touched.has(field)),
    ),
    conflicts: changed.filter((field) => touched.has(field) && differs.has(field)),
  };
}
