import { randomUUID } from 'node:crypto';
import type { Emulator } from '../state/emulator';
import { botName } from './addresses';
import { changeMessage, type StoredMessage } from './messages';
import { deliverInBackground, envelope, type Activity, type Origin } from './outgoing';
import { messageActivity } from './user-messages';

/** The reactions that Teams sends to bots. */
export const REACTIONS = ['like', 'heart', 'laugh', 'surprised', 'sad', 'angry'] as const;

/** An act of a person on a message. */
export type MessageAct =
  | { readonly act: 'editMessage'; readonly text: string }
  | { readonly act: 'deleteMessage' | 'undeleteMessage' }
  | {
      readonly act: 'addReaction' | 'removeReaction';
      readonly reaction: (typeof REACTIONS)[number];
    };

/** A message, with the person who acts on it and the conversation. */
export interface Target {
  readonly origin: Origin;
  readonly message: StoredMessage;
}

type OwnAct = Exclude<MessageAct, { readonly reaction: unknown }>;

/** Type and `eventType` of the activity for each act. @see "Send and receive messages", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
const EVENT = {
  editMessage: ['messageUpdate', 'editMessage'],
  undeleteMessage: ['messageUpdate', 'undeleteMessage'],
  deleteMessage: ['messageDelete', 'softDeleteMessage'],
} as const;

/** The mention that a channel shows before the text of a message to the bot; empty for any other message. */
const mentionPrefix = (emulator: Emulator, { origin, message }: Target): string =>
  origin.place.kind === 'channel' && message.mentionsBot === true
    ? `@${botName(emulator.tenant)} `
    : '';

function changeOf(emulator: Emulator, target: Target, act: OwnAct): StoredMessage {
  const { message } = target;
  const now = emulator.clock.now();
  if (act.act === 'editMessage') {
    const text = mentionPrefix(emulator, target) + act.text;
    return changeMessage(emulator, message, { text, editedAt: now });
  }
  if (act.act === 'deleteMessage') return changeMessage(emulator, message, { deletedAt: now });
  return changeMessage(emulator, message, { deletedAt: undefined });
}

/** The activity for a deleted message, which has no content. */
function withoutContent(activity: Activity): Activity {
  const content = ['text', 'textFormat', 'entities', 'attachments'];
  return Object.fromEntries(Object.entries(activity).filter(([name]) => !content.includes(name)));
}

/**
 * Edits, deletes or restores a person's own message. Teams sends the bot an activity if it sent the bot the message: always in
 * a chat, and in a channel when the message mentions the bot.
 */
function actOnOwn(emulator: Emulator, target: Target, act: OwnAct): void {
  const changed = changeOf(emulator, target, act);
  const { origin } = target;
  if (origin.place.kind === 'channel' && changed.mentionsBot !== true) return;
  const [type, eventType] = EVENT[act.act];
  const text = (changed.text ?? '').slice(mentionPrefix(emulator, target).length);
  const original = messageActivity(emulator, { ...origin, text, mentionsBot: true }, changed);
  const channelData = { ...(original['channelData'] as object), eventType };
  const event = type === 'messageDelete' ? withoutContent(original) : original;
  deliverInBackground(emulator, { ...event, type, channelData });
}

type ReactionAct = Extract<MessageAct, { readonly reaction: unknown }>;

/** Adds or removes a person's reaction. @see "Message reaction events", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
function react(emulator: Emulator, { origin, message }: Target, act: ReactionAct): void {
  const isAdded = act.act === 'addReaction';
  const others = (message.reactions?.[act.reaction] ?? []).filter((id) => id !== origin.user.id);
  const people = isAdded ? [...others, origin.user.id] : others;
  changeMessage(emulator, message, {
    reactions: { ...message.reactions, [act.reaction]: people },
  });
  // Teams sends the bot only reactions to the bot's own messages.
  if (message.fromUserId !== undefined) return;
  deliverInBackground(emulator, {
    ...envelope(emulator, { ...origin, threadId: message.threadId }),
    [isAdded ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: act.reaction }],
    type: 'messageReaction',
    id: `f:${randomUUID()}`,
    replyToId: message.id,
  });
}

/** Changes a message as a person does in Teams, and sends the bot the activity that Teams would send. */
export function actOnMessage(emulator: Emulator, target: Target, act: MessageAct): void {
  if ('reaction' in act) react(emulator, target, act);
  else actOnOwn(emulator, target, act);
}
