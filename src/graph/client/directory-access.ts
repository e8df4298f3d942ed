import { isGood } from './refused';
import type { GraphAnswer } from './graph';

/** Watches whether Graph lets the product read the directory. */
export interface DirectoryAccess {
  /** Notes how Graph has answered a call of the directory. */
  answered(answer: GraphAnswer): void;
}

/** Makes the watch. Calls `onForbidden` when Graph begins to refuse, and not again before it has allowed a call. */
export function directoryAccess(onForbidden: () => void): DirectoryAccess {
  let isForbidden = false;
  return {
    answered(answer) {
      if (isGood(answer)) isForbidden = false;
      if (answer.status !== 403 || isForbidden) return;
      isForbidden = true;
      onForbidden();
    },
  };
}

/**
 * True for the user name of a guest of another organisation. Entra writes `#EXT#`, and compares user names without case.
 *
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function isGuestName(userPrincipalName: string): boolean {
  return /#ext#/i.test(userPrincipalName);
}
