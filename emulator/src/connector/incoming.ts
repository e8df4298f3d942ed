import * as v from 'valibot';
import type { Emulator } from '../state/emulator';
import { findPlace, type Place } from './addresses';
import { refusal } from './connector-error';
import { mustBeKnownCard, mustFit, mustRefreshFew } from './limits';
import {
  addMessage,
  changeMessage,
  findMessage,
  type Attachment,
  type StoredMessage,
} from './messages';

const attachment = v.object({
  contentType: v.string(),
  content: v.optional(v.unknown()),
  name: v.optional(v.string()),
});
const suggested = v.looseObject({
  type: v.string(),
  title: v.string(),
  value: v.optional(v.unknown()),
});
const activity = v.looseObject({
  type: v.string(),
  text: v.optional(v.nullable(v.string())),
  textFormat: v.optional(v.nullable(v.string())),
  attachments: v.optional(v.nullable(v.array(attachment))),
  replyToId: v.optional(v.nullable(v.string())),
  suggestedActions: v.optional(
    v.nullable(v.looseObject({ actions: v.optional(v.array(suggested), []) })),
  ),
});

/** What a bot sends, as far as the connector reads it. */
export type BotActivity = v.InferOutput<typeof activity>;

/** Content type of an Adaptive Card. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

/** @throws 400 `BadSyntax` when it is no activity; 413; 400 for a card that is too new */
export function readActivity(emulator: Emulator, body: unknown): BotActivity {
  const parsed = v.safeParse(activity, body);
  if (!parsed.success) throw refusal('BadSyntax', 'Activity is missing or malformed.');
  mustFit(parsed.output);
  for (const item of parsed.output.attachments ?? [])
    if (item.contentType === cardType) {
      mustBeKnownCard(item.content);
      mustRefreshFew(emulator, item.content);
    }
  return parsed.output;
}

/** @throws 404 `ConversationNotFound` */
export function mustFindPlace(emulator: Emulator, conversationId: string): Place {
  const place = findPlace(emulator.tenant, conversationId);
  if (place === undefined) throw refusal('ConversationNotFound', 'Conversation not found.');
  return place;
}

/** @throws 404 `ActivityNotFoundInConversation` also for what was deleted, and for what a person wrote */
export function mustFindOwnMessage(emulator: Emulator, place: Place, id: string): StoredMessage {
  const found = findMessage(emulator, place.id, id);
  if (found === undefined || found.deletedAt !== undefined || found.fromUserId !== undefined)
    throw refusal('ActivityNotFoundInConversation', 'Conversation not found.');
  return found;
}

/** The thread that a new message belongs to; `undefined` opens one. */
function threadOf(emulator: Emulator, place: Place, replyToId: string | undefined) {
  if (place.kind === 'personal') return undefined;
  if (place.threadId !== undefined) return place.threadId;
  return replyToId === undefined ? undefined : findMessage(emulator, place.id, replyToId)?.threadId;
}

/** At most so many are shown. */
const mostSuggestions = 6;

/**
 * Words to send with one press: in a chat, and not beside a card.
 *
 * @see "Suggested actions", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
function suggestedIn(place: Place, from: BotActivity) {
  const actions = from.suggestedActions?.actions ?? [];
  const isShown = place.kind === 'personal' && (from.attachments ?? []).length === 0;
  const words = actions
    .filter(({ type }) => type === 'imBack')
    .slice(0, mostSuggestions)
    .map(({ title, value }) => ({ title, value: typeof value === 'string' ? value : title }));
  return isShown && words.length > 0 ? { suggestedActions: words } : {};
}

/** The parts that a message shows, without those that are absent. */
function shown(from: BotActivity) {
  return {
    ...(from.text ? { text: from.text, textFormat: from.textFormat ?? 'markdown' } : {}),
    attachments: (from.attachments ?? []).map((item): Attachment => ({
      contentType: item.contentType,
      content: item.content,
    })),
  };
}

/**
 * Keeps what the bot says. Text and card in one activity become two messages and no id comes back.
 *
 * @returns the new message's id, or `undefined` when there is none
 * @throws 400 `BadArgument` for an empty message or a kind that Teams does not take
 * @see bot.md §8 row 29; "Message splitting", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function postActivity(
  emulator: Emulator,
  place: Place,
  sent: BotActivity,
): StoredMessage | undefined {
  if (sent.type === 'typing') return undefined;
  if (sent.type !== 'message')
    throw refusal('BadArgument', `Activity type '${sent.type}' is not supported.`);
  const whole = shown(sent);
  const threadId = threadOf(emulator, place, sent.replyToId ?? undefined);
  const base = { placeId: place.id, ...(threadId === undefined ? {} : { threadId }) };
  const parts = Number(whole.text !== undefined) + Number(whole.attachments.length > 0);
  if (parts === 0) throw refusal('BadArgument', 'Message is empty.');
  if (parts === 1) return addMessage(emulator, { ...base, ...whole, ...suggestedIn(place, sent) });
  const first = addMessage(emulator, { ...base, ...whole, attachments: [] });
  addMessage(emulator, {
    ...base,
    threadId: first.threadId,
    attachments: whole.attachments,
  });
  return undefined;
}

/** Replaces a message in place for everybody; a card that one person alone saw is gone. */
export function updateActivity(
  emulator: Emulator,
  message: StoredMessage,
  sent: BotActivity,
): StoredMessage {
  const { id, placeId, threadId, createdAt } = message;
  const bare: StoredMessage = { id, placeId, threadId, createdAt, ...shown(sent) };
  return changeMessage(emulator, bare, { editedAt: emulator.clock.now() });
}
