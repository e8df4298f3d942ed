import type { Emulator } from '../state/emulator';
import { botId, botName } from './addresses';
import { addMessage, changeMessage, type StoredMessage } from './messages';
import { deliver, envelope, type Activity, type Origin } from './outgoing';

/** A message that a person writes. */
export interface UserMessage extends Origin {
  readonly text: string;
  /** Whether the message mentions the bot. Teams sends the bot only such messages of a channel, but all of a personal chat. */
  readonly mentionsBot: boolean;
  /** For a message that was posted through Graph: the properties of the `chatMessage` as Graph returns them. */
  readonly wire?: Readonly<Record<string, unknown>>;
}

function mention(emulator: Emulator) {
  const name = botName(emulator.tenant);
  return {
    type: 'mention',
    mentioned: { id: botId(emulator.tenant), name },
    text: `<at>${name}</at>`,
  };
}

/** Makes the activity that brings a person's message to the bot. */
export function messageActivity(
  emulator: Emulator,
  written: UserMessage,
  message: StoredMessage,
): Activity {
  const { placeId, threadId, id } = message;
  const base = envelope(emulator, { ...written, threadId });
  const common = { ...base, type: 'message', id, textFormat: 'plain', attachments: [] };
  if (written.place.kind === 'personal') return { ...common, text: written.text };
  const botMention = mention(emulator);
  const entities = [...(base['entities'] as readonly unknown[]), botMention];
  const replyTo = threadId === id ? {} : { replyToId: threadId };
  return {
    ...common,
    ...replyTo,
    entities,
    text: `${botMention.text} ${written.text}`,
    conversation: { ...(base['conversation'] as object), id: `${placeId};messageid=${threadId}` },
  };
}

/**
 * Stores a person's message, and sends it to the bot in the background if Teams would: each message of a personal chat, and
 * those of a channel that mention the bot.
 *
 * @see "Channel and group conversations", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function postUserMessage(emulator: Emulator, written: UserMessage): StoredMessage {
  const { place, user, text, threadId } = written;
  const name = botName(emulator.tenant);
  const isForBot = place.kind === 'personal' || written.mentionsBot;
  const isMention = place.kind === 'channel' && isForBot;
  const message = addMessage(emulator, {
    placeId: place.id,
    fromUserId: user.id,
    text: isMention ? `@${name} ${text}` : text,
    textFormat: 'plain',
    attachments: [],
    ...(threadId === undefined ? {} : { threadId }),
    ...(isMention ? { mentionsBot: true } : {}),
    ...(written.wire === undefined ? {} : { wire: written.wire }),
  });
  if (isForBot) void deliverMessage(emulator, written, message);
  return message;
}

/** Sends a message to the bot, and marks it as undelivered for the host page when the product does not accept it. */
async function deliverMessage(
  emulator: Emulator,
  written: UserMessage,
  message: StoredMessage,
): Promise<void> {
  const { status = 0 } = await deliver(emulator, messageActivity(emulator, written, message));
  if (status < 200 || status > 299) changeMessage(emulator, message, { undelivered: true });
}
