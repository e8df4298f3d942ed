import type { Emulator } from '../state/emulator';
import { botId, botName } from './addresses';
import { addMessage, changeMessage, type StoredMessage } from './messages';
import { deliver, envelope, type Activity, type Origin } from './outgoing';

/** What a person writes. */
export interface Words extends Origin {
  readonly text: string;
  /** In a channel the bot hears only what mentions it; in the personal chat everything. */
  readonly mentionsBot: boolean;
  /** What Graph gives back of it, when it came through Graph. */
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

/** The activity that carries a person's words to the bot. */
export function wordsActivity(emulator: Emulator, words: Words, message: StoredMessage): Activity {
  const { placeId, threadId, id } = message;
  const base = envelope(emulator, { ...words, threadId });
  const common = { ...base, type: 'message', id, textFormat: 'plain', attachments: [] };
  if (words.place.kind === 'personal') return { ...common, text: words.text };
  const named = mention(emulator);
  const entities = [...(base['entities'] as readonly unknown[]), named];
  const replyTo = threadId === id ? {} : { replyToId: threadId };
  return {
    ...common,
    ...replyTo,
    entities,
    text: `${named.text} ${words.text}`,
    conversation: { ...(base['conversation'] as object), id: `${placeId};messageid=${threadId}` },
  };
}

/**
 * Keeps what a person wrote and hands it to the bot in the background, if the bot is meant to hear it.
 *
 * @see "Channel and group conversations", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function say(emulator: Emulator, words: Words): StoredMessage {
  const { place, user, text, threadId } = words;
  const name = botName(emulator.tenant);
  const isHeard = place.kind === 'personal' || words.mentionsBot;
  const isMention = place.kind === 'channel' && isHeard;
  const message = addMessage(emulator, {
    placeId: place.id,
    fromUserId: user.id,
    text: isMention ? `@${name} ${text}` : text,
    textFormat: 'plain',
    attachments: [],
    ...(threadId === undefined ? {} : { threadId }),
    ...(isMention ? { mentionsBot: true } : {}),
    ...(words.wire === undefined ? {} : { wire: words.wire }),
  });
  if (isHeard) void tellBot(emulator, words, message);
  return message;
}

/** Marks a message that did not get through, so that the page can say so. */
async function tellBot(emulator: Emulator, words: Words, message: StoredMessage): Promise<void> {
  const { status = 0 } = await deliver(emulator, wordsActivity(emulator, words, message));
  if (status < 200 || status > 299) changeMessage(emulator, message, { undelivered: true });
}
