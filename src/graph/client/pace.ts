import { after, type RunningTime } from '../../core/domain/base/running-time';
import type { Timing } from './timing';

/**
 * Resource units that SharePoint allows one app in a tenant with at most 1,000 licences, a minute. Tenants with more licences
 * have more, which Graph tells in `RateLimit-Limit`.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const smallestUnitsPerMinute = 1_250;

/** Resource units of one create, change or deletion, alone or in a batch. */
export const unitsPerWrite = 2;

/** Share of a minute's units that batches of many rows take at most. The rest is for what people do meanwhile. */
export const shareOfBatches = 0.6;

/** Share of a minute's units that the worker's other writes leave to people. */
export const shareForPeople = 0.2;

/**
 * Longest time in milliseconds for which a batch waits for the calls of people. One call with all its tries takes less, so
 * only the calls of several people who follow each other without a gap reach it.
 */
export const longestYieldMs = 15_000;

/** How often a batch that waits for people looks whether their calls have ended, in milliseconds. */
const lookEveryMs = 50;

const minuteMs = 60_000;

/** Units that a batch spent, and when. */
export interface Spend {
  readonly at: RunningTime;
  readonly units: number;
}

/**
 * Returns how many milliseconds to wait before so many units more keep within the share of batches in every 60 seconds.
 * Whether Microsoft's minute is fixed or sliding is not documented; this holds for both.
 *
 * @param spent what batches have spent, oldest first
 */
export function paceDelay(
  spent: readonly Spend[],
  { units, unitsPerMinute }: { readonly units: number; readonly unitsPerMinute: number },
  now: RunningTime,
): number {
  const recent = spent.filter(({ at }) => now - at < minuteMs);
  let over = recent.reduce((sum, one) => sum + one.units, units) - unitsPerMinute * shareOfBatches;
  for (const one of recent) {
    if (over <= 0) return 0;
    over -= one.units;
    if (over <= 0) return one.at + minuteMs - now;
  }
  // A batch that is larger than the share goes when no other was sent for a minute.
  const last = recent.at(-1);
  return last === undefined ? 0 : last.at + minuteMs - now;
}

/** What `RateLimit-*` headers say about the minute: its units, those that are left, and milliseconds until it ends. */
export interface ToldMinute {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
}

/**
 * Reads the `RateLimit-*` headers, which Graph sends from 80 % of the minute's units on. Returns undefined when one is missing
 * or is no whole number.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function toldMinute(headers: Headers): ToldMinute | undefined {
  const [limit, remaining, reset] = ['Limit', 'Remaining', 'Reset'].map((name) => {
    const digits = /^\s*(\d{1,9})\s*(?:[,;]|$)/.exec(headers.get(`RateLimit-${name}`) ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
  });
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return limit === 0 ? undefined : { limit, remaining, resetMs: reset * 1000 };
}

/** The writes for which nobody waits: batches of many rows, and the single rows that the worker saves. */
export type Unhurried = 'batch' | 'single';

const shareLeft = { batch: 1 - shareOfBatches, single: shareForPeople } as const;

/**
 * Returns how long writes for which nobody waits are held back after an answer with these headers, so that the rest of the minute is left
 * for people. A wait is never longer than a minute, whatever the headers say.
 */
export function waitForPeople(
  { limit, remaining, resetMs }: ToldMinute,
  writes: Unhurried,
): number {
  return remaining < limit * shareLeft[writes] ? Math.min(resetMs, minuteMs) : 0;
}

/**
 * Lets batches of many rows go one by one, within their share of the units, and behind the calls of people; and holds the worker's other
 * writes back while little is left of a minute.
 */
export class Pace {
  private readonly timing: Timing;
  private unitsPerMinute = smallestUnitsPerMinute;
  private spent: Spend[] = [];
  private readonly closedUntil: Partial<Record<Unhurried, RunningTime>> = {};
  private peopleCalls = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(timing: Timing) {
    this.timing = timing;
  }

  /** Notes that a call begins for which a person waits. Returns a function to call when it has ended. */
  personCalls(): () => void {
    this.peopleCalls += 1;
    return () => void (this.peopleCalls -= 1);
  }

  /** Takes what an answer says about the minute. */
  heard(headers: Headers): void {
    const told = toldMinute(headers);
    if (told === undefined) return;
    this.unitsPerMinute = told.limit;
    for (const writes of ['batch', 'single'] as const) {
      const wait = waitForPeople(told, writes);
      if (wait > 0) this.closedUntil[writes] = after(this.timing.runningNow(), wait);
    }
  }

  /** Resolves when the worker may save a single row: at once, or when the minute ends of which little is left. */
  async singleTurn(): Promise<void> {
    for (let ms = this.closedMs('single'); ms > 0; ms = this.closedMs('single'))
      await this.timing.sleep(ms);
  }

  private closedMs(writes: Unhurried): number {
    const until = this.closedUntil[writes];
    return until === undefined ? 0 : until - this.timing.runningNow();
  }

  /** Resolves when the next batch may spend so many units, after the batches that have asked before. */
  turn(units: number): Promise<void> {
    const mine = this.last.then(() => this.wait(units));
    this.last = mine;
    return mine;
  }

  private async wait(units: number): Promise<void> {
    const { timing } = this;
    let yieldedMs = 0;
    for (;;) {
      const budgetMs = this.budgetDelay(units);
      const mayYield = this.peopleCalls > 0 && yieldedMs < longestYieldMs;
      if (budgetMs <= 0 && !mayYield) break;
      if (budgetMs <= 0) yieldedMs += lookEveryMs;
      await timing.sleep(budgetMs > 0 ? budgetMs : lookEveryMs);
    }
    const now = timing.runningNow();
    this.spent = [...this.spent.filter(({ at }) => now - at < minuteMs), { at: now, units }];
  }

  private budgetDelay(units: number): number {
    const { spent, unitsPerMinute, timing } = this;
    const delay = paceDelay(spent, { units, unitsPerMinute }, timing.runningNow());
    return Math.max(this.closedMs('batch'), delay);
  }
}
