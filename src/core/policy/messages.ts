import type { Round } from '../domain/follow-up/round';
import type { Goal } from '../domain/goals/goal';
import type { Recipient } from '../domain/messages/ledger';
import { reads, saves } from './line';
import { isSystem, leads } from './roles';

/** The policy lines of acts on messages, the ledger of sent messages, and the bot's conversations. */
export const messageLines = {
  /** Sends one reminder by hand to the reporter of the goal. */
  'round.nudge': saves<{ readonly goal: Goal; readonly round: Round }>({
    handling: 'Påminde',
    who: leads,
    when: ({ round }) => round.state === 'open',
  }),
  /** Sends the process leader a preview of the card that the round's first recipient will get. */
  'round.send-to-me': reads<Round>({ who: leads }),
  'ledger.read': reads({ who: leads }),
  /** Sends a message again that was refused, or of which it is unknown whether it arrived. */
  'ledger.send-again': saves({ handling: 'Skickade igen', who: leads }),
  /** Sends the messages that are due. */
  'ledger.send': saves({ handling: 'Skickade', who: isSystem }),
  /** Records in which conversation the bot may write to a person or channel, or that it may not. */
  'conversation.record': saves<Recipient>({
    handling: 'Noterade konversationen',
    who: (actor, recipient) =>
      isSystem(actor) || recipient.kind === 'channel' || recipient.objectId === actor.objectId,
  }),
};
