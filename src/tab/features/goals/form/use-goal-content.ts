import type { GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { definedOnly } from '../../../../core/domain/base/defined';
import type { Language } from '../../../../core/domain/base/language';
import type { GoalFields } from '../../../../core/domain/goals/goal-fields';
import { useWords } from '../../../components/words';
import { useWindowDraft, type WindowDraft } from '../../../session/use-window-draft';
import { checkGoalDraft, type CheckedGoal } from './check-goal-draft';
import { differingFields, draftOf, rebased, type DraftField, type GoalDraft } from './goal-draft';
import { keptGoalShape, type KeptGoal } from './kept-goal';

/** What a goal's form holds, put together with what is stored. */
export interface GoalContent {
  readonly draft: GoalDraft;
  readonly checked: CheckedGoal;
  /** The fields that differ from the goal as it is stored. */
  readonly changed: readonly DraftField[];
  readonly isNew: boolean;
  /** True when the goal is adopted and something else than its reporter has been changed, which takes a reason. */
  readonly needsReason: boolean;
  readonly reason: string;
  /** The fields that the person and somebody else have changed, each to another value; empty when there is nothing to choose. */
  readonly conflicts: readonly DraftField[];
  /** The form as it is stored now, and the fields of which it is made. */
  readonly saved: GoalDraft;
  readonly fields: GoalFields;
  readonly drafts: WindowDraft<KeptGoal>;
  readonly store: (next: Partial<KeptGoal>) => void;
}

/** Returns the fields that a new goal begins with: those of the view, under the goal that it proposes. */
function startFields({ fields, goal, parents }: GoalFormView): GoalFields {
  if (goal !== undefined || fields.parentGoalKey !== undefined) return fields;
  const proposed = parents.find(({ isProposed }) => isProposed);
  return definedOnly<GoalFields>({ ...fields, parentGoalKey: proposed?.key });
}

/**
 * Returns the kept form with what others have saved since, and the fields that it has seen; a new goal stands under the proposed
 * one until the person chooses.
 */
function contentOf(kept: KeptGoal | undefined, fields: GoalFields, now: Now): Content {
  const { saved, isNew, language } = now;
  if (kept === undefined) return { draft: saved, conflicts: [], seen: fields };
  if (isNew) {
    const { parentGoalKey } = kept.draft;
    const parent = parentGoalKey === '' ? saved.parentGoalKey : parentGoalKey;
    return { draft: { ...kept.draft, parentGoalKey: parent }, conflicts: [], seen: fields };
  }
  const merged = rebased(kept.draft, draftOf(kept.seen, language), saved);
  // What others have changed meanwhile is in the form already, unless there is something to choose.
  return { ...merged, seen: merged.conflicts.length > 0 ? kept.seen : fields };
}

interface Now {
  readonly saved: GoalDraft;
  readonly isNew: boolean;
  readonly language: Language;
}

interface Content extends Pick<GoalContent, 'draft' | 'conflicts'> {
  readonly seen: GoalFields;
}

/** Names on this device what a form is about. */
function formName({ goal }: GoalFormView, start: string): string {
  return goal === undefined ? `new-goal-${start}` : `goal-${goal.id}`;
}

/**
 * Reads the content of a goal's form, and keeps its changes on this device.
 *
 * @param start names a new goal's form: the code of the body with which it was opened, or nothing
 */
export function useGoalContent(view: GoalFormView, start: string): GoalContent {
  const { language } = useWords();
  const owner = { personId: view.me.objectId, form: formName(view, start) };
  const drafts = useWindowDraft<KeptGoal>(owner, keptGoalShape);
  const { kept } = drafts;
  const isNew = view.goal === undefined;
  const fields = startFields(view);
  const saved = draftOf(fields, language);
  const { draft, conflicts, seen } = contentOf(kept, fields, { saved, isNew, language });
  const state = view.goal?.state ?? 'draft';
  const changed = differingFields(draft, saved);
  const reason = kept?.reason ?? '';
  return {
    ...{ draft, conflicts, changed, isNew, reason, saved, fields, drafts },
    checked: checkGoalDraft(draft, state, language),
    needsReason: state === 'adopted' && changed.some((field) => field !== 'reporterMail'),
    store: (next) => drafts.store({ draft, seen, reason, ...next }),
  };
}
