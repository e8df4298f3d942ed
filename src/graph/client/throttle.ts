import { after, type RunningClock, type RunningTime } from '../../core/domain/base/running-time';
import type { Instant } from '../../core/domain/base/time';
import { isThrottling, type Try } from './retry-delay';

/** A wait this long is no busy minute any more: somebody has to look at what uses up the municipality's budget. */
export const alarmAfterMs = 15 * 60_000;
/**
 * After so long a process leader's act, or the load of the lists, may ask Graph once whether the wait still holds, and again
 * after as long.
 */
export const probeAfterMs = 60 * 60_000;

/** What a throttle needs from outside. */
export interface ThrottleDeps {
  readonly runningNow: RunningClock;
  /** Tells a time to people. */
  readonly instantOf: (time: RunningTime) => Instant;
  /** Called once when Graph has asked for waits of more than `alarmAfterMs` in a row. */
  readonly onLongWait?: ((until: Instant) => void) | undefined;
  /**
   * True when any read may probe. No act of a process leader calls the directory, and without it the bot would answer
   * nobody new until the wait is over.
   */
  readonly isProbedByAll?: boolean;
}

/**
 * Holds back the calls of one budget of Graph while Graph asks the product to wait; Graph counts refused calls like
 * served ones. When the wait is over, one call goes first, and the others follow when it has not been refused again.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export class Throttle {
  private readonly deps: ThrottleDeps;
  private endsAt: RunningTime | undefined;
  private since: RunningTime | undefined;
  private probedAt: RunningTime | undefined;
  private hasAlarmed = false;
  private firstCall: Promise<void> | undefined;

  constructor(deps: ThrottleDeps) {
    this.deps = deps;
  }

  /** Milliseconds until the wait is over; 0 or less when no wait holds. */
  leftMs(): number {
    return this.endsAt === undefined ? 0 : this.endsAt - this.deps.runningNow();
  }

  /** The end of the wait; undefined when the last answer asked for none. */
  until(): Instant | undefined {
    return this.endsAt === undefined ? undefined : this.deps.instantOf(this.endsAt);
  }

  /** Notes that Graph has asked for a wait of so many milliseconds. */
  note(ms: number): void {
    const now = this.deps.runningNow();
    this.since ??= now;
    this.endsAt = after(now, Math.max(ms, this.leftMs()));
    if (this.hasAlarmed || this.endsAt - this.since < alarmAfterMs) return;
    this.hasAlarmed = true;
    this.deps.onLongWait?.(this.deps.instantOf(this.endsAt));
  }

  /** Notes how a call ended. Any answer but another refusal ends the wait that is over. */
  ended(tried: Try): void {
    if (tried.kind === 'answer' && !isThrottling(tried) && this.leftMs() <= 0) this.end();
  }

  /**
   * Asks to make a call after the wait. Returns undefined when the caller may, and a promise to wait for while another
   * call goes first.
   */
  afterFirst(): Promise<void> | undefined {
    return this.since === undefined ? undefined : this.firstCall;
  }

  /** Lets the caller's call go first. Returns a function to call when it has ended. */
  goFirst(): () => void {
    if (this.since === undefined || this.firstCall !== undefined) return () => undefined;
    let release: () => void = () => undefined;
    this.firstCall = new Promise((done) => (release = done));
    return () => {
      this.firstCall = undefined;
      release();
    };
  }

  /** True when the caller may make the probing read. */
  mayBeProbedBy({ mayProbe }: { readonly mayProbe: boolean }): boolean {
    return mayProbe || this.deps.isProbedByAll === true;
  }

  /** True once an hour after a wait of an hour. The caller then makes one read and tells `probed` how it ended. */
  takeProbe(): boolean {
    const now = this.deps.runningNow();
    const last = this.probedAt ?? this.since;
    if (last === undefined || now - last < probeAfterMs) return false;
    this.probedAt = now;
    return true;
  }

  /** Ends the wait when the probing read was answered with anything but another refusal. */
  probed(tried: Try): void {
    if (tried.kind === 'answer' && !isThrottling(tried)) this.end();
  }

  private end(): void {
    this.endsAt = undefined;
    this.since = undefined;
    this.probedAt = undefined;
    this.hasAlarmed = false;
  }
}
