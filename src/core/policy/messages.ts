import type { Round } from '../domain/follow-up/round';
import type { Goal } from '../domain/goals/goal';
import type { Recipient } from '../domain/messages/ledger';
import { reads, saves } from './line';
import { isClock, leads } from './roles';

/** Who may do what with messages, the ledger of what was sent, and the bot's conversations. */
export const messageLines = {
  /** Send one reminder by hand to the reporter of the goal. */
  'round.nudge': saves<{ readonly goal: Goal; readonly round: Round }>({
    handling: 'Påminde',
    who: leads,
    when: ({ round }) => round.state === 'open',
  }),
  /** Send oneself the card that the round's first recipient will get. */
  'round.send-to-me': reads<Round>({ who: leads }),
  'ledger.read': reads({ who: leads }),
  /** Send again a message of which nobody knows whether it arrived. */
  'ledger.send-again': saves({ handling: 'Skickade igen', who: leads }),
  /** Send what is owed. */
  'ledger.send': saves({ handling: 'Skickade', who: isClock }),
  /** Remember where the bot may write, or that it may not. */
  'conversation.record': saves<Recipient>({
    handling: 'Noterade konversationen',
    who: (actor, recipient) =>
      isClock(actor) || recipient.kind === 'channel' || recipient.objectId === actor.objectId,
  }),
};
