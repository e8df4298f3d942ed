import { useState } from 'react';
import type { GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { definedOnly } from '../../../../core/domain/base/defined';
import type { Fault } from '../../../../core/domain/base/fault';
import { useWords } from '../../../components/words';
import type { ApiProblem } from '../../../session/problem';
import { useAct, type ActState } from '../../../session/use-act';
import { checkGoalDraft } from './check-goal-draft';
import { withFieldsOf, type DraftField, type GoalDraft } from './goal-draft';
import { useGoalContent, type GoalContent } from './use-goal-content';
import { useShownFaults, type ShownFaults } from './use-shown-faults';

/** Whether open rounds keep the words with which they asked for a goal, or take the new ones. */
export type RoundWords = 'keep' | 'take';

/** A field of the form that can have a fault. */
export type FormField = DraftField | 'reason' | 'rounds';

/** The form of a goal: what it holds, and what the server says of it. */
export interface GoalForm extends Omit<GoalContent, 'drafts' | 'store' | 'fields'> {
  readonly rounds: RoundWords;
  readonly keptAt: string | undefined;
  readonly canKeep: boolean;
  readonly isSaving: boolean;
  readonly problem: ApiProblem | undefined;
  /** The fault that a field shows, once the person has left it or has tried to save. */
  readonly faultOf: (field: FormField) => Fault | undefined;
  readonly change: (next: Partial<GoalDraft>) => void;
  readonly leave: (field: FormField) => void;
  readonly setReason: (reason: string) => void;
  readonly setRounds: (rounds: RoundWords) => void;
  /** Shows the faults that another act has found in the goal, each until its field is changed. */
  readonly showFaults: (faults: readonly Fault[]) => void;
  /** Saves. Returns the code of the goal, or undefined when the form has faults or the server refuses. */
  readonly save: () => Promise<string | undefined>;
  readonly discard: () => void;
  /** After a conflict: takes the named fields from what is stored, and goes on with the form. */
  readonly settle: (fromTheirs: readonly DraftField[]) => void;
  /** After a conflict: the same, and saves. */
  readonly saveChosen: (fromTheirs: readonly DraftField[]) => Promise<string | undefined>;
}

type Send = (draft: GoalDraft) => Promise<string | undefined>;

/** Returns a function that saves a form, unless it has faults. */
function useSend(
  view: GoalFormView,
  content: GoalContent,
  { act, shown, rounds }: { act: ActState<'goal.write'>; shown: ShownFaults; rounds: RoundWords },
): Send {
  const { language } = useWords();
  const { fields, needsReason, isNew, drafts } = content;
  const reason = needsReason ? content.reason.trim() : undefined;
  return async (draft) => {
    const { faults, written } = checkGoalDraft(draft, view.goal?.state ?? 'draft', language);
    shown.ask();
    if (reason === '' || Object.keys(faults).length > 0) return undefined;
    const about = { key: view.goal?.key, seen: isNew ? undefined : fields };
    const reply = await act.run(definedOnly({ ...written, ...about, reason, rounds }));
    if (reply === undefined) return undefined;
    drafts.discard();
    shown.reset();
    return reply.key;
  };
}

/** Returns the fault of a field: first one of the form itself that is shown already, then one that the server has found. */
function useFaultOf(content: GoalContent, shown: ShownFaults, problem: ApiProblem | undefined) {
  const { needsReason, reason, checked } = content;
  const lacksReason = needsReason && reason.trim() === '';
  return (field: FormField): Fault | undefined => {
    const ofReason: Fault | undefined = lacksReason
      ? { field, reason: 'reason-missing' }
      : undefined;
    const own =
      field === 'reason' ? ofReason : field === 'rounds' ? undefined : checked.faults[field];
    const ofServer = problem?.faults.find((fault) => fault.field === field);
    return (shown.isShown(field) ? own : undefined) ?? ofServer ?? shown.found(field);
  };
}

/** The form of a goal. The device keeps the draft until the server has saved it. `start` is that of `useGoalContent`. */
export function useGoalForm(view: GoalFormView, start: string): GoalForm {
  const content = useGoalContent(view, start);
  const act = useAct('goal.write');
  const shown = useShownFaults();
  const [rounds, setRounds] = useState<RoundWords>('keep');
  const send = useSend(view, content, { act, shown, rounds });
  const { drafts, draft, saved, fields, store } = content;
  const settle = (fromTheirs: readonly DraftField[]): GoalDraft => {
    const next = withFieldsOf(draft, saved, fromTheirs);
    store({ draft: next, seen: fields });
    act.forget();
    return next;
  };
  return {
    ...content,
    ...{ rounds, setRounds, leave: shown.leave, showFaults: shown.showFound },
    keptAt: drafts.kept?.keptAt,
    canKeep: drafts.canKeep,
    isSaving: act.isRunning,
    problem: act.problem,
    faultOf: useFaultOf(content, shown, act.problem),
    change: (next) => {
      store({ draft: { ...draft, ...next } });
      shown.forget(Object.keys(next));
      act.forget();
    },
    setReason: (reason) => store({ reason }),
    save: () => send(draft),
    discard: () => {
      drafts.discard();
      shown.reset();
      act.forget();
    },
    settle: (fromTheirs) => void settle(fromTheirs),
    saveChosen: (fromTheirs) => send(settle(fromTheirs)),
  };
}
