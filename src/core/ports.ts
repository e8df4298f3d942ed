import type { EditedName, Entities, Entity, EntityName } from './domain/entities';
import type { Person } from './domain/organisation/body';
import type { SearchPeople } from './domain/organisation/people-search';
import type { Delivery, Message } from './domain/messages/ledger';
import type { Settings } from './domain/settings/settings';
import type { CalendarDate, Instant } from './domain/base/time';
import type { ListCheck } from './domain/base/list-check';
import type { ClockFault } from './domain/base/clock-fault';
import type { BrokenRow } from './domain/base/broken-row';
import type { RowVersions } from './domain/base/row-versions';
import type { Steps } from './domain/base/steps';
import type { StoreState } from './domain/base/store-state';
import type { World } from './domain/world';
import type { Actor } from './domain/base/actor';

export type { ColumnProblem, ListCheck } from './domain/base/list-check';
export type { BrokenRow } from './domain/base/broken-row';
export type { Message } from './domain/messages/ledger';

/** A value that is stored in a list, with the eTag that a save must match. */
export interface Stored<T> {
  readonly value: T;
  readonly eTag: string;
}

/** A value that has no row yet, and so no id. */
export type New<T extends Entity> = T extends unknown ? Omit<T, 'id'> : never;

/** What a save writes into the row's columns *Ändrad av* (who) and *Handling* (what was done, in Swedish words). */
export interface Trace {
  readonly by: string;
  readonly handling: string;
}

/** One of many writes: a new row, or a changed one with the eTag that it must match. */
export type RowWrite<T extends Entity> =
  | { readonly kind: 'create'; readonly value: New<T> }
  | { readonly kind: 'save'; readonly stored: Stored<T> };

/**
 * What became of one of many writes. `exists`: a row with the key was there already. `conflict`: the row changed meanwhile or
 * is gone. `failed`: it was not written, or nobody knows yet; the caller looks at the list and tries again later.
 */
export type RowWritten<T> =
  | { readonly kind: 'written' | 'exists'; readonly stored: Stored<T> }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly cause: unknown };

/**
 * One list. Reads use the copy in memory and call nothing; each write goes to Graph and then to the copy. Graph answers
 * a save with an old eTag with 412 and changes nothing.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-update
 */
export interface Table<T extends Entity> {
  all(): readonly Stored<T>[];
  broken(): readonly BrokenRow[];
  /** Finds a row by its id, also a double. */
  find(id: string): Stored<T> | undefined;
  /** Finds the record of a key, however the key is written: of several rows, the one with the lowest id. */
  findByKey(key: string): Stored<T> | undefined;
  /**
   * True when the product's last write of the row is the one whose answer was lost, and which the error `outcome-unknown`
   * names by this mark. False while the copy does not show that write (decision 0007).
   */
  isMarked(id: string, mark: string): boolean;
  /**
   * Reads the versions that SharePoint keeps of the row. It calls Graph unless the row has not changed since the last call.
   *
   * @throws {AppError} `not-found`, `store-unavailable`, `throttled`, `lists-missing`
   * @see https://learn.microsoft.com/graph/api/listitem-list-versions
   */
  versions(id: string): Promise<RowVersions<T>>;
  /**
   * Creates the row, whose `key` may exist only once. When a row with the key exists already, that row is returned and
   * `created` is false, whether or not SharePoint refuses duplicates (decision 0007).
   *
   * @throws {AppError} `store-unavailable` and `throttled` when nothing was written, `outcome-unknown` with `mark` when nobody
   *   knows yet
   */
  create(
    value: New<T>,
    trace: Trace,
  ): Promise<{ readonly stored: Stored<T>; readonly created: boolean }>;
  /**
   * Saves with `If-Match`. When the row has changed meanwhile, it is read into the copy again before `conflict` is
   * thrown.
   *
   * @throws {AppError} `conflict` with `theirs` (a Stored<T>), `not-found`, `store-unavailable`, `throttled`,
   *   `outcome-unknown` with `mark`
   */
  save(stored: Stored<T>, trace: Trace): Promise<Stored<T>>;
  /**
   * Deletes the row unless it has changed; SharePoint keeps it in the recycle bin. Returns false when it has changed or is gone.
   *
   * @throws {AppError} `store-unavailable`, `throttled`, `outcome-unknown` when the answer was lost
   * @see https://learn.microsoft.com/graph/api/listitem-delete
   */
  remove(stored: Stored<T>): Promise<boolean>;
  /**
   * Writes many rows in few calls, which go beside the saves of people: they take a part of a minute's budget and wait while a
   * person waits (decision 0037). The calls go in the order of `writes`; the writes of one call, up to 20, are carried out in any
   * order. The same writes again create no second rows.
   *
   * @returns what became of each, in the order of `writes`. A write that failed does not stop the others
   * @throws {AppError} `store-unavailable`, `throttled` and `lists-missing` when nothing could be sent at all
   */
  writeAll(writes: readonly RowWrite<T>[], trace: Trace): Promise<readonly RowWritten<T>[]>;
}

