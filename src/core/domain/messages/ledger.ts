import type { Reason } from '../base/fault';
import type { CalendarDate, Instant } from '../base/time';

/** A change of a round about which the product tells those who have its card. */
export type RoundChange =
  | { readonly change: 'cancelled' }
  /** The round is on again although it was cancelled. */
  | { readonly change: 'resumed'; readonly dueOn?: CalendarDate }
  | { readonly change: 'due-date'; readonly dueOn?: CalendarDate }
  /** `reopenedAt` distinguishes two reopenings of the same round. */
  | { readonly change: 'reopened'; readonly reopenedAt: Instant; readonly dueOn?: CalendarDate };

/**
 * What somebody has done to a row of Rapporter in the list. `reported`: typed an outcome into the row of a goal that somebody else is
 * asked for. `emptied`: taken away the outcome. `row-removed`: deleted the row, as process leaders are told.
 */
export type ReportRowChange = (typeof reportRowChanges)[number];
/** Every change of a row. */
export const reportRowChanges = ['reported', 'emptied', 'row-removed'] as const;

/**
 * The kinds of messages, each with the details that no other list holds when the product sends the message. It reads
 * everything else that a card shows from the lists at that time. Each kind has one text and one card. To add a kind, add
 * a line here; the compiler then reports every place that must handle it.
 *
 * The product updates a _living_ message in place when its content has changed.
 */
export interface DetailsByKind {
  /**
   * Living card, one per person and round. `dueOn` is the due date that the card showed when it was sent. `preview` is the
   * object id of the person whose card a process leader sees before the round opens.
   */
  readonly 'round-card': { readonly dueOn?: CalendarDate; readonly preview?: string };
  /** Living post in a board's channel, one per board and round. */
  readonly 'board-post': { readonly boardKey: string };
  /** Digest to a person, before and after the due date. With `goalKey`, a process leader's reminder about that goal. */
  readonly 'reminder-person': { readonly goalKey?: string };
  /** Digest in a board's channel, before and after the due date. */
  readonly 'reminder-board': { readonly boardKey: string };
  /** Tells the reporter that the report was sent back. */
  readonly 'report-sent-back': { readonly reportKey: string };
  /** Tells the process leaders that a person says that somebody else should report the goal. */
  readonly 'report-declined': {
    readonly goalKey: string;
    readonly byName?: string;
    readonly reason?: string;
  };
  /** Tells the people whom a goal concerns of a comment about it. */
  readonly 'comment-written': { readonly goalKey: string; readonly commentKey: string };
  /** Tells the editor of a row in a list that the edit breaks rules. */
  readonly 'edit-refused': {
    /** Name of the list in src/core/domain/entities.ts; that declaration uses this type, so its own type cannot stand here. */
    readonly list: string;
    readonly itemId: string;
    readonly reasons: readonly Reason[];
    /** The display name of the column because of which the product leaves the whole row out; absent when it does not. */
    readonly column?: string;
    /** Who typed the row, when the recipient is somebody else, whose row it is. */
    readonly byName?: string;
  };
  /**
   * Tells the process leaders that a row is gone to which others belong, or, with `isJoined`, that another row has its code and has
   * taken its place. Counts the bodies, goals and reports that belong to it directly.
   */
  readonly 'row-gone': {
    /** Name of the list, as in `edit-refused`. */
    readonly list: string;
    readonly itemId: string;
    readonly title?: string;
    readonly rowKey?: string;
    readonly bodies: number;
    readonly goals: number;
    readonly reports: number;
    readonly isJoined?: true;
  };
  /**
   * Tells the person whom a row of Rapporter concerns what somebody has done to it in the list. Without `change`, a reported figure was
   * changed, or the report was deleted.
   */
  readonly 'figure-changed': {
    readonly reportKey: string;
    readonly byName?: string;
    readonly change?: ReportRowChange;
  };
  /** Tells those who have the round's card that its due date has moved, or that it was cancelled or opened again. */
  readonly 'round-changed': RoundChange;
}

