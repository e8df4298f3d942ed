import * as v from 'valibot';
import type { Emulator } from '../state/emulator';
import { findPlace, type Place } from './addresses';
import { refusal } from './connector-error';
import { mustBeKnownCard, mustFit, mustRefreshForFewPeople } from './limits';
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
const suggestedAction = v.looseObject({
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
    v.nullable(v.looseObject({ actions: v.optional(v.array(suggestedAction), []) })),
  ),
});

/** The parts of a bot's activity that the emulator's connector reads. */
export type BotActivity = v.InferOutput<typeof activity>;

/** Content type of an Adaptive Card. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

/**
 * Parses and checks the activity that a bot sends.
 *
 * @throws {HTTPException} 400 `BadSyntax` when the body is no activity; 413 `MessageSizeTooBig`; 400 `BadArgument` for a card of
 *   an unsupported version or with too many people in `refresh`
 */
export function readActivity(emulator: Emulator, body: unknown): BotActivity {
  const parsed = v.safeParse(activity, body);
  if (!parsed.success) throw refusal('BadSyntax', 'Activity is missing or malformed.');
  mustFit(parsed.output);
  for (const item of parsed.output.attachments ?? [])
    if (item.contentType === cardType) {
      mustBeKnownCard(item.content);
      mustRefreshForFewPeople(emulator, item.content);
    }
  return parsed.output;
}

/** Finds a conversation by its id. @throws {HTTPException} 404 `ConversationNotFound` */
export function mustFindPlace(emulator: Emulator, conversationId: string): Place {
  const place = findPlace(emulator.tenant, conversationId);
  if (place === undefined) throw refusal('ConversationNotFound', 'Conversation not found.');
  return place;
}

/**
 * Finds a message that the bot wrote.
 *
 * @throws {HTTPException} 404 `ActivityNotFoundInConversation`, also for a deleted message and for one that a person wrote
 */
export function mustFindOwnMessage(emulator: Emulator, place: Place, id: string): StoredMessage {
  const found = findMessage(emulator, place.id, id);
  if (found === undefined || found.deletedAt !== undefined || found.fromUserId !== undefined)
    throw refusal('ActivityNotFoundInConversation', 'Conversation not found.');
  return found;
}

/** The thread that a new message belongs to; `undefined` when the message opens a thread of its own. */
function threadOf(emulator: Emulator, place: Place, replyToId: string | undefined) {
  if (place.kind === 'personal') return undefined;
  if (place.threadId !== undefined) return place.threadId;
  return replyToId === undefined ? undefined : findMessage(emulator, place.id, replyToId)?.threadId;
}

/** Teams shows at most this many suggested actions. */
const mostSuggestions = 6;

/**
 * The suggested actions of a message, which send a reply with one press. Teams shows them in personal chats alone, and not
 * beside an attachment.
 *
 * @see "Suggested actions", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
function suggestedActionsOf(place: Place, from: BotActivity) {
  const actions = from.suggestedActions?.actions ?? [];
  const isShown = place.kind === 'personal' && (from.attachments ?? []).length === 0;
  const suggestions = actions
    .filter(({ type }) => type === 'imBack')
    .slice(0, mostSuggestions)
    .map(({ title, value }) => ({ title, value: typeof value === 'string' ? value : title }));
  return isShown && suggestions.length > 0 ? { suggestedActions: suggestions } : {};
}

/** The text and attachments of an activity, in the form in which messages are stored. */
function contentOf(from: BotActivity) {
  return {
    ...(from.text ? { text: from.text, textFormat: from.textFormat ?? 'markdown' } : {}),
    attachments: (from.attachments ?? []).map((item): Attachment => ({
      contentType: item.contentType,
      content: item.content,
    })),
  };
}

/**
 * Stores the message that a bot sends. Teams splits an activity with text and attachments into two messages and then returns
 * no id.
 *
 * @returns the new message; `undefined` for a split message and for `typing`
 * @throws {HTTPException} 400 `BadArgument` for an empty message or an activity type that Teams does not accept
 * @see "Message splitting", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function postActivity(
  emulator: Emulator,
  place: Place,
  sent: BotActivity,
): StoredMessage | undefined {
  if (sent.type === 'typing') return undefined;
  if (sent.type !== 'message')
    throw refusal('BadArgument', `Activity type '${sent.type}' is not supported.`);
  const content = contentOf(sent);
  const threadId = threadOf(emulator, place, sent.replyToId ?? undefined);
  const base = { placeId: place.id, ...(threadId === undefined ? {} : { threadId }) };
  const parts = Number(content.text !== undefined) + Number(content.attachments.length > 0);
  if (parts === 0) throw refusal('BadArgument', 'Message is empty.');
  if (parts === 1)
    return addMessage(emulator, { ...base, ...content, ...suggestedActionsOf(place, sent) });
  const first = addMessage(emulator, { ...base, ...content, attachments: [] });
  addMessage(emulator, {
    ...base,
    threadId: first.threadId,
    attachments: content.attachments,
  });
  return undefined;
}

/** Replaces a bot's message in place for everybody, also for a person who saw another card after pressing a button. */
export function updateActivity(
  emulator: Emulator,
  message: StoredMessage,
  sent: BotActivity,
): StoredMessage {
  const { id, placeId, threadId, createdAt } = message;
  const bare: StoredMessage = { id, placeId, threadId, createdAt, ...contentOf(sent) };
  return changeMessage(emulator, bare, { editedAt: emulator.clock.now() });
}
