import { definedOnly } from '../../../core/domain/base/defined';
import { useEffect, useEffectEvent, useState } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { problemOf, type ApiProblem } from '../../session/problem';
import { useSession } from '../../session/session';
import { useReadAgain } from '../../session/use-view';
import { checkDraft, inputOf, savedDraft, type CheckContext } from './check-draft';
import { isSameDraft } from './draft';
import type { FormContent, KeptDraft } from './kept-draft';
import type { KeptDrafts } from './use-kept-draft';

/** The state of the submission of a form. */
export type FormState =
  | { readonly kind: 'editing' }
  | { readonly kind: 'saving' }
  /** The server did not answer, could not save, or does not know yet whether it did (`problem`). The tab sends the form again until the person stops it. */
  | { readonly kind: 'waiting'; readonly tries: number; readonly problem?: ApiProblem }
  /** The person has stopped the sending while nobody knew whether the server had saved the report. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'saved'; readonly report: ReportView }
  /** Somebody else has saved the report since the form was filled. */
  | { readonly kind: 'conflict'; readonly theirs: ReportView }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

/** A form to submit, with the `Idempotency-Key` of the submission. */
type PendingDraft = Pick<KeptDraft, 'draft' | 'base' | 'seen'> & {
  readonly submissionKey: string;
};

/** Submits the form, and repeats the request while the server does not answer. */
export interface Submission {
  readonly state: FormState;
  readonly send: (pending: PendingDraft) => void;
  readonly tryNow: () => void;
  /** Ends the sending, and goes on saying that nobody knows what was saved, unless nothing can have been. */
  readonly stop: () => void;
  readonly reset: () => void;
}

/** The problems after which nobody knows whether the server has saved the report. */
const openEnds: ReadonlySet<string> = new Set(['offline', 'outcome-unknown']);

/** True when the sending that the person stops may have saved the report. */
function mayBeSaved(state: FormState): boolean {
  return (
    state.kind === 'waiting' && (state.problem === undefined || openEnds.has(state.problem.kind))
  );
}

/** Returns how long the tab waits before it repeats a request that got no answer, or that Graph asks to wait with. */
function pauseMs({ tries, problem }: Extract<FormState, { kind: 'waiting' }>): number {
  return Math.max(Math.min(30_000, 2000 * 2 ** tries), msUntil(problem?.until));
}

/** Longest time that `setTimeout` can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** Returns how long Graph has asked the product to wait yet. */
function msUntil(until: string | undefined): number {
  if (until === undefined) return 0;
  return Math.min(longestTimerMs, Math.max(0, Date.parse(until) - Date.now()));
}

function stateAfter(problem: ApiProblem, tries: number): FormState {
  if (problem.mayPass) return { kind: 'waiting', tries: tries + 1, problem };
  if (problem.kind === 'conflict' && problem.theirs !== undefined)
    return { kind: 'conflict', theirs: problem.theirs };
  return { kind: 'refused', problem };
}

/**
 * Submits the form. Each press of Rapportera has one `Idempotency-Key`, which the tab keeps through a reload, so that the
 * server saves the report once.
 */
export function useSubmission(
  item: MineItem,
  context: CheckContext,
  drafts: KeptDrafts,
): Submission {
  const submit = useSubmitReport(item, context);
  const { kept } = drafts;
  const waiting = pendingIn(kept);
  const [state, setState] = useState<FormState>(
    waiting === undefined ? { kind: 'editing' } : { kind: 'waiting', tries: 0 },
  );
  const send = async (pending: PendingDraft, tries: number): Promise<void> => {
    drafts.store(pending);
    setState({ kind: 'saving' });
    try {
      const report = await submit(pending);
      drafts.discard();
      setState({ kind: 'saved', report });
    } catch (error) {
      const next = stateAfter(problemOf(error), tries);
      if (next.kind !== 'waiting') drafts.store(withoutKey(pending));
      setState(next);
    }
  };
  const retry = useEffectEvent((tries: number) => {
    if (waiting !== undefined) void send(waiting, tries);
  });
  useEffect(() => {
    if (state.kind !== 'waiting') return undefined;
    const timer = setTimeout(() => retry(state.tries), pauseMs(state));
    return () => clearTimeout(timer);
  }, [state]);
  return {
    state,
    send: (pending) => void send(pending, 0),
    tryNow: () => waiting !== undefined && void send(waiting, 0),
    stop: () => setState({ kind: mayBeSaved(state) ? 'stopped' : 'editing' }),
    reset: () => setState({ kind: 'editing' }),
  };
}

function pendingIn(kept: KeptDraft | undefined): PendingDraft | undefined {
  return kept?.submissionKey === undefined
    ? undefined
    : { ...kept, submissionKey: kept.submissionKey };
}

function withoutKey({ draft, base, seen }: PendingDraft): FormContent {
  return definedOnly({ draft, base, seen });
}

/**
 * Returns a function that performs `report.submit`. When the row has changed but still has the values with which the form
 * was filled, for instance because a process leader has sent it back, there is nothing to choose: the function saves over
 * the newer row, with another `Idempotency-Key`.
 */
function useSubmitReport(
  item: MineItem,
  context: CheckContext,
): (pending: PendingDraft) => Promise<ReportView> {
  const { api } = useSession();
  const readAgain = useReadAgain();
  return async (pending) => {
    const input = inputOf(checkDraft(pending.draft, context), { ...item, ...pending });
    const { report } = await api
      .act('report.submit', input, pending.submissionKey)
      .catch((error: unknown) => {
        const { theirs } = problemOf(error);
        if (theirs === undefined || !isSameDraft(savedDraft(theirs, context), pending.base))
          throw error;
        const seen = { id: theirs.id, eTag: theirs.eTag };
        return api.act('report.submit', { ...input, seen }, `${pending.submissionKey}-2`);
      });
    await readAgain();
    return report;
  };
}
