import type { ActName } from '../api/acts';
import type { Act } from '../policy/can';
import type { Handler } from './base/handler';
import { acceptReport } from './follow-up/accept-report';
import { cancelRound } from './follow-up/cancel-round';
import { changeDueDate } from './follow-up/change-due-date';
import { closeRound } from './follow-up/close-round';
import { declineReport } from './follow-up/decline-report';
import { openRound } from './follow-up/open-round';
import { prepareRound } from './follow-up/prepare-round';
import { reopenRound } from './follow-up/reopen-round';
import { sendBackReport } from './follow-up/send-back-report';
import { submitReport } from './follow-up/submit-report';
import { importGoals, importOrganisation } from './import/import-rows';
import { nudge } from './messages/nudge';
import { sendAgain } from './messages/send-again';
import { sendRoundToMe } from './messages/send-round-to-me';

/**
 * The handler of each act of the API. An act that is declared in src/core/api but has no handler here, or no line in
 * src/core/policy, does not compile.
 */
export const acts: { readonly [N in ActName]: N extends Act ? Handler<N> : never } = {
  'report.submit': submitReport,
  'report.decline': declineReport,
  'report.send-back': sendBackReport,
  'report.accept': acceptReport,
  'round.prepare': prepareRound,
  'round.open': openRound,
  'round.change-due-date': changeDueDate,
  'round.cancel': cancelRound,
  'round.close': closeRound,
  'round.reopen': reopenRound,
  'round.nudge': nudge,
  'round.send-to-me': sendRoundToMe,
  'ledger.send-again': sendAgain,
  'organisation.import': importOrganisation,
  'goal.import': importGoals,
};
