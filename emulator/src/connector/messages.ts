import type { Emulator } from '../state/emulator';

/** An attachment of a message, usually an Adaptive Card. */
export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly name?: string;
}

/** A message as the store keeps it. */
export interface StoredMessage {
  /** The activity's id: milliseconds in digits, as in Teams, and always higher than the id before. */
  readonly id: string;
  /** Conversation id of a person's chat with the bot, or a channel id without `;messageid=`. */
  readonly placeId: string;
  /** Id of the thread's first message: the message's own id when it opens a thread, and always so in personal chats. */
  readonly threadId: string;
  /** Absent when the bot wrote the message. */
  readonly fromUserId?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments: readonly Attachment[];
  /** Time of the emulator's movable clock. */
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly deletedAt?: string | undefined;
  /** Whether a person's message mentions the bot. */
  readonly mentionsBot?: boolean;
  /** Ids of the people who reacted, by the kind of reaction. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  /** Replies that a person can send with one press. Teams shows them in personal chats alone. */
  readonly suggestedActions?: readonly { readonly title: string; readonly value: string }[];
  /** For a message that was posted through Graph: the properties of the `chatMessage` as Graph returns them. */
  readonly wire?: Readonly<Record<string, unknown>>;
  /** Whether the product did not accept a person's message. */
  readonly undelivered?: boolean;
  /** By person, the card that the bot answered that person's press with. Only that person sees it, until the next update. */
  readonly cardFor?: Readonly<Record<string, unknown>>;
}

const prefix = 'connector:message:';
const counter = 'connector:last-message-id';

const rowKey = (placeId: string, id: string) => `${prefix}${placeId}:${id.padStart(16, '0')}`;

/** Stores a new message under a new id and notifies open host pages. */
export function addMessage(
  emulator: Emulator,
  message: Omit<StoredMessage, 'id' | 'threadId' | 'createdAt'> & { readonly threadId?: string },
): StoredMessage {
  const { store, clock, events } = emulator;
  const kept = store.transaction(() => {
    const last = store.get<number>(counter) ?? 0;
    const id = Math.max(last + 1, Date.now());
    store.put(counter, id);
    const made: StoredMessage = {
      ...message,
      id: String(id),
      threadId: message.threadId ?? String(id),
      createdAt: clock.now(),
    };
    store.put(rowKey(made.placeId, made.id), made);
    return made;
  });
  events.emit({ kind: 'conversation', id: kept.placeId });
  return kept;
}

/** Finds a message by its id, also a deleted one. */
export function findMessage(
  emulator: Emulator,
  placeId: string,
  id: string,
): StoredMessage | undefined {
  return emulator.store.get<StoredMessage>(rowKey(placeId, id));
}

/** Changes a message in place and notifies open host pages. */
export function changeMessage(
  emulator: Emulator,
  message: StoredMessage,
  change: Partial<StoredMessage>,
): StoredMessage {
  const changed = { ...message, ...change };
  emulator.store.put(rowKey(message.placeId, message.id), changed);
  emulator.events.emit({ kind: 'conversation', id: message.placeId });
  return changed;
}

/** Lists the messages of a chat or channel, oldest first, without deleted ones. */
export function messagesOf(emulator: Emulator, placeId: string): readonly StoredMessage[] {
  const rows = emulator.store.range<StoredMessage>(`${prefix}${placeId}:`);
  return [...rows].map((row) => row.value).filter((message) => message.deletedAt === undefined);
}

const markKey = (userId: string, placeId: string) => `connector:read:${userId}:${placeId}`;

/** Remembers that a person has seen every message of a chat or channel. */
export function markRead(emulator: Emulator, userId: string, placeId: string): void {
  const last = messagesOf(emulator, placeId).at(-1);
  if (last === undefined || emulator.store.get(markKey(userId, placeId)) === last.id) return;
  emulator.store.put(markKey(userId, placeId), last.id);
  emulator.events.emit({ kind: 'conversation', id: placeId });
}

/** Counts the bot's messages in a chat or channel that a person has not seen. */
export function countUnread(emulator: Emulator, userId: string, placeId: string): number {
  const mark = Number(emulator.store.get<string>(markKey(userId, placeId)) ?? 0);
  return messagesOf(emulator, placeId).filter(
    (message) => message.fromUserId === undefined && Number(message.id) > mark,
  ).length;
}
