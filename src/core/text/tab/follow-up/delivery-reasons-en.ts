import type { MessageKind } from '../../../domain/messages/ledger';
import type { KnownReason } from './delivery-reasons-sv';

/** Why a message was not sent or may not have arrived, in English. */
export const deliveryReasons: Readonly<Record<KnownReason, string>> = {
  'not-needed': 'no longer needed',
  replaced: 'a later message says the same',
  'no-answer': 'Teams did not answer',
  'send-failed': 'an error stopped Jämna while sending',
  'nothing-to-show': 'nothing was left to show',
  'nothing-to-update': 'the message to change does not exist',
  'bot-not-installed': 'the recipient does not have Jämna in Teams yet',
  'bot-removed': 'Jämna has been removed from the chat or team',
  'channel-gone': 'the channel has been deleted or archived',
  'address-not-allowed': 'the address of Teams is not an approved one',
  BadArgument: 'Teams could not read the message',
  BadSyntax: 'Teams could not read the message',
  Unauthorized: 'Teams did not accept Jämna’s sign-in',
  BotNotRegistered: 'Jämna is not registered as a bot',
  BotNotInConversationRoster: 'Jämna is not in the chat or team',
  BotDisabledByAdmin: 'an administrator has turned Jämna off in Teams',
  ConversationBlockedByUser: 'the recipient has blocked Jämna in Teams',
  MessageWritesBlocked: 'the recipient has blocked Jämna in Teams',
  ForbiddenOperationException: 'Teams does not allow it here; the team may be archived',
  InvalidBotApiHost: 'Teams has another address for the municipality',
  NotEnoughPermissions: 'Jämna may not write in the channel',
  ConversationNotFound: 'the chat or channel no longer exists',
  ActivityNotFoundInConversation: 'the message has been deleted in Teams',
  MemberNotFoundInConversation: 'the recipient is not in the chat',
  MessageSizeTooBig: 'the message is too large for Teams',
  ServiceError: 'an error in Teams',
};

/** The kinds of messages in the ledger, in English. */
export const messageKinds: Readonly<Record<MessageKind, string>> = {
  'round-card': 'Card',
  'board-post': 'Post in a channel',
  'reminder-person': 'Reminder',
  'reminder-board': 'Reminder in a channel',
  'report-sent-back': 'Report sent back',
  'report-declined': 'Not me',
  'comment-written': 'New comment',
  'edit-refused': 'Change that breaks a rule',
  'row-gone': 'Row that is gone',
  'figure-changed': 'Changed value',
  'round-changed': 'Changed round',
};
