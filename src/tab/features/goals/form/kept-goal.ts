import * as v from 'valibot';
import { goalActs } from '../../../../core/api/goals/acts';
import { readFields, type GoalFields } from '../../../../core/domain/goals/goal-fields';
import type { Kept } from '../../../session/use-window-draft';
import { draftFields, type GoalDraft } from './goal-draft';

/** A goal's form as this device keeps it. */
export interface KeptGoal {
  readonly draft: GoalDraft;
  /** The fields with which the form was filled. */
  readonly seen: GoalFields;
  readonly reason: string;
}

// A form that an earlier version has kept lacks the fields that came later. They are empty.
const draftEntries = Object.fromEntries(
  draftFields.map((field) => [field, v.optional(v.string(), '')]),
);

/** The shape of a kept form. */
export const keptGoalShape: v.GenericSchema<unknown, Kept<KeptGoal>> = v.object({
  // The entries are those of `draftFields`, which TypeScript cannot infer from `Object.fromEntries`.
  draft: v.pipe(
    v.object(draftEntries),
    v.transform((draft) => draft as GoalDraft),
  ),
  seen: v.pipe(v.nonOptional(goalActs['goal.write'].input.entries.seen), v.transform(readFields)),
  reason: v.string(),
  keptAt: v.string(),
});
