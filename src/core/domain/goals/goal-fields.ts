import { definedOnly, nonEmpty, omit, type Loose } from '../base/defined';
import { sameContent } from '../base/same-content';
import { readText } from '../base/text-fields';
import type { CalendarDate } from '../base/time';
import type { Person } from '../organisation/body';
import { readMail } from '../organisation/mail';
import { bodyOf, bodyOfKey } from '../organisation/organisation';
import type { Figures, Goal, Indicator, TargetBySex } from './goal';
import { goalOf, goalOfKey, type GoalWorld } from './goal-world';
import { sexesAddUp } from './measure-rules';

/** An indicator as people write it. Whether women and men add up to the total follows from the measure. */
export type WrittenIndicator = Omit<Indicator, 'addsUp'>;

/** What people write about a goal. Bodies and goals are named by their codes, and the reporter by mail address. */
export interface GoalFields {
  readonly bodyKey: string;
  readonly title: string;
  readonly parentGoalKey?: string;
  readonly indicator?: WrittenIndicator;
  readonly baseline?: Pick<Figures, 'women' | 'men' | 'total'>;
  readonly baselineYear?: number;
  /** The value to reach, in the indicator's measure. */
  readonly target?: number;
  /** The values to reach of women and men where they differ. */
  readonly targetBySex?: TargetBySex;
  readonly targetOn?: CalendarDate;
  readonly reporterMail?: string;
  readonly source?: string;
}
/** The name of a field of `GoalFields`. */
export type GoalFieldName = keyof GoalFields;

/** Every field, in the order in which people fill them in. */
const goalFieldNames = [
  'bodyKey',
  'title',
  'parentGoalKey',
  'indicator',
  'baseline',
  'baselineYear',
  'target',
  'targetBySex',
  'targetOn',
  'reporterMail',
  'source',
] as const satisfies readonly GoalFieldName[];

/** The fields as a door has read them, where an absent field may also be undefined. */
type RawFields = Loose<Omit<GoalFields, 'indicator' | 'baseline' | 'targetBySex'>> & {
  readonly indicator?: Loose<WrittenIndicator> | undefined;
  readonly baseline?: Loose<NonNullable<GoalFields['baseline']>> | undefined;
  readonly targetBySex?: Loose<TargetBySex> | undefined;
};

/** Returns the codes of the goal's body and of the goal above it; when their rows are gone, the codes that the goal has noted. */
function codesOf(world: Pick<GoalWorld, 'bodies' | 'goals'>, goal: Goal) {
  const [body, parent] = [bodyOf(world, goal.bodyId), goalOf(world, goal.parentGoalId)];
  return {
    bodyKey: body?.key ?? goal.bodyKey ?? '',
    parentGoalKey: parent?.key ?? goal.parentGoalKey,
  };
}

/** Returns what the goal's row says, as people write it. */
export function fieldsOfGoal(world: Pick<GoalWorld, 'bodies' | 'goals'>, goal: Goal): GoalFields {
  const { title, indicator, baseline, baselineYear, targetOn, reporter, source } = goal;
  const { target, targetBySex } = goal;
  return readFields({
    ...{ title, baselineYear, target, targetBySex, targetOn, source },
    ...codesOf(world, goal),
    indicator: indicator && omit(indicator, 'addsUp'),
    baseline: baseline && omit(baseline, 'womenPersons', 'menPersons', 'totalPersons'),
    reporterMail: reporter?.mail,
  });
}

const line = (name: 'indicator' | 'unit' | 'mail', written: string | undefined) =>
  nonEmpty(written === undefined ? undefined : readText(name, written));

/** Returns the values that there are; undefined when there is none. */
function someOf<T extends object>(written: Loose<T> | undefined): T | undefined {
  const values = written && definedOnly<T>(written);
  return values === undefined || Object.keys(values).length === 0 ? undefined : values;
}

/** Returns the fields as they are stored and compared: texts cleaned, and without those that are empty. */
export function readFields(written: RawFields): GoalFields {
  const { indicator, baseline, reporterMail = '', source, title } = written;
  return definedOnly<GoalFields>({
    ...written,
    title: readText('goalTitle', title),
    parentGoalKey: nonEmpty(written.parentGoalKey),
    indicator: indicator && readIndicator(indicator),
    baseline: someOf<NonNullable<GoalFields['baseline']>>(baseline),
    targetBySex: someOf<TargetBySex>(written.targetBySex),
    targetOn: nonEmpty(written.targetOn),
    reporterMail: readMail(reporterMail) ?? line('mail', reporterMail),
    source: nonEmpty(source === undefined ? undefined : readText('source', source)),
  });
}

