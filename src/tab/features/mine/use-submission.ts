import { definedOnly } from '../../../core/domain/base/defined';
import { useEffect, useEffectEvent, useState } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { problemOf, type ApiProblem } from '../../session/problem';
import { useSession } from '../../session/session';
import { useReadAgain } from '../../session/use-view';
import { checkDraft, inputOf, savedDraft, type CheckContext } from './check-draft';
import { isSameDraft } from './draft';
import type { KeptDraft } from './kept-draft';
import type { KeptDrafts } from './use-kept-draft';

/** Where the form stands with the server. */
export type FormState =
  | { readonly kind: 'editing' }
  | { readonly kind: 'saving' }
  /** The server did not answer; it is tried again until the person stops it. */
  | { readonly kind: 'waiting'; readonly tries: number }
  | { readonly kind: 'saved'; readonly report: ReportView }
  /** Somebody else saved meanwhile. */
  | { readonly kind: 'conflict'; readonly theirs: ReportView }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

/** What is handed in. */
type Order = Pick<KeptDraft, 'draft' | 'base' | 'seen'> & { readonly order: string };

/** Hands the report in, and goes on trying when nobody answers. */
export interface Submission {
  readonly state: FormState;
  readonly send: (order: Order) => void;
  readonly tryNow: () => void;
  readonly rest: () => void;
}

/** How long to wait before the n-th try after silence. */
function pauseMs(tries: number): number {
  return Math.min(30_000, 2000 * 2 ** tries);
}

function stateAfter(problem: ApiProblem, tries: number): FormState {
  if (problem.mayPass) return { kind: 'waiting', tries: tries + 1 };
  if (problem.kind === 'conflict' && problem.theirs !== undefined)
    return { kind: 'conflict', theirs: problem.theirs };
  return { kind: 'refused', problem };
}

/** One press of Rapportera has one key, also after a reload: it can never be saved twice. */
export function useSubmission(
  item: MineItem,
  context: CheckContext,
  drafts: KeptDrafts,
): Submission {
  const submit = useSubmitReport(item, context);
  const { kept } = drafts;
  const waiting = kept?.order === undefined ? undefined : { ...kept, order: kept.order };
  const [state, setState] = useState<FormState>(
    waiting === undefined ? { kind: 'editing' } : { kind: 'waiting', tries: 0 },
  );
  const send = async (order: Order, tries: number): Promise<void> => {
    drafts.store(order);
    setState({ kind: 'saving' });
    try {
      const report = await submit(order);
      drafts.letGo();
      setState({ kind: 'saved', report });
    } catch (error) {
      const next = stateAfter(problemOf(error), tries);
      if (next.kind !== 'waiting') drafts.store(withoutOrder(order));
      setState(next);
    }
  };
  const tryOn = useEffectEvent((tries: number) => {
    if (waiting !== undefined) void send(waiting, tries);
  });
  useEffect(() => {
    if (state.kind !== 'waiting') return undefined;
    const timer = setTimeout(() => tryOn(state.tries), pauseMs(state.tries));
    return () => clearTimeout(timer);
  }, [state]);
  return {
    state,
    send: (order) => void send(order, 0),
    tryNow: () => waiting !== undefined && void send(waiting, 0),
    rest: () => setState({ kind: 'editing' }),
  };
}

function withoutOrder({ draft, base, seen }: Order): Omit<KeptDraft, 'keptAt'> {
  return definedOnly({ draft, base, seen });
}

/**
 * The act itself. When the row has changed but says what the form was filled with (it was sent back meanwhile), nobody
 * has anything to choose: it is saved over the newer row, under a key of its own.
 */
function useSubmitReport(
  item: MineItem,
  context: CheckContext,
): (order: Order) => Promise<ReportView> {
  const { api } = useSession();
  const readAgain = useReadAgain();
  return async (order) => {
    const input = inputOf(checkDraft(order.draft, context), { ...item, ...order });
    const { report } = await api
      .act('report.submit', input, order.order)
      .catch((error: unknown) => {
        const { theirs } = problemOf(error);
        if (theirs === undefined || !isSameDraft(savedDraft(theirs, context), order.base))
          throw error;
        const seen = { id: theirs.id, eTag: theirs.eTag };
        return api.act('report.submit', { ...input, seen }, `${order.order}-2`);
      });
    await readAgain();
    return report;
  };
}
