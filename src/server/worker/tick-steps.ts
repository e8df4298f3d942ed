import { acceptListEdit } from '../../core/acts/list-edits/accept-list-edit';
import { tellOfMissing } from '../../core/acts/list-edits/gone-notices';
import { joinRows } from '../../core/acts/list-edits/join-rows';
import type { Context, ListEdit, Log } from '../../core/ports';
import { settleRounds } from '../../core/acts/follow-up/settle-rounds';
import { resolvePeople } from '../../core/acts/organisation/resolve-people';
import { sendDueMessages, type LivingMemory } from '../../core/acts/messages/send-due-messages';
import { sendMemory } from '../../core/acts/messages/send-one';
import { AppError, mayPassByItself } from '../../core/domain/base/app-error';
import type { Instant } from '../../core/domain/base/time';
import { withCostLabel } from '../../graph/client/cost-label';
import { systemNow } from '../../graph/client/timing';
import { takeTurns } from '../base/take-turns';
import type { ClockFault } from '../../core/domain/base/clock-fault';
import { EditQueue } from './edit-queue';
import type { RunEnd } from './lane';
import type { SettleEnd, TickSteps } from './tick-loop';

/** The dependencies of the steps. */
export interface TickWork {
  /** Makes a context whose actor is the product's own clock. */
  readonly ctx: () => Context;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
  /** Returns why the system's clock cannot be trusted; nothing is sent meanwhile. */
  readonly clockFault: () => ClockFault | undefined;
}

/**
 * A sending run ends after this time and the next one begins, which works out anew what is due: what a person has reported
 * meanwhile is not asked for.
 */
const sendingRunMs = 20_000;

/** The pause between two slices of look-ups, which leaves room in Graph's limits for sending and for people's acts. */
const betweenSlicesMs = 1_000;

/** The pause between two slices of rows that are joined, in which other work of the worker goes on. */
const betweenJoinsMs = 5_000;

/**
 * Accepts one edit and logs its failure, so that it does not hold up the other edits. Returns true when the edit must
 * be tried again, because Graph could not be reached or the lists are missing for now: the copy of the lists reports each
 * edit only once.
 */
async function mustWait({ ctx, log }: TickWork, edit: ListEdit): Promise<boolean> {
  try {
    await acceptListEdit(ctx(), edit);
    return false;
  } catch (cause) {
    log.alarm('list-edit-failed', cause, { list: edit.list, id: edit.id, kind: edit.kind });
    return mayPassByItself(cause) || (cause instanceof AppError && cause.code === 'lists-missing');
  }
}

/**
 * Makes the step that reads the lists and accepts the edits that people made in them. Edits that failed wait in a queue,
 * also when the next reading fails.
 */
function editTaker(work: TickWork) {
  const queue = new EditQueue();
  return async (which: 'edited' | 'all'): Promise<RunEnd> => {
    try {
      queue.add(await work.refresh(which));
    } finally {
      const count = await queue.settle((edit) => mustWait(work, edit));
      if (count > 0) work.log.info('list-edits-taken-in', { count });
    }
    return { hasFailed: !queue.isEmpty };
  };
}

/** Makes a function that tells whether the clock is wrong, and logs each new fault as an alarm. */
function clockWatch({ log, clockFault }: TickWork): () => boolean {
  let known: ClockFault['kind'] | undefined;
  return () => {
    const fault = clockFault();
    if (fault !== undefined && fault.kind !== known) {
      const cause = new Error(`The clock cannot be trusted: ${fault.kind}. Nothing is sent.`);
      log.alarm('clock-fault', cause, { ...fault });
    }
    known = fault?.kind;
    return fault !== undefined;
  };
}

/** Milliseconds until the time, at least a second, so that a time that has just passed does not lead to a run at once. */
const untilRealTime = (at: Instant) => Math.max(1_000, Date.parse(at) - systemNow());

/**
 * Makes the step that sends. When Graph has asked for no calls until a time, it runs again then. It remembers the outcomes
 * that could not be saved, the claims whose answers were lost, and what it compared the living messages with.
 */
function sender(work: TickWork): () => Promise<RunEnd> {
  const { ctx, log } = work;
  const isClockWrong = clockWatch(work);
  const memory = sendMemory();
  const living: LivingMemory = {};
  // Instances have no names and know nothing of each other, so each begins anywhere in the list.
  const startShare = Math.random();
  return async () => {
    if (isClockWrong()) return { hasFailed: true };
    const endsAt = performance.now() + sendingRunMs;
    const isTimeUp = () => performance.now() > endsAt;
    const pause = takeTurns();
    const run = await sendDueMessages(ctx(), { isTimeUp, memory, living, startShare, pause });
    const { nextInSeconds, throttledUntil, ...counts } = run;
    if (Object.values(counts).some((count) => count > 0)) log.info('messages-sent', counts);
    if (throttledUntil !== undefined) return { againMs: untilRealTime(throttledUntil) };
    const waitMs = nextInSeconds === undefined ? undefined : nextInSeconds * 1_000;
    return { hasFailed: run.failed > 0, againMs: run.left > 0 ? 0 : waitMs };
  };
}

/** Makes the step that looks people up, slice by slice; after the last slice it begins anew. */
function peopleFinder({ ctx }: TickWork): () => Promise<RunEnd> {
  let done = new Set<string>();
  return async () => {
    const { left } = await resolvePeople(ctx(), done);
    if (left > 0) return { againMs: betweenSlicesMs };
    done = new Set();
    return {};
  };
}

/** Makes the step that writes the rows of rounds which open, close or have changed. */
function rowWriter({ ctx }: TickWork): () => Promise<SettleEnd> {
  return async () => {
    const { hasMoved, isUnfinished, hasFailed } = await settleRounds(ctx());
    return { hasMoved, hasFailed, againMs: isUnfinished ? 0 : undefined };
  };
}

/** Makes the step that joins relations again, slice by slice, and tells of rows that are missing. */
function joiner({ ctx, log }: TickWork): () => Promise<RunEnd> {
  let missing: ReadonlySet<string> | undefined;
  return async () => {
    const { saved, left } = await joinRows(ctx());
    if (saved > 0) log.info('rows-joined', { count: saved });
    if (left > 0) return { againMs: betweenJoinsMs };
    missing = await tellOfMissing(ctx(), missing);
    return {};
  };
}

/**
 * Makes the steps of the worker's runs. Each step labels its Graph requests, so that their cost can be summed by step.
 */
export function tickSteps(work: TickWork): TickSteps {
  const takeEdits = editTaker(work);
  const findPeople = peopleFinder(work);
  const settle = rowWriter(work);
  const join = joiner(work);
  const send = sender(work);
  return {
    poll: (all) => withCostLabel('tick-poll', () => takeEdits(all ? 'all' : 'edited')),
    resolvePeople: () => withCostLabel('tick-people', findPeople),
    settle: () => withCostLabel('tick-settle', settle),
    joinRows: () => withCostLabel('tick-join', join),
    send: () => withCostLabel('tick-send', send),
  };
}