/** The name of a kind of message. */
export type MessageKind = keyof DetailsByKind;

/** The recipient of a message: a person by Entra object id, or a channel by its id without a thread's suffix. */
export type Recipient =
  | { readonly kind: 'person'; readonly objectId: string }
  | { readonly kind: 'channel'; readonly teamId: string; readonly channelId: string };

/**
 * The state of a ledger row. The product writes `sending` immediately before it sends. It turns a row that has been
 * `sending` for more than ten minutes into `unknown` and never sends that message again by itself (decision 0002).
 */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'refused' | 'unknown';

/** A message of the kind K to one recipient. */
export interface MessageIn<K extends MessageKind> {
  /** The ledger row's key: `{kind}:{round key}:{recipient}:{occasion}`. */
  readonly key: string;
  readonly kind: K;
  readonly recipient: Recipient;
  /** Absent for an edit in a list, and when the round's row has been deleted. */
  readonly roundId?: string;
  /** The ledger keeps them, so that a planned message survives a restart of the server. */
  readonly details: DetailsByKind[K];
}

/** A message of any kind to one recipient. */
export type Message = { [K in MessageKind]: MessageIn<K> }[MessageKind];

/**
 * The product's own reasons why a message was not sent, or why that is unknown. `not-needed`: nobody needed the planned
 * message any more. `replaced`: a later message of the same content takes its place. `no-answer`: Teams gave none.
 * `send-failed`: the product failed while it sent the message. `bot-removed`: somebody removed the bot from the chat or team.
 * `channel-gone`: the channel or its team was deleted or archived.
 */
export type OwnReason =
  | 'not-needed'
  | 'replaced'
  | 'no-answer'
  | 'send-failed'
  | 'nothing-to-show'
  | 'nothing-to-update'
  | 'bot-not-installed'
  | 'bot-removed'
  | 'channel-gone'
  | 'address-not-allowed';

/**
 * The Bot Connector's codes for which the tab has words. The connector may answer with others, or with none.
 *
 * @see "Status codes from bot conversational APIs", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export type ConnectorCode =
  | 'BadArgument'
  | 'BadSyntax'
  | 'Unauthorized'
  | 'BotNotRegistered'
  | 'BotNotInConversationRoster'
  | 'BotDisabledByAdmin'
  | 'ConversationBlockedByUser'
  | 'MessageWritesBlocked'
  | 'ForbiddenOperationException'
  | 'InvalidBotApiHost'
  | 'NotEnoughPermissions'
  | 'ConversationNotFound'
  | 'ActivityNotFoundInConversation'
  | 'MemberNotFoundInConversation'
  | 'MessageSizeTooBig'
  | 'ServiceError';

/** The fields of a ledger row besides its message. */
interface DeliveryFacts {
  readonly id: string;
  /** The product sends a planned row no earlier: because of quiet hours, or of the Bot Connector's `Retry-After`. */
  readonly notBefore?: Instant;
  readonly state: DeliveryState;
  /**
   * When the product claimed the message, immediately before it sent it. An outcome does not change it, so that it tells
   * when the recipient may last have heard from the product. For a row that the product never claimed, or that it refused,
   * dropped or planned again, when the product wrote that state.
   */
  readonly stateAt: Instant;
  /** An `OwnReason`, a `ConnectorCode`, or another code of the connector or of its connection, such as `http-502`. */
  readonly reason?: string;
  readonly conversationId?: string;
  readonly activityId?: string;
  /** Hash of the content that the living message shows. The product updates the message when its content has another. */
  readonly shownHash?: string;
}

/** A row of the ledger: one message to one recipient, and what became of it. */
export type Delivery = Message & DeliveryFacts;

/** The address at which the bot can write to a recipient. Key `person:{objectId}` or `channel:{channelId}`. */
export interface ConversationReference {
  readonly id: string;
  readonly key: string;
  readonly recipient: Recipient;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly locale?: string;
  /** Why the bot can send nothing here: the recipient has removed or blocked it. Absent while it can. */
  readonly unreachable?: string;
  readonly seenAt: Instant;
}
