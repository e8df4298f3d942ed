import { randomUUID } from 'node:crypto';
import type { Emulator } from '../state/emulator';
import { botName } from './addresses';
import { changeMessage, type StoredMessage } from './messages';
import { envelope, tell, type Activity, type Origin } from './outgoing';
import { wordsActivity } from './say';

/** The reactions that bots are told of. */
export const REACTIONS = ['like', 'heart', 'laugh', 'surprised', 'sad', 'angry'] as const;

/** What a person does to a message: their own, or with a reaction the bot's. */
export type MessageAct =
  | { readonly act: 'editMessage'; readonly text: string }
  | { readonly act: 'deleteMessage' | 'undeleteMessage' }
  | {
      readonly act: 'addReaction' | 'removeReaction';
      readonly reaction: (typeof REACTIONS)[number];
    };

/** A message and who acts on it. */
export interface Target {
  readonly origin: Origin;
  readonly message: StoredMessage;
}

type OwnAct = Exclude<MessageAct, { readonly reaction: unknown }>;

/** @see "Send and receive messages": edit, undelete and soft delete, learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
const EVENT = {
  editMessage: ['messageUpdate', 'editMessage'],
  undeleteMessage: ['messageUpdate', 'undeleteMessage'],
  deleteMessage: ['messageDelete', 'softDeleteMessage'],
} as const;

/** A person's words as a channel shows them: behind the bot's name when they mention it. */
const nameBefore = (emulator: Emulator, { origin, message }: Target): string =>
  origin.place.kind === 'channel' && message.mentionsBot === true
    ? `@${botName(emulator.tenant)} `
    : '';

function changeOf(emulator: Emulator, target: Target, act: OwnAct): StoredMessage {
  const { message } = target;
  const now = emulator.clock.now();
  if (act.act === 'editMessage') {
    const text = nameBefore(emulator, target) + act.text;
    return changeMessage(emulator, message, { text, editedAt: now });
  }
  if (act.act === 'deleteMessage') return changeMessage(emulator, message, { deletedAt: now });
  return changeMessage(emulator, message, { deletedAt: undefined });
}

/** A deleted message is named, without what it said. */
function withoutWords(said: Activity): Activity {
  const words = ['text', 'textFormat', 'entities', 'attachments'];
  return Object.fromEntries(Object.entries(said).filter(([name]) => !words.includes(name)));
}

/** The bot hears of what it heard before: everything in the chat, in a channel what mentions it. */
function actOnOwn(emulator: Emulator, target: Target, act: OwnAct): void {
  const changed = changeOf(emulator, target, act);
  const { origin } = target;
  if (origin.place.kind === 'channel' && changed.mentionsBot !== true) return;
  const [type, eventType] = EVENT[act.act];
  const text = (changed.text ?? '').slice(nameBefore(emulator, target).length);
  const said = wordsActivity(emulator, { ...origin, text, mentionsBot: true }, changed);
  const channelData = { ...(said['channelData'] as object), eventType };
  const event = type === 'messageDelete' ? withoutWords(said) : said;
  tell(emulator, { ...event, type, channelData });
}

type Reacted = Extract<MessageAct, { readonly reaction: unknown }>;

/** @see "Message reaction events", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
function react(emulator: Emulator, { origin, message }: Target, act: Reacted): void {
  const isAdded = act.act === 'addReaction';
  const others = (message.reactions?.[act.reaction] ?? []).filter((id) => id !== origin.user.id);
  const people = isAdded ? [...others, origin.user.id] : others;
  changeMessage(emulator, message, {
    reactions: { ...message.reactions, [act.reaction]: people },
  });
  // Only reactions to the bot's own messages are told.
  if (message.fromUserId !== undefined) return;
  tell(emulator, {
    ...envelope(emulator, { ...origin, threadId: message.threadId }),
    [isAdded ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: act.reaction }],
    type: 'messageReaction',
    id: `f:${randomUUID()}`,
    replyToId: message.id,
  });
}

/** Changes a message as a person does in Teams, and tells the bot if it is meant to hear it. */
export function actOnMessage(emulator: Emulator, target: Target, act: MessageAct): void {
  if ('reaction' in act) react(emulator, target, act);
  else actOnOwn(emulator, target, act);
}
