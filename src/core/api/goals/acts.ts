import * as v from 'valibot';
import { longestKey } from '../../domain/base/keys';
import { longestText } from '../../domain/base/text-limits';
import { directions, measures, splits, type GoalState } from '../../domain/goals/goal';
import { figure, key, reply, text, type ActDeclaration } from '../base/declaration';

/** A text that the domain cleans and judges by itself, so that the act answers the faults of all fields at once. */
const written = v.pipe(v.string(), v.maxLength(longestText * 4));
const code = v.pipe(v.string(), v.maxLength(longestKey * 4));
const number = v.pipe(v.number(), v.finite());

/** What people write about a goal; a body and a goal are named by their codes. An absent field has no value. */
const goalFields = {
  bodyKey: code,
  title: written,
  parentGoalKey: v.optional(code),
  indicator: v.optional(
    v.strictObject({
      name: written,
      measure: v.picklist(measures),
      unit: v.optional(written),
      split: v.picklist(splits),
      direction: v.picklist(directions),
      /** 0-3. */
      decimals: number,
      source: v.optional(written),
    }),
  ),
  baseline: v.optional(
    v.strictObject({
      women: v.optional(figure),
      men: v.optional(figure),
      total: v.optional(figure),
    }),
  ),
  baselineYear: v.optional(number),
  target: v.optional(figure),
  /** The values to reach of women and men where they differ; of girls and boys with that split. */
  targetBySex: v.optional(v.strictObject({ women: v.optional(figure), men: v.optional(figure) })),
  targetOn: v.optional(code),
  reporterMail: v.optional(written),
  source: v.optional(written),
};

const goalInput = v.strictObject({
  /** The code of the goal; absent for a new draft, whose code the product makes: `BUN-4`. */
  key: v.optional(key),
  /** The fields as the writer saw them. What others have stored since is kept, unless both have changed the same field. */
  seen: v.optional(v.strictObject(goalFields)),
  ...goalFields,
  /** Why an adopted goal is changed. */
  reason: v.optional(text),
  /** Whether open rounds that ask for the goal keep its words of then, or take the new ones. */
  rounds: v.optional(v.picklist(['keep', 'take']), 'keep'),
});
/** A written goal as its schema has read it. */
export type GoalInput = v.InferOutput<typeof goalInput>;

const ofGoal = v.strictObject({ key });
const goalReply = reply<{ readonly key: string; readonly state: GoalState }>();

const fieldReasons = [
  'missing',
  'too-long',
  'too-many-marks',
  'not-a-key',
  'not-an-address',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-date',
  'not-a-year',
  'not-decimals',
  'not-asked-for',
  'one-figure',
  'not-measurable',
  'unknown',
  'not-above',
  'ring',
] as const;

/**
 * The declarations of acts on goals, by the name in `POST /api/acts/{name}`. The faults of a goal name the fields of the input of
 * `goal.write`; those inside the indicator and the baseline have a dot, as in `baseline.women`. A `conflict` of `goal.write` has a
 * `GoalConflict` as `theirs`.
 */
export const goalActs = {
  'goal.write': {
    input: goalInput,
    reply: goalReply,
    reasons: [
      ...fieldReasons,
      'body-ended',
      'goal-closed',
      'reason-missing',
      'already-accepted',
      'send-back-first',
    ],
  },
  'goal.propose': {
    input: ofGoal,
    reply: goalReply,
    reasons: [...fieldReasons, 'goal-adopted', 'goal-closed'],
  },
  'goal.withdraw': {
    input: ofGoal,
    reply: goalReply,
    reasons: ['goal-adopted', 'goal-closed'],
  },
  /** Records that a body has adopted the goal: its board, the council or a body above, on that day and with that paragraph. */
  'goal.adopt': {
    input: v.strictObject({ key, bodyKey: code, decidedOn: code, paragraph: written }),
    reply: goalReply,
    reasons: [
      ...fieldReasons,
      'in-the-future',
      'not-deciding',
      'not-adopted',
      'goal-adopted',
      'goal-closed',
    ],
  },
  'goal.close': {
    input: v.strictObject({ key, reason: text }),
    reply: goalReply,
    reasons: ['reason-missing', 'not-adopted'],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
