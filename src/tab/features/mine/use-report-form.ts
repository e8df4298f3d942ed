import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
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

/** What the form starts from: what this device keeps, else the row as it is. */
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

/** The form of one goal in one round. What is typed stays on the device until the server has it. */
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
    submission.rest();
  };
  const send = (next: Omit<KeptDraft, 'keptAt' | 'order'>): void =>
    submission.send({ ...next, order: crypto.randomUUID() });
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
      drafts.letGo();
      submission.rest();
    },
    resolve: (draft, theirs) => send({ draft, ...over(theirs) }),
    adopt: (draft, theirs) => store({ draft, ...over(theirs) }),
  };
}
