import { isReason, type Fault } from '../../core/domain/base/fault';
import type { Words } from './words';

/** The sentence of a fault; a general one for a reason of another version of the product. */
export function faultText({ reason, values }: Fault, { errors }: Words): string {
  return isReason(reason) ? errors.reasons[reason](values ?? {}) : errors.other;
}
