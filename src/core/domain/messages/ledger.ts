import type { Instant } from '../base/time';

/** What a message is about; each is one text and one card. */
export type MessageKind =
  | 'round-card' // the one card per person and round, living
  | 'board-post' // the one post per board and round, living
  | 'reminder-person' // digest to a person, before and after the due date
  | 'reminder-board' // digest in the board's channel, before and after the due date
  | 'report-sent-back' // to the reporter
  | 'report-declined' // "not me", to the process leaders
  | 'edit-refused' // a list edit that breaks a rule, to the editor
  | 'figure-changed' // a reported figure was changed in the list, to the reporter
  | 'round-changed'; // due date moved or round cancelled, to those who hold a card

/** Where a message goes: a person by Entra object id, or a channel by its bare id. */
export type Recipient =
  | { readonly kind: 'person'; readonly objectId: string }
  | { readonly kind: 'channel'; readonly teamId: string; readonly channelId: string };

/**
 * One ledger row's state. `sending` is written immediately before the send; older than ten minutes it becomes `unknown`
 * by whoever finds it and is never sent again by itself (design §7).
 */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'refused' | 'unknown';

/** Something to tell somebody. What it says is made from the world when it is sent. */
export interface Message {
  /** The ledger row's key: `{kind}:{round key}:{recipient}:{occasion}`. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly recipient: Recipient;
  readonly roundId?: string;
  /** A report's key, a goal's key, a board's key, or `{list}:{item id}` for a list edit; by `kind`. */
  readonly subject?: string;
  /**
   * Words that the world does not hold. `round-card`, `round-changed`: `dueOn` (the date told), or
   * `change` = `cancelled`. `report-declined`:
   * `byName`, `reason`. `edit-refused`: `reasons` (fault reasons, comma between). `figure-changed`: `byName`.
   * A preview of a card: `preview` = the object id of the person whose card it shows.
   */
  readonly details?: Readonly<Record<string, string>>;
}

/** A row of the reminder ledger: one message to one recipient. */
export interface Delivery {
  readonly id: string;
  /** Deterministic and unique: `{kind}:{round key}:{recipient}:{occasion}`. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly roundId?: string;
  readonly recipient: Recipient;
  /** What the message is about besides the round: a report's key, a goal's key; empty where the kind says all. */
  readonly subject?: string;
  /** As in `Message`: kept because the message must survive a restart between being planned and being sent. */
  readonly details?: Readonly<Record<string, string>>;
  /** A planned row waits until then: quiet hours, or the connector's `Retry-After`. */
  readonly notBefore?: Instant;
  readonly state: DeliveryState;
  /** When the state was last written. */
  readonly stateAt: Instant;
  /** Why it was refused, as the connector said: `BotNotInConversationRoster`, `MessageWritesBlocked` … */
  readonly reason?: string;
  readonly conversationId?: string;
  readonly activityId?: string;
  /** Hash of what the living message shows now; it is updated when the world says something else. */
  readonly shownHash?: string;
}

/** What the bot knows of a conversation: where to write. Key `person:{objectId}` or `channel:{channelId}`. */
export interface ConversationReference {
  readonly id: string;
  readonly key: string;
  readonly recipient: Recipient;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly locale?: string;
  /** The bot was removed or blocked: nothing is sent. */
  readonly unreachable?: string;
  readonly seenAt: Instant;
}