/** Returns the indicator with cleaned texts; `undefined` without a name, since a goal's row keeps none then. */
function readIndicator(written: Loose<WrittenIndicator>): WrittenIndicator | undefined {
  const name = line('indicator', written.name);
  if (name === undefined) return undefined;
  const [unit, source] = [line('unit', written.unit), line('indicator', written.source)];
  return definedOnly<WrittenIndicator>({ ...written, name, unit, source });
}

/** The outcome of putting two people's changes of a goal together. */
export interface MergedFields {
  readonly fields: GoalFields;
  /** The fields that both have changed, each to another value. `fields` then holds what the writer wrote. */
  readonly conflicts: readonly GoalFieldName[];
}

/**
 * Puts what a person has written together with what others have stored since that person saw the goal. A field that the person left as
 * it was seen keeps what is stored.
 */
export function mergedFields(
  seen: GoalFields,
  stored: GoalFields,
  written: GoalFields,
): MergedFields {
  const isSame = (a: GoalFields, b: GoalFields, name: GoalFieldName) =>
    sameContent(a[name], b[name]);
  const kept = goalFieldNames.filter((name) => isSame(written, seen, name));
  const conflicts = goalFieldNames.filter(
    (name) => !kept.includes(name) && !isSame(seen, stored, name) && !isSame(stored, written, name),
  );
  const values = goalFieldNames.map((name) => [
    name,
    kept.includes(name) ? stored[name] : written[name],
  ]);
  // The cast is safe: each field has the value of one of two GoalFields.
  const fields = definedOnly(Object.fromEntries(values) as object) as GoalFields;
  return { fields, conflicts };
}

/** Returns the written indicator. Whether women and men add up stays as it was while measure and split do. */
export function indicatorOf(
  written: WrittenIndicator | undefined,
  before: Indicator | undefined,
): Indicator | undefined {
  if (written === undefined) return undefined;
  const isAsBefore = before?.measure === written.measure && before.split === written.split;
  return {
    ...written,
    addsUp: isAsBefore ? before.addsUp : sexesAddUp(written.measure, written.split),
  };
}

function reporterOf(mail: string | undefined, before: Person | undefined): Person | undefined {
  if (mail === undefined) return undefined;
  return before?.mail.toLowerCase() === mail.toLowerCase() ? before : { mail };
}

/** Returns the body of the fields. A code that no row has gives the id of no row, which `faultsOfGoal` refuses. */
function ofBody(world: GoalWorld, { bodyKey }: GoalFields): Pick<Goal, 'bodyId' | 'bodyKey'> {
  const body = bodyOfKey(world, bodyKey);
  return body === undefined ? { bodyId: '', bodyKey } : { bodyId: body.id, bodyKey: body.key };
}

/** Returns the goal above of the fields, in the same way. */
function ofParent(world: GoalWorld, { parentGoalKey }: GoalFields) {
  if (parentGoalKey === undefined) return { parentGoalId: undefined, parentGoalKey };
  const parent = goalOfKey(world, parentGoalKey);
  return parent === undefined
    ? { parentGoalId: '', parentGoalKey }
    : { parentGoalId: parent.id, parentGoalKey: parent.key };
}

/** Returns the goal with the written fields. `before` gives what people do not write, such as its code and state. */
export function goalWithFields(
  world: GoalWorld,
  before: Pick<Goal, 'id' | 'key' | 'state'> & Partial<Goal>,
  fields: GoalFields,
): Goal {
  const { title, baseline, baselineYear, target, targetBySex, targetOn, source } = fields;
  return definedOnly<Goal>({
    ...before,
    ...{ title, baseline, baselineYear, target, targetBySex, targetOn, source },
    ...ofBody(world, fields),
    ...ofParent(world, fields),
    indicator: indicatorOf(fields.indicator, before.indicator),
    reporter: reporterOf(fields.reporterMail, before.reporter),
  });
}

/** True when the goal itself differs, and not only who reports it. */
export function isRevision(before: GoalFields, after: GoalFields): boolean {
  return !sameContent(omit(before, 'reporterMail'), omit(after, 'reporterMail'));
}
