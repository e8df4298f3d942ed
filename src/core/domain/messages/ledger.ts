import type { Reason } from '../base/fault';
import type { CalendarDate, Instant } from '../base/time';

/** What has happened to a round, as its card's holders are told. */
export type RoundChange =
  | { readonly change: 'cancelled' }
  | { readonly change: 'due-date'; readonly dueOn?: CalendarDate }
  /** `reopenedAt` tells two reopenings apart. */
  | { readonly change: 'reopened'; readonly reopenedAt: Instant; readonly dueOn?: CalendarDate };

/**
 * The kinds of messages, each with what it must know that no list holds when it is sent. Everything else that a card
 * shows is read from the lists then. A kind is one text and one card; a new kind is a line here, and the compiler names
 * every place that must know it.
 *
 * A *living* message is updated in place when it would show something else than it shows.
 */
export interface DetailsByKind {
  /**
   * The one card per person and round; living. `dueOn` is the date that it told. `preview` is the object id of the person
   * whose card a process leader is shown before the round opens.
   */
  readonly 'round-card': { readonly dueOn?: CalendarDate; readonly preview?: string };
  /** The one post per board and round, in the board's channel; living. */
  readonly 'board-post': { readonly boardKey: string };
  /** A digest to a person, before and after the due date; about one goal when a process leader asks for it by hand. */
  readonly 'reminder-person': { readonly goalKey?: string };
  /** A digest in a board's channel, before and after the due date. */
  readonly 'reminder-board': { readonly boardKey: string };
  /** To the reporter of a report that was sent back. */
  readonly 'report-sent-back': { readonly reportKey: string };
  /** "Not me", to the process leaders. */
  readonly 'report-declined': {
    readonly goalKey: string;
    readonly byName?: string;
    readonly reason?: string;
  };
  /** An edit in a list that breaks a rule, to the editor: which row, and which rules. */
  readonly 'edit-refused': {
    readonly list: string;
    readonly itemId: string;
    readonly reasons: readonly Reason[];
  };
  /** A reported figure was changed in the list, or the report deleted, to the reporter. */
  readonly 'figure-changed': { readonly reportKey: string; readonly byName?: string };
  /** The due date has moved, or the round was cancelled or opened again, to those who hold its card. */
  readonly 'round-changed': RoundChange;
}

/** What a message is about. */
export type MessageKind = keyof DetailsByKind;

/** Where a message goes: a person by Entra object id, or a channel by its bare id. */
export type Recipient =
  | { readonly kind: 'person'; readonly objectId: string }
  | { readonly kind: 'channel'; readonly teamId: string; readonly channelId: string };

/**
 * One ledger row's state. `sending` is written immediately before the send; older than ten minutes it becomes `unknown`
 * by whoever finds it and is never sent again by itself (decision 0002).
 */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'refused' | 'unknown';

/** Something to tell somebody, of the kind K. */
export interface MessageIn<K extends MessageKind> {
  /** The ledger row's key: `{kind}:{round key}:{recipient}:{occasion}`. */
  readonly key: string;
  readonly kind: K;
  readonly recipient: Recipient;
  /** Absent for an edit in a list, and where the round's row has been deleted. */
  readonly roundId?: string;
  /** Kept in the ledger, so that the message survives a restart between being planned and being sent. */
  readonly details: DetailsByKind[K];
}

/** Something to tell somebody. */
export type Message = { [K in MessageKind]: MessageIn<K> }[MessageKind];

/** What the ledger knows of a message. */
interface DeliveryFacts {
  readonly id: string;
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

/** A row of the reminder ledger: one message to one recipient. */
export type Delivery = Message & DeliveryFacts;

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
