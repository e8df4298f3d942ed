import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { useWords } from '../../components/words';
import { checkDraft, savedDraft, type CheckedDraft, type CheckContext } from './check-draft';
import { emptyDraft, isSameDraft, type Draft } from './draft';
import type { KeptDraft } from './kept-draft';
import { useKeptDraft } from './use-kept-draft';
import { useSubmission, type FormState } from './use-submission';

/** The report form of one goal: its draft, the check of the draft, and the state of its submission. */
export interface ReportForm {
  readonly draft: Draft;
  readonly base: Draft;
  readonly checked: CheckedDraft;
  readonly state: FormState;
  /** The instant at which this device last kept the draft; absent when it keeps none. */
  readonly keptAt: string | undefined;
  readonly canKeep: boolean;
  readonly change: (draft: Draft) => void;
  readonly submit: () => void;
  readonly tryNow: () => void;
  readonly stopTrying: () => void;
  readonly discard: () => void;
  /** After a conflict: submits `draft` over the newer row. */
  readonly resolve: (draft: Draft, theirs: ReportView) => void;
  /** After a conflict: lets the person continue with `draft`, which will be saved over the newer row. */
  readonly adopt: (draft: Draft, theirs: ReportView) => void;
  /** The municipality's `Settings.partlyMetFrom`, with which the form suggests the attainment. */
  readonly partlyMetFrom: number;
}

function seenPart(
  row: { readonly id: string; readonly eTag: string } | undefined,
): Pick<KeptDraft, 'seen'> {
  return row === undefined ? {} : { seen: { id: row.id, eTag: row.eTag } };
}

/** Returns the stored report when somebody else has saved a different one while the person types. */
function newerThan(kept: KeptDraft, item: MineItem, context: CheckContext): ReportView | undefined {
  const { report } = item;
  if (report === undefined || report.eTag === kept.seen?.eTag) return undefined;
  const theirs = savedDraft(report, context);
  return isSameDraft(theirs, kept.base) || isSameDraft(theirs, kept.draft) ? undefined : report;
}

/** Returns the content of the form: the draft that this device keeps, else the stored report. */
function startOf(
  kept: KeptDraft | undefined,
  item: MineItem,
  context: CheckContext,
): Pick<KeptDraft, 'draft' | 'base' | 'seen'> {
  if (kept !== undefined) return { draft: kept.draft, base: kept.base, ...seenPart(kept.seen) };
  const { report } = item;
  const saved = report === undefined ? emptyDraft : savedDraft(report, context);
  return { draft: saved, base: saved, ...seenPart(report) };
}

/** The form of one goal in one round. The device keeps the draft until the server has saved the report. */
export function useReportForm(item: MineItem, personId: string, partlyMetFrom: number): ReportForm {
  const { language } = useWords();
  const context = { goal: item.goal, language, partlyMetFrom };
  const drafts = useKeptDraft({ personId, roundId: item.round.id, goalId: item.goal.id });
  const submission = useSubmission(item, context, drafts);
  const { kept } = drafts;
  const start = startOf(kept, item, context);
  const isTyping = kept !== undefined && submission.state.kind === 'editing';
  const newer = isTyping ? newerThan(kept, item, context) : undefined;
  const over = (theirs: ReportView): Pick<KeptDraft, 'base' | 'seen'> => ({
    base: savedDraft(theirs, context),
    ...seenPart(theirs),
  });
  const store = (next: Omit<KeptDraft, 'keptAt'>): void => {
    drafts.store(next);
    submission.reset();
  };
  const send = (next: Omit<KeptDraft, 'keptAt' | 'submissionKey'>): void =>
    submission.send({ ...next, submissionKey: crypto.randomUUID() });
  return {
    ...start,
    checked: checkDraft(start.draft, context),
    state: newer === undefined ? submission.state : { kind: 'conflict', theirs: newer },
    keptAt: kept?.keptAt,
    canKeep: drafts.canKeep,
    partlyMetFrom,
    change: (draft) => store({ ...start, draft }),
    submit: () => send(start),
    tryNow: submission.tryNow,
    stopTrying: () => store(start),
    discard: () => {
      drafts.discard();
      submission.reset();
    },
    resolve: (draft, theirs) => send({ draft, ...over(theirs) }),
    adopt: (draft, theirs) => store({ draft, ...over(theirs) }),
  };
}
