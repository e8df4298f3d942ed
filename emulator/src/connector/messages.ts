import type { Emulator } from '../state/emulator';

/** An attachment of a message, usually an Adaptive Card. */
export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly name?: string;
}

/** A message as it is kept. */
export interface StoredMessage {
  /** The activity's id: digits that only rise, as Teams' milliseconds do. */
  readonly id: string;
  /** A person's chat with the bot, or a bare channel id. */
  readonly placeId: string;
  /** First message of the thread; its own id when it opens one. In personal chats always its own id. */
  readonly threadId: string;
  /** Absent: the bot. */
  readonly fromUserId?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments: readonly Attachment[];
  /** The movable clock's time. */
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly deletedAt?: string | undefined;
  /** A person's words that name the bot. */
  readonly mentionsBot?: boolean;
  /** Ids of people by the kind of their reaction. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  /** Words that a person can send with one press; in personal chats alone. */
  readonly suggestedActions?: readonly { readonly title: string; readonly value: string }[];
  /** Parts of a message that came through Graph, as Graph gives them back. */
  readonly wire?: Readonly<Record<string, unknown>>;
  /** A person's words that the product did not take. */
  readonly undelivered?: boolean;
  /** The card that one person alone sees, since it answered their press; gone with the next update. */
  readonly cardFor?: Readonly<Record<string, unknown>>;
}

const prefix = 'connector:message:';
const counter = 'connector:last-message-id';

const rowKey = (placeId: string, id: string) => `${prefix}${placeId}:${id.padStart(16, '0')}`;

/** Keeps a new message and tells open pages. The id is given here. */
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

/** A message, deleted ones too. */
export function findMessage(
  emulator: Emulator,
  placeId: string,
  id: string,
): StoredMessage | undefined {
  return emulator.store.get<StoredMessage>(rowKey(placeId, id));
}

/** Changes a message in place and tells open pages. */
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

/** Messages of a place, oldest first, without deleted ones. */
export function messagesOf(emulator: Emulator, placeId: string): readonly StoredMessage[] {
  const rows = emulator.store.range<StoredMessage>(`${prefix}${placeId}:`);
  return [...rows].map((row) => row.value).filter((message) => message.deletedAt === undefined);
}

const markKey = (userId: string, placeId: string) => `connector:read:${userId}:${placeId}`;

/** Remembers that a person has seen everything in a place. */
export function markRead(emulator: Emulator, userId: string, placeId: string): void {
  const last = messagesOf(emulator, placeId).at(-1);
  if (last === undefined || emulator.store.get(markKey(userId, placeId)) === last.id) return;
  emulator.store.put(markKey(userId, placeId), last.id);
  emulator.events.emit({ kind: 'conversation', id: placeId });
}

/** How many of the bot's messages in a place the person has not seen. */
export function countUnread(emulator: Emulator, userId: string, placeId: string): number {
  const mark = Number(emulator.store.get<string>(markKey(userId, placeId)) ?? 0);
  return messagesOf(emulator, placeId).filter(
    (message) => message.fromUserId === undefined && Number(message.id) > mark,
  ).length;
}
