import type { New, Stored, Trace } from '../../core/ports';
import type { Entity } from '../../core/domain/entities';
import type { BatchPart } from '../client/batch';
import type { CleanFields } from '../columns/clean-fields';
import type { Moment } from '../sync/removed-rows';

/** A new row on its way: what is sent, and the mark by which the write knows its row (decision 0007). */
export interface SentCreate<T extends Entity> {
  readonly kind: 'create';
  readonly value: New<T>;
  readonly fields: CleanFields;
  readonly mark: string;
  readonly call: BatchPart;
  /** Before the call. */
  readonly askedAt: Moment;
}

/** A changed row on its way. */
export interface SentSave<T extends Entity> {
  readonly kind: 'save';
  readonly stored: Stored<T>;
  /** The cells that differ, and the trace. */
  readonly body: CleanFields;
  readonly mark: string;
  readonly call: BatchPart;
}

/** One of many writes on its way. */
export type Sent<T extends Entity> = SentCreate<T> | SentSave<T>;

/** How a write ended. `taken`: the copy has its row. `in-doubt`: only the list can tell; `status` is absent without an answer. */
export type End =
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'in-doubt'; readonly cause: unknown; readonly status?: number };

/** A write, and how it ended. */
export interface Ended<S> {
  readonly sent: S;
  readonly end: End;
}

/** Under which trace rows are written, and how. */
export interface WritingMode {
  readonly trace: Trace;
  /** Runs the work of one batch, so that the feed waits for it before it takes its rows for edits. */
  readonly during: <R>(work: () => Promise<R>) => Promise<R>;
}
