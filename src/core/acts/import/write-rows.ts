import { AppError, type RowCounts } from '../../domain/base/app-error';
import { definedOnly, omit } from '../../domain/base/defined';
import { withMark, type ImportOccasion, type Imported } from '../../domain/base/import-mark';
import type { Body } from '../../domain/organisation/body';
import type { Goal } from '../../domain/goals/goal';
import type { SavingAct } from '../../policy/can';
import type { Context, RowWrite, RowWritten, Table } from '../../ports';
import { traceOf } from '../base/loading';
import {
  isDraftId,
  isWritten,
  parentsFirst,
  type ImportDraft,
  type ReadDraft,
} from './import-drafts';

/** A row that an import writes. */
export type ImportedRow = Imported & (Body | Goal);

/** How the rows of one list are written. */
export interface Writing<T extends ImportedRow> {
  readonly table: Table<T>;
  readonly act: SavingAct;
  readonly parentOf: (value: T) => string | undefined;
  readonly withParent: (value: T, parentId: string) => T;
  /** The eTags of the stored rows when the sheet was read, by id. */
  readonly eTags: ReadonlyMap<string, string>;
  /** Absent for an import that cannot be undone. */
  readonly occasion: ImportOccasion | undefined;
}

/** The error of rows that were not written, with what became of all rows. */
function interrupted(cause: AppError, counts: RowCounts): AppError {
  const { code, message, faults, theirs, until } = cause;
  return new AppError(code, message, {
    ...definedOnly({ faults, theirs, until }),
    cause,
    rowCounts: counts,
  });
}

/** Groups new rows by how many new rows stand above them, since a row needs the id of the one above it. */
function levelsOf<T extends ImportedRow>(
  fresh: readonly ReadDraft<T>[],
  parentOf: (value: T) => string | undefined,
): readonly (readonly ReadDraft<T>[])[] {
  const byId = new Map(fresh.map((draft) => [draft.value.id, draft]));
  const depths = new Map<string, number>();
  const levels: ReadDraft<T>[][] = [];
  const values = fresh.map(({ value }) => value);
  for (const value of parentsFirst(values, parentOf)) {
    const depth = (depths.get(parentOf(value) ?? '') ?? -1) + 1;
    depths.set(value.id, depth);
    const draft = byId.get(value.id);
    if (draft !== undefined) (levels[depth] ??= []).push(draft);
  }
  return levels;
}

/** Counts what has become of the rows that an import writes. */
class Progress<T extends ImportedRow> {
  /** The ids of the created rows, by those of their drafts. */
  readonly ids = new Map<string, string>();
  written = 0;
  unchanged = 0;
  unknown = 0;
  failure: AppError | undefined;

  note(draft: ReadDraft<T>, result: RowWritten<T>): void {
    if (result.kind === 'conflict') {
      this.fail(new AppError('conflict', `${draft.key} was changed while it was imported`));
    } else if (result.kind === 'failed') {
      if (!(result.cause instanceof AppError)) throw result.cause;
      this.fail(result.cause);
    } else {
      this.ids.set(draft.value.id, result.stored.value.id);
      if (result.kind === 'written') this.written += 1;
      else this.unchanged += 1;
    }
  }

  fail(cause: AppError): void {
    if (cause.code === 'outcome-unknown') this.unknown += 1;
    this.failure ??= cause;
  }
}

/** Returns the row as it is written: below the created row of its parent, and with the mark of the import. */
function rowOf<T extends ImportedRow>(
  { value, stored }: ReadDraft<T>,
  { parentOf, withParent, occasion }: Writing<T>,
  ids: ReadonlyMap<string, string>,
): T {
  const parentId = ids.get(parentOf(value) ?? '');
  const placed = parentId === undefined ? value : withParent(value, parentId);
  return occasion === undefined ? placed : withMark(placed, stored, occasion);
}

function writeOf<T extends ImportedRow>(
  draft: ReadDraft<T>,
  writing: Writing<T>,
  ids: ReadonlyMap<string, string>,
): RowWrite<T> {
  const value = rowOf(draft, writing, ids);
  const { stored } = draft;
  // The draft's temporary id is removed; the list assigns the id of the row.
  if (stored === undefined) return { kind: 'create', value: omit(value, 'id') };
  return { kind: 'save', stored: { value, eTag: writing.eTags.get(stored.id) ?? '' } };
}

/** Writes drafts in batches, but for those below a row that could not be written. @throws {AppError} when nothing could be sent */
async function writeGroup<T extends ImportedRow>(
  ctx: Context,
  group: readonly ReadDraft<T>[],
  { writing, progress }: { readonly writing: Writing<T>; readonly progress: Progress<T> },
): Promise<void> {
  const isBelowLost = ({ value }: ReadDraft<T>) => {
    const parentId = writing.parentOf(value) ?? '';
    return isDraftId(parentId) && !progress.ids.has(parentId);
  };
  const writable = group.filter((draft) => !isBelowLost(draft));
  if (writable.length === 0) return;
  const writes = writable.map((draft) => writeOf(draft, writing, progress.ids));
  const results = await writing.table.writeAll(writes, traceOf(ctx, writing.act));
  for (const [at, result] of results.entries()) {
    const draft = writable[at];
    if (draft !== undefined) progress.note(draft, result);
  }
}

/**
 * Writes the new rows, a level after the one above it, and then the changed ones, each in batches. A row that somebody else created
 * meanwhile is left unchanged, and so is one that somebody changed. Rows below one that could not be written are not written.
 *
 * @returns how many rows were written
 * @throws {AppError} the error of the first row that was not written, with `rowCounts`
 */
export async function writeDrafts<T extends ImportedRow>(
  ctx: Context,
  drafts: readonly ImportDraft<T>[],
  writing: Writing<T>,
): Promise<number> {
  const wanted = drafts.filter(isWritten);
  const fresh = wanted.filter(({ stored }) => stored === undefined);
  const changed = wanted.filter(({ stored }) => stored !== undefined);
  const progress = new Progress<T>();
  try {
    for (const group of [...levelsOf(fresh, writing.parentOf), changed])
      await writeGroup(ctx, group, { writing, progress });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    progress.fail(cause);
  } finally {
    if (progress.written > 0) ctx.notifier.wake();
  }
  const { failure, written, unchanged, unknown } = progress;
  if (failure === undefined) return written;
  throw interrupted(failure, {
    ...{ written, unknown, unchanged: drafts.length - wanted.length + unchanged },
    notWritten: wanted.length - written - unchanged - unknown,
  });
}
