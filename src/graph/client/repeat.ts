import type { Context } from '@microsoft/microsoft-graph-client';
import type { GraphHealth } from './health';
import { LostAnswer } from './lost-answer';
import type { Link, Pace } from './middleware';
import { pauseBeforeRepeat, type Patience, type Pause, type Try } from './pause';

type Next = (context: Context) => Promise<void>;

async function tryOnce(context: Context, next: Next): Promise<Try> {
  try {
    await next(context);
  } catch (cause) {
    if (cause instanceof LostAnswer) return { kind: 'lost', cause };
    throw cause;
  }
  const response = context.response;
  if (response === undefined) return { kind: 'lost', cause: new LostAnswer('No answer.') };
  return { kind: 'answer', status: response.status, headers: response.headers };
}

/** How long one request has been waiting, on whose word. */
class Waiting {
  private askedMs = 0;
  private faultMs = 0;
  private readonly patience: Patience;

  constructor(patience: Patience) {
    this.patience = patience;
  }

  /** Counts the pause, and says whether there is patience for it after so many tries. */
  allows(pause: Pause, tryNumber: number): boolean {
    const { tries, throttledMs, faultMs } = this.patience;
    if (pause.asked) this.askedMs += pause.ms;
    else this.faultMs += pause.ms;
    return tryNumber < tries && this.askedMs <= throttledMs && this.faultMs <= faultMs;
  }
}

/** Nobody is there: no answer, or a gateway's. A 500 can come of one bad value, and throttling is an answer. */
function isAway(tried: Try): boolean {
  if (tried.kind === 'lost') return true;
  return tried.status > 501 && !tried.headers.has('Retry-After');
}

/** Ends the tries: the answer is in the context, or there is none. */
function settle(tried: Try): void {
  if (tried.kind === 'lost') throw tried.cause;
}

/** Repeats what may be repeated, within its patience (quality.md §2.4). The only layer that does. */
export function repeat(patience: Patience, pace: Pace, health: GraphHealth): Link {
  // When Graph has asked one request to wait, the others wait too: refused calls cost as much as served ones.
  let closedUntil = 0;

  const passGate = async (waiting: Waiting) => {
    const left = closedUntil - pace.now();
    if (left <= 0) return;
    const pause = { ms: left + pace.random() * 1000, asked: true };
    // A request that has no patience for it goes on, and is told by Graph itself.
    if (waiting.allows(pause, 0)) await pace.sleep(pause.ms);
  };

  const attempt = async (context: Context, next: Next): Promise<Try> => {
    if (!health.admits()) throw new LostAnswer('Graph has not answered for a while.');
    const tried = await tryOnce(context, next);
    if (isAway(tried)) health.lost();
    else health.answered();
    return tried;
  };

  return async (context, next) => {
    const method = context.options?.method ?? 'GET';
    const waiting = new Waiting(patience);
    for (let tryNumber = 1; ; tryNumber += 1) {
      await passGate(waiting);
      const tried = await attempt(context, next);
      const pause = pauseBeforeRepeat({ method, tryNumber }, tried, pace);
      if (pause?.asked === true) closedUntil = Math.max(closedUntil, pace.now() + pause.ms);
      if (pause === undefined || !waiting.allows(pause, tryNumber)) {
        settle(tried);
        return;
      }
      await pace.sleep(pause.ms);
    }
  };
}
