import type { New, Stored } from '../../core/ports';
import type { BoundedMap } from '../../core/domain/base/bounded-map';
import type { Entity } from '../../core/domain/entities';
import type { Graph, GraphAnswer, GraphCall } from '../client/graph';
import { LostAnswer } from '../client/lost-answer';
import { cleanFields, type CleanFields } from '../columns/clean-fields';
import type { RowMap, WriteContext } from '../columns/list-map';
import type { ListCopy } from '../sync/list-copy';
import type { ListSource } from '../sync/list-source';
import type { Moment } from '../sync/removed-rows';
import type { Row } from '../sync/row';

/** What `createRow` and `saveRow` need to write to one list. */
export interface WriteDeps<T extends Entity> extends ListSource {
  readonly map: RowMap<T>;
  readonly copy: ListCopy<T>;
  readonly context: WriteContext;
  /**
   * The mark of the write that corrected a new row, by the mark of the write that created it. Both writes are one act.
   */
  readonly correctedMarks: BoundedMap<string, string>;
  /** Called for a row that somebody else has written, before the copy takes it. */
  readonly onForeignRow: (row: Row, askedAt: Moment) => void;
  /** Called for a row that is gone, before the copy drops it. */
  readonly onGone: (id: string) => void;
  /** Called when it is known at last whether a write whose answer was lost was carried out. */
  readonly onFoundOut: () => void;
  /** Reads what has changed in the list into the copy. @throws {AppError} `store-unavailable`, `throttled`, `lists-missing` */
  readonly renew: () => Promise<void>;
  /** Returns the highest id of a row that a reading of the list has shown; rows of the product may have higher ones. */
  readonly readTo: () => number;
  /** Waits between the readings that find out about such a write. */
  readonly pause: (ms: number) => Promise<void>;
}

/** A row of the list, and whether this call created it. */
export interface Created<T> {
  readonly stored: Stored<T>;
  readonly created: boolean;
}

/** Returns the value as cells of its row, without the trace columns. */
export function cellsFor<T extends Entity>(deps: WriteDeps<T>, value: T | New<T>): CleanFields {
  const { map, description, context } = deps;
  // A T is a New<T> with an id.
  return cleanFields(map.write(value as New<T>, context), description);
}

/** Calls Graph. Returns undefined when the answer was lost, and with it whether Graph has carried out the call. */
export async function answerOrLost(
  graph: Graph,
  call: GraphCall,
): Promise<GraphAnswer | undefined> {
  try {
    return await graph.call(call);
  } catch (cause) {
    if (cause instanceof LostAnswer) return undefined;
    throw cause;
  }
}

/** Returns the mark that the last write of the product put into the row (decision 0007). */
export function markOf(row: Row | undefined): unknown {
  return row?.fields['Mark'];
}
