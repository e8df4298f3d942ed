import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../state/emulator';
import { expiredLink } from './expired-link';
import type { Faults } from './faults';
import { refusalFor, type Refused } from './refusals';

/** A part of a batch: a call of its own that has no connection of its own. */
export interface PartCall {
  readonly method: string;
  readonly url: URL;
  readonly clientRequestId: string;
}

/** Asks what shall go wrong with a part of a batch; waits if it is to be slow. `undefined`: serve it. */
export type PartFault = (part: PartCall) => Promise<Refused | undefined>;

/** The same rules as for calls, as far as they can happen to a part: refusals and delays. */
export function partFault(faults: Faults, emulator: Emulator): PartFault {
  return async (part) => {
    const { method, url } = part;
    const fault = faults.take({ to: 'part', method, pathAndQuery: url.pathname + url.search });
    if (fault === undefined) return undefined;
    if (fault.delayMs !== undefined) await wait(fault.delayMs);
    return fault.expiredLink === true
      ? expiredLink(emulator, part, fault)
      : refusalFor(part, fault);
  };
}
