import type { ActName, ActReplies, actInputs } from '../api/inputs';
import { acceptReport } from './follow-up/accept-report';
import { cancelRound } from './follow-up/cancel-round';
import { changeDueDate } from './follow-up/change-due-date';
import { closeRound } from './follow-up/close-round';
import { declineReport } from './follow-up/decline-report';
import { importRows } from './import/import-rows';
import { nudge } from './messages/nudge';
import { openRound } from './follow-up/open-round';
import type { Context } from '../ports';
import { prepareRound } from './follow-up/prepare-round';
import { sendAgain } from './messages/send-again';
import { sendBackReport } from './follow-up/send-back-report';
import { sendRoundToMe } from './messages/send-round-to-me';
import { submitReport } from './follow-up/submit-report';

type Parsed<N extends ActName> = NonNullable<(typeof actInputs)[N]['~types']>['output'];

/** Every act that the tab and the cards ask for, by its name in `POST /api/acts/{name}`. */
export const acts: {
  readonly [N in ActName]: (ctx: Context, input: Parsed<N>) => Promise<ActReplies[N]>;
} = {
  'submit-report': submitReport,
  'decline-report': declineReport,
  'send-back-report': sendBackReport,
  'accept-report': acceptReport,
  'prepare-round': prepareRound,
  'send-round-to-me': sendRoundToMe,
  'open-round': openRound,
  'change-due-date': changeDueDate,
  'cancel-round': cancelRound,
  'close-round': closeRound,
  nudge,
  'send-again': sendAgain,
  import: importRows,
};
