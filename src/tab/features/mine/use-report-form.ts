import type { MineItem, ReportView } from '../../../core/api/views';
import { useWords } from '../../components/words';
import { checkDraft, savedDraft, type CheckedDraft, type CheckContext } from './check-draft';
import { emptyDraft, isSameDraft, type Draft } from './draft';
import type { KeptDraft } from './kept-draft';
import { useKeptDraft } from './use-kept-draft';
import { useSubmission, type FormState } from './use-submission';

/** The report form: what is typed, what it says, where it is kept. */
export interface ReportForm {
  readonly draft: Draft;
  readonly base: Draft;
  readonly checked: CheckedDraft;
  readonly state: FormState;
  /** When this device last kept what is typed; absent while nothing is. */
  readonly keptAt: string | undefined;
  readonly canKeep: boolean;
  readonly change: (draft: Draft) => void;
  readonly submit: () => void;
  readonly tryNow: () => void;
  readonly stopTrying: () => void;
  readonly discard: () => void;
  /** After a conflict: hands `draft` in over the row that is there now. */
  readonly resolve: (draft: Draft, theirs: ReportView) => void;
  /** After a conflict: goes on writing from `draft`, over the row that is there now. */
  readonly adopt: (draft: Draft, theirs: ReportView) => void;
  /** The municipality's threshold, which the figures are read with. */
  readonly partlyMetFrom: number;
}

function seenPart(
  row: { readonly id: string; readonly eTag: string } | undefined,
): Pick<KeptDraft, 'seen'> {
  return row === undefined ? {} : { seen: { id: row.id, eTag: row.eTag } };
}

/** Said at once, while the person is still typing: somebody else has saved something else. */
function newerThan(kept: KeptDraft, item: MineItem, context: CheckContext): ReportView | undefined {
  const { report } = item;
  if (report === undefined || report.eTag === kept.seen?.eTag) return undefined;
  const theirs = savedDraft(report, context);
  return isSameDraft(theirs, kept.base) || isSameDraft(theirs, kept.draft) ? undefined : report;
}

/** The form of one goal in one round. What is typed stays on the device until the server has it. */
export function useReportForm(item: MineItem, personId: string, partlyMetFrom: number): ReportForm {
  const { language } = useWords();
  const context = { goal: item.goal, language, partlyMetFrom };
  const drafts = useKeptDraft({ personId, roundId: item.round.id, goalId: item.goal.id });
  const submission = useSubmission(item, context, drafts);
  const { kept } = drafts;
  const saved = item.report === undefined ? emptyDraft : savedDraft(item.report, context);
  const draft = kept?.draft ?? saved;
  const base = kept?.base ?? saved;
  const seen = seenPart(kept === undefined ? item.report : kept.seen);
  const newer =
    kept !== undefined && submission.state.kind === 'editing'
      ? newerThan(kept, item, context)
      : undefined;
  return {
    draft,
    base,
    checked: checkDraft(draft, context),
    state: newer === undefined ? submission.state : { kind: 'conflict', theirs: newer },
    keptAt: kept?.keptAt,
    canKeep: drafts.canKeep,
    change: (typed) => {
      drafts.store({ draft: typed, base, ...seen });
      submission.rest();
    },
    submit: () =>
      submission.send({
        draft,
        base,
        ...seen,
        order: crypto.randomUUID(),
      }),
    tryNow: submission.tryNow,
    stopTrying: () => {
      drafts.store({ draft, base, ...seen });
      submission.rest();
    },
    discard: () => {
      drafts.letGo();
      submission.rest();
    },
    partlyMetFrom,
    adopt: (chosen, theirs) => {
      drafts.store({ draft: chosen, base: savedDraft(theirs, context), ...seenPart(theirs) });
      submission.rest();
    },
    resolve: (chosen, theirs) =>
      submission.send({
        draft: chosen,
        base: savedDraft(theirs, context),
        ...seenPart(theirs),
        order: crypto.randomUUID(),
      }),
  };
}
