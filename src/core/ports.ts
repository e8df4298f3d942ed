import type { Body, Person } from './domain/organisation/body';
import type { Goal } from './domain/goals/goal';
import type { ConversationReference, Delivery, Message } from './domain/messages/ledger';
import type { Report } from './domain/follow-up/report';
import type { Round } from './domain/follow-up/round';
import type { Settings } from './domain/settings/settings';
import type { CalendarDate, Instant } from './domain/base/time';
import type { World } from './domain/world';
import type { Actor } from './domain/base/actor';

export type { Message } from './domain/messages/ledger';

/** A value as it stands in its list, with the eTag that a save must match. */
export interface Stored<T> {
  readonly value: T;
  readonly eTag: string;
}

/** A value that has no row yet. */
export type New<T extends { readonly id: string }> = Omit<T, 'id'>;

/** What a save writes into the row's columns *Ändrad av* (who) and *Handling* (what was done, in Swedish words). */
export interface Trace {
  readonly by: string;
  readonly handling: string;
}

/** A row that cannot be read as its type at all; shown in the tab, left out of everything else. */
export interface BrokenRow {
  readonly list: string;
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

/**
 * One list. Reads come from the copy in memory and cost nothing; each write goes to Graph and then to the copy.
 *
 * @see Update listItem: eTag mismatch answers 412 and changes nothing, learn.microsoft.com/graph/api/listitem-update
 */
export interface Table<T extends { readonly id: string }> {
  all(): readonly Stored<T>[];
  broken(): readonly BrokenRow[];
  find(id: string): Stored<T> | undefined;
  findByKey(key: string): Stored<T> | undefined;
  /**
   * Creates the row whose `key` may exist once. When somebody else was first, theirs is returned and `created` is
   * false, whether the list refuses doubles or not (design §6).
   *
   * @throws {AppError} `store-unavailable`
   */
  create(
    value: New<T>,
    trace: Trace,
  ): Promise<{ readonly stored: Stored<T>; readonly created: boolean }>;
  /**
   * Saves with `If-Match`. When the row has changed, it is read again into the copy first.
   *
   * @throws {AppError} `conflict` with `theirs` (a Stored<T>), `not-found`, `store-unavailable`
   */
  save(stored: Stored<T>, trace: Trace): Promise<Stored<T>>;
}

/** The lists that acts work on. */
export interface Tables {
  readonly bodies: Table<Body>;
  readonly goals: Table<Goal>;
  readonly rounds: Table<Round>;
  readonly reports: Table<Report>;
  readonly deliveries: Table<Delivery>;
  readonly conversations: Table<ConversationReference>;
}

/** The directory: who is behind a mail address. Answers are remembered; `undefined` = nobody, or no right to ask. */
export interface Directory {
  resolve(mail: string): Promise<Person | undefined>;
}

/** The business clock (design §13): the system's, or the stand-in's. */
export interface Clock {
  now(): Instant;
  /** Today in the municipality's zone. */
  today(): CalendarDate;
}

/** How a send ended. `unknown` means that the answer was lost: it is never repeated by itself. */
export type SendOutcome =
  | {
      readonly kind: 'sent';
      readonly conversationId: string;
      readonly activityId: string;
      readonly shownHash: string;
    }
  /** `isGone`: the living message to replace is not there any more, and a new one has to be sent. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isGone?: true }
  | { readonly kind: 'later'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Implemented by src/bot/notices. Renders and sends; decides nothing. */
export interface Messenger {
  /** What the message would show now; compare with `Delivery.shownHash`. */
  hash(message: Message, world: World): string;
  send(message: Message, world: World): Promise<SendOutcome>;
  /** Replaces a living message in place; repeating it is harmless. */
  update(delivery: Delivery, message: Message, world: World): Promise<SendOutcome>;
}

/** Asks for the sending of what is owed, soon and once; a failed notice never undoes a save (decision 0001). */
export interface Notifier {
  wake(): void;
}

/** Working days in the municipality: quiet days move a message, never drop it. */
export interface WorkingDays {
  isWorkingDay(date: CalendarDate): boolean;
}

/** What the store says of itself: whether Graph answers, and how the lists differ from their description. */
export interface StoreHealth {
  graph(): 'ok' | { readonly unreachableSince: Instant };
  lists(): readonly {
    readonly list: string;
    readonly isThere: boolean;
    readonly problems: readonly string[];
  }[];
}

/** Log lines name items, never people (quality.md §3.7). */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  alarm(
    event: string,
    cause: unknown,
    details?: Readonly<Record<string, string | number | boolean>>,
  ): void;
}

/** What every act is given. */
export interface Context {
  readonly actor: Actor;
  readonly tables: Tables;
  readonly settings: () => Settings;
  readonly world: () => World;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly workingDays: WorkingDays;
  readonly health: StoreHealth;
  readonly log: Log;
}

/** The lists that people edit in SharePoint and that come back as acts. */
export type EditedList = 'bodies' | 'goals' | 'rounds' | 'reports';

/**
 * A change that was made in a list and not by the product. The copy already holds the new state; `before` is what the
 * copy held. `editor` was read by a GET of the item, since delta leaves `lastModifiedBy` out.
 *
 * @see listItem: delta, learn.microsoft.com/graph/api/listitem-delta
 */
export interface ListEdit {
  readonly list: EditedList;
  readonly id: string;
  readonly kind: 'created' | 'changed' | 'deleted';
  readonly editor?: { readonly objectId?: string; readonly name: string };
  readonly at: Instant;
  readonly before?: unknown;
}
