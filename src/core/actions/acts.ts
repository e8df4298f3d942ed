import type { ActName, ActReplies, actInputs } from '../api/inputs';
import { acceptReport } from './accept-report';
import { cancelRound } from './cancel-round';
import { changeDueDate } from './change-due-date';
import { closeRound } from './close-round';
import { declineReport } from './decline-report';
import { importRows } from './import-rows';
import { nudge } from './nudge';
import { openRound } from './open-round';
import type { Context } from './ports';
import { prepareRound } from './prepare-round';
import { sendAgain } from './send-again';
import { sendBackReport } from './send-back-report';
import { sendRoundToMe } from './send-round-to-me';
import { submitReport } from './submit-report';

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
