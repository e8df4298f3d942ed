import { AppError } from '../../../src/core/domain/base/app-error';
import type { Fault } from '../../../src/core/domain/base/fault';

/** Writes each fault as `field reason`. */
export function faultWords(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ field, reason }) => `${field} ${reason}`);
}

/** Runs a rule that must throw `invalid`; returns its faults as `field reason`, or none when the rule throws nothing. */
export function refusalOf(rule: () => unknown): readonly string[] {
  try {
    rule();
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'invalid') return faultWords(cause.faults);
    throw cause;
  }
  return [];
}
