import type { Fault } from '../../core/domain/base/app-error';
import type { Words } from './words';

/** A broken rule in words; a rule without words of its own has the sentence for all others. */
export function faultText(fault: Fault, { errors }: Words): string {
  const reasons: Readonly<Record<string, (typeof errors.reasons)['missing'] | undefined>> =
    errors.reasons;
  return reasons[fault.reason]?.(fault.values ?? {}) ?? errors.other;
}
