import * as v from 'valibot';
import { id, reply, type ActDeclaration } from '../base/declaration';

/** The declarations of acts on messages, by the name in `POST /api/acts/{name}`. */
export const messageActs = {
  'round.nudge': {
    input: v.strictObject({ roundId: id, goalId: id }),
    /** `sendsAt` is when the bot sends the reminder; quiet hours postpone it. */
    reply: reply<{ readonly queued: boolean; readonly sendsAt?: string }>(),
    reasons: [
      'round-planned',
      'round-closed',
      'round-cancelled',
      'not-in-round',
      'already-reported',
      'nobody-to-ask',
    ],
  },
  'round.send-to-me': {
    input: v.strictObject({ roundId: id }),
    reply: reply<{ readonly sent: boolean; readonly reason?: string }>(),
    reasons: [],
  },
  'ledger.send-again': {
    input: v.strictObject({ deliveryId: id }),
    reply: reply<{ readonly queued: boolean }>(),
    reasons: ['delivery-planned', 'delivery-sending', 'delivery-sent'],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