/** The lists that acts read and write. */
export type Tables = { readonly [N in EntityName]: Table<Entities[N]> };

/**
 * The tenant's directory. Finds a person by mail address and caches the answers. Returns `undefined` when the directory
 * knows nobody by that address, or when the product may not read it.
 */
export interface Directory {
  resolve(mail: string): Promise<Person | undefined>;
  readonly search: SearchPeople;
}

/**
 * How the tenant's directory knows an object id: as a member, as a guest of another organisation, or not at all.
 * `unchecked` means that the directory did not answer, or that the product may not read it.
 */
export type Standing = 'member' | 'guest' | 'stranger' | 'unchecked';

/** Tells members of the tenant from guests (decision 0031). The answers are remembered. */
export interface Membership {
  standingOf(objectId: string): Promise<Standing>;
  /** Notes that a token of Entra has shown the person to be a member. */
  confirm(objectId: string): void;
}

/** The business clock (decision 0015): the system's clock, or the emulator's where `CLOCK_URL` is set. */
export interface Clock {
  now(): Instant;
  /** Today's date in the municipality's time zone. */
  today(): CalendarDate;
}

/** The outcome of a send. `unknown` means that the answer was lost; only a person may then send again. */
export type SendOutcome =
  | {
      readonly kind: 'sent';
      readonly conversationId: string;
      readonly activityId: string;
      readonly shownHash: string;
    }
  /** `isGone` is true when the message to update no longer exists, so that a new one must be sent. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isGone?: true }
  /** Nothing was sent. `isForAll` is true when Teams asks the product to wait with every message, not only with this one. */
  | { readonly kind: 'later'; readonly retryAfterSeconds: number; readonly isForAll?: true }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Renders messages and sends them through the bot (implemented in src/bot/notices). It does not decide what is sent.
 */
export interface Messenger {
  /** Returns a hash of what the message would show now, to compare with `Delivery.shownHash`. */
  hash(message: Message, world: World): string;
  send(message: Message, world: World): Promise<SendOutcome>;
  /** Replaces the content of a message that was sent. Idempotent. */
  update(delivery: Delivery, message: Message, world: World): Promise<SendOutcome>;
}

/**
 * Wakes the worker, which then sends due messages. Acts send nothing themselves, so a failed send never undoes a save.
 */
export interface Notifier {
  wake(): void;
}

/** The municipality's working days. Messages that are due on other days are postponed to the next one. */
export interface WorkingDays {
  isWorkingDay(date: CalendarDate): boolean;
}

/** What ails the product: whether Graph answers, how the lists on the site differ from what it needs, and a wrong clock. */
export interface ProductHealth {
  graph(): StoreState;
  /** Returns why the system's clock cannot be trusted; `undefined` while it can. */
  clockFault(): ClockFault | undefined;
  lists(): readonly ListCheck[];
}

/** The log. Callers name items such as list and row id in it, never people. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  alarm(
    event: string,
    cause: unknown,
    details?: Readonly<Record<string, string | number | boolean>>,
  ): void;
}

/** Everything that an act needs: who acts, the lists, and what lies outside the core. */
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
  readonly health: ProductHealth;
  readonly log: Log;
  /** Does a long computation in slices, so that other work of the process goes first. */
  readonly inTurns: <T>(steps: Steps<T>) => Promise<T>;
}

/** A change of a row that a person made in SharePoint. The copy of the list already holds the new row. */
export interface RowEdit<T extends Entity> {
  readonly id: string;
  readonly kind: 'created' | 'changed' | 'deleted';
  /**
   * Comes from a GET of the item, since Graph's delta leaves out `lastModifiedBy`.
   *
   * @see https://learn.microsoft.com/graph/api/listitem-delta
   */
  readonly editor?: { readonly objectId?: string; readonly name: string };
  readonly at: Instant;
  /** The row that the copy held before; absent for a new row and for one that could not be read. */
  readonly before?: T;
  /**
   * The eTag of a deleted row's last version. Graph gives no time for a deletion, so that `at` is another time in each instance of the
   * product; the eTag is the same in all.
   */
  readonly lastETag?: string;
  /**
   * The eTag of the version that the person wrote, by which each instance of the product names the edit. Absent for a deleted row, and
   * when nobody knows it.
   */
  readonly eTag?: string;
  /** True when the product has saved the row after the person's edit, so that `at` is the time of that save. */
  readonly isSavedSince?: true;
}

/** An edit of a list that people edit. `before` is of that list's type. */
export type ListEdit<N extends EditedName = EditedName> = {
  [L in N]: RowEdit<Entities[L]> & { readonly list: L };
}[N];
