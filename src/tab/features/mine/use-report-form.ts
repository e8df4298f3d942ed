import { useEffect, useEffectEvent } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { useWords } from '../../components/words';
import { checkDraft, savedDraft, type CheckedDraft, type CheckContext } from './check-draft';
import { emptyDraft, isSameDraft, type Draft } from './draft';
import type { FormContent, KeptDraft } from './kept-draft';
import { useKeptDraft, type KeptDrafts } from './use-kept-draft';
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

/** Returns the stored report when it is the one that the person had sent before stopping. */
function foundAfterStop(
  state: FormState,
  { report }: MineItem,
  draft: Draft,
  context: CheckContext,
): ReportView | undefined {
  if (state.kind !== 'stopped' || report === undefined) return undefined;
  return isSameDraft(savedDraft(report, context), draft) ? report : undefined;
}

/** Discards the draft once its report has been found. Returns the report. */
function useFound(found: ReportView | undefined, drafts: KeptDrafts): ReportView | undefined {
  const discard = useEffectEvent(() => drafts.discard());
  useEffect(() => {
    if (found !== undefined) discard();
  }, [found]);
  return found;
}

function stateOf(
  state: FormState,
  newer: ReportView | undefined,
  found: ReportView | undefined,
): FormState {
  if (newer !== undefined) return { kind: 'conflict', theirs: newer };
  return found === undefined ? state : { kind: 'saved', report: found };
}

/** The form of one goal in one round. The device keeps the draft until the server has saved the report. */
export function useReportForm(item: MineItem, personId: string): ReportForm {
  const { language } = useWords();
  const context = { goal: item.goal, language, partlyMetFrom: item.round.partlyMetFrom };
  const drafts = useKeptDraft(item, personId);
  const submission = useSubmission(item, context, drafts);
  const { kept } = drafts;
  const start = startOf(kept, item, context);
  const isTyping = kept !== undefined && submission.state.kind === 'editing';
  const found = useFound(foundAfterStop(submission.state, item, start.draft, context), drafts);
  const newer = isTyping ? newerThan(kept, item, context) : undefined;
  const over = (theirs: ReportView) => ({ base: savedDraft(theirs, context), ...seenPart(theirs) });
  const store = (next: FormContent): void => {
    drafts.store(next);
    submission.reset();
  };
  const send = (next: Omit<FormContent, 'submissionKey'>): void =>
    submission.send({ ...next, submissionKey: crypto.randomUUID() });
  const stopTrying = (): void => {
    drafts.store(start);
    submission.stop();
  };
  return {
    ...start,
    checked: checkDraft(start.draft, context),
    state: stateOf(submission.state, newer, found),
    keptAt: kept?.keptAt,
    canKeep: drafts.canKeep,
    change: (draft) => store({ ...start, draft }),
    submit: () => send(start),
    tryNow: submission.tryNow,
    stopTrying,
    discard: () => {
      drafts.discard();
      submission.reset();
    },
    resolve: (draft, theirs) => send({ draft, ...over(theirs) }),
    adopt: (draft, theirs) => store({ draft, ...over(theirs) }),
  };
}
