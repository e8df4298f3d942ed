import type { Round } from '../domain/follow-up/round';
import type { Goal } from '../domain/goals/goal';
import type { Recipient } from '../domain/messages/ledger';
import { byRole, reads, saves } from './line';
import { isProcessLeader, isSystem } from './roles';

/** The policy lines of acts on messages, the ledger of sent messages, and the bot's conversations. */
export const messageLines = {
  /** Sends one reminder by hand to the reporter of the goal. */
  'round.nudge': saves<{ readonly goal: Goal; readonly round: Round }>({
    handling: 'Påminde',
    ...byRole(isProcessLeader),
    when: ({ round }) => round.state === 'open',
  }),
  /** Sends the process leader a preview of the card that the round's first recipient will get. */
  'round.send-to-me': reads<Round>(byRole(isProcessLeader)),
  'ledger.read': reads(byRole(isProcessLeader)),
  /** Sends a message again that was refused, or of which it is unknown whether it arrived. */
  'ledger.send-again': saves({ handling: 'Skickade igen', ...byRole(isProcessLeader) }),
  /** Sends the messages that are due. */
  'ledger.send': saves({ handling: 'Skickade', ...byRole(isSystem) }),
  /** Records in which conversation the bot may write to a person or channel, or that it may not. */
  'conversation.record': saves<Recipient>({
    handling: 'Noterade konversationen',
    // The bot records the conversation with whoever writes to it.
    toSome: () => true,
    toAll: isSystem,
    who: (actor, recipient) =>
      isSystem(actor) || recipient.kind === 'channel' || recipient.objectId === actor.objectId,
  }),
};
