import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../state/emulator';
import { expiredLink } from './expired-link';
import type { Faults } from './faults';
import { refusalFor, type Refusal } from './refusals';

/** A part of a `$batch`: a call that has no connection of its own. */
export interface PartCall {
  readonly method: string;
  readonly url: URL;
  readonly clientRequestId: string;
}

/** Finds the fault of a part of a `$batch` and waits if the fault delays it. `undefined` means that the part is served. */
export type PartFault = (part: PartCall) => Promise<Refusal | undefined>;

/** Applies the rules for calls to the parts of a `$batch`, as far as they can happen to a part: refusals and delays. */
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
