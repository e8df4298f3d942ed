import type { ActName } from '../api/acts';
import type { Act } from '../policy/can';
import type { Handler } from './base/handler';
import { acceptReport } from './follow-up/accept-report';
import { addGoals } from './follow-up/add-goals';
import { cancelRound } from './follow-up/cancel-round';
import { changeDueDate } from './follow-up/change-due-date';
import { closeRound } from './follow-up/close-round';
import { declineReport } from './follow-up/decline-report';
import { leaveOutGoals } from './follow-up/leave-out-goals';
import { openRound } from './follow-up/open-round';
import { prepareRound } from './follow-up/prepare-round';
import { renewAsAsked } from './follow-up/renew-as-asked';
import { reopenRound } from './follow-up/reopen-round';
import { sendBackReport } from './follow-up/send-back-report';
import { submitReport } from './follow-up/submit-report';
import { takeBackAcceptance } from './follow-up/take-back-acceptance';
import { takeNewWords } from './follow-up/take-new-words';
import { writeComment } from './goals/write-comment';
import { adoptGoal } from './goals/adopt-goal';
import { closeGoal } from './goals/close-goal';
import { proposeGoal } from './goals/propose-goal';
import { withdrawGoal } from './goals/withdraw-goal';
import { writeGoal } from './goals/write-goal';
import { importGoals, importOrganisation } from './import/import-rows';
import { undoImport } from './import/undo-import';
import { nudge } from './messages/nudge';
import { sendAgain } from './messages/send-again';
import { sendRoundToMe } from './messages/send-round-to-me';
import { endBodyRow } from './organisation/end-body';
import { setPeople } from './organisation/set-people';
import { setReporter } from './organisation/set-reporter';
import { writeSetting } from './settings/write-setting';
import { addBody, changeBodyRow } from './organisation/write-body';

/**
 * The handler of each act of the API. An act that is declared in src/core/api but has no handler here, or no line in
 * src/core/policy, does not compile.
 */
export const acts: { readonly [N in ActName]: N extends Act ? Handler<N> : never } = {
  'report.submit': submitReport,
  'report.decline': declineReport,
  'report.send-back': sendBackReport,
  'report.accept': acceptReport,
  'report.take-back-acceptance': takeBackAcceptance,
  'report.renew-as-asked': renewAsAsked,
  'round.prepare': prepareRound,
  'round.open': openRound,
  'round.change-due-date': changeDueDate,
  'round.add-goals': addGoals,
  'round.leave-out-goals': leaveOutGoals,
  'round.take-new-words': takeNewWords,
  'round.cancel': cancelRound,
  'round.close': closeRound,
  'round.reopen': reopenRound,
  'round.nudge': nudge,
  'round.send-to-me': sendRoundToMe,
  'ledger.send-again': sendAgain,
  'goal.write': writeGoal,
  'goal.propose': proposeGoal,
  'goal.withdraw': withdrawGoal,
  'goal.adopt': adoptGoal,
  'goal.close': closeGoal,
  'organisation.import': importOrganisation,
  'goal.import': importGoals,
  'import.undo': undoImport,
  'body.add': addBody,
  'body.change': changeBodyRow,
  'body.end': endBodyRow,
  'body.set-people': setPeople,
  'goal.set-reporter': setReporter,
  'comment.write': writeComment,
  'setting.write': writeSetting,
};
