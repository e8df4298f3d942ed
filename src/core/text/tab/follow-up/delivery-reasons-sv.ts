import type { ConnectorCode, MessageKind, OwnReason } from '../../../domain/messages/ledger';

/** The reasons of a row of the ledger that the product knows. */
export type KnownReason = OwnReason | ConnectorCode;

/** Why a message was not sent or may not have arrived, in Swedish. Each follows the state and the time of the message. */
export const deliveryReasons: Readonly<Record<KnownReason, string>> = {
  'not-needed': 'behövdes inte längre',
  replaced: 'ett senare meddelande säger detsamma',
  'no-answer': 'Teams svarade inte',
  'send-failed': 'Jämna stoppades av ett fel under sändningen',
  'nothing-to-show': 'det fanns inget kvar att visa',
  'nothing-to-update': 'meddelandet som skulle ändras finns inte',
  'bot-not-installed': 'mottagaren har inte Jämna i Teams än',
  'bot-removed': 'Jämna är borttaget ur chatten eller teamet',
  'channel-gone': 'kanalen är borttagen eller arkiverad',
  'address-not-allowed': 'adressen till Teams är inte godkänd',
  BadArgument: 'Teams kunde inte läsa meddelandet',
  BadSyntax: 'Teams kunde inte läsa meddelandet',
  Unauthorized: 'Teams godtog inte Jämnas inloggning',
  BotNotRegistered: 'Jämna är inte registrerat som bot',
  BotNotInConversationRoster: 'Jämna finns inte i chatten eller teamet',
  BotDisabledByAdmin: 'en administratör har stängt av Jämna i Teams',
  ConversationBlockedByUser: 'mottagaren har blockerat Jämna i Teams',
  MessageWritesBlocked: 'mottagaren har blockerat Jämna i Teams',
  ForbiddenOperationException: 'Teams tillåter det inte här; teamet kan vara arkiverat',
  InvalidBotApiHost: 'Teams har en annan adress för kommunen',
  NotEnoughPermissions: 'Jämna får inte skriva i kanalen',
  ConversationNotFound: 'chatten eller kanalen finns inte längre',
  ActivityNotFoundInConversation: 'meddelandet är borttaget i Teams',
  MemberNotFoundInConversation: 'mottagaren finns inte i chatten',
  MessageSizeTooBig: 'meddelandet är för stort för Teams',
  ServiceError: 'fel hos Teams',
};

/** The kinds of messages in the ledger, in Swedish. */
export const messageKinds: Readonly<Record<MessageKind, string>> = {
  'round-card': 'Kort',
  'board-post': 'Inlägg i kanal',
  'reminder-person': 'Påminnelse',
  'reminder-board': 'Påminnelse i kanal',
  'report-sent-back': 'Återsänd rapport',
  'report-declined': 'Inte jag',
  'comment-written': 'Ny kommentar',
  'edit-refused': 'Ändring som inte går ihop',
  'row-gone': 'Rad som är borta',
  'figure-changed': 'Ändrat värde',
  'round-changed': 'Ändrad omgång',
};
