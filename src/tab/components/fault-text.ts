import { isReason, type Fault } from '../../core/domain/base/fault';
import type { Words } from './words';

/** Returns the sentence of a fault. A reason that this version does not know gets a general sentence. */
export function faultText({ reason, values }: Fault, { errors }: Words): string {
  return isReason(reason) ? errors.reasons[reason](values ?? {}) : errors.other;
}
