import type { RowLeft } from '../../api/import/acts';
import { AppError } from '../../domain/base/app-error';
import { definedOnly, omit } from '../../domain/base/defined';
import { isAsImported } from '../../domain/base/import-mark';
import { bodiesInUse, goalsInUse } from '../../domain/relations/rows-in-use';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context, RowWrite, RowWritten, Stored, Table } from '../../ports';
import type { Handler } from '../base/handler';
import { traceOf } from '../base/loading';
import { errorOfFailed } from '../base/save-rows';
import type { ImportedRow } from './write-rows';

const act = 'import.undo';

/** How many rows that are left the reply names. */
const mostLeft = 100;
/** For how many of them the versions are read to name who changed the row. */
const mostNamed = 20;
/** How many rows are restored before they are written, so that an undoing that is interrupted has got somewhere. */
const restoredTogether = 20;

/** One list from which an import is taken back. */
interface UndoneList<T extends ImportedRow> {
  readonly list: RowLeft['list'];
  readonly table: Table<T>;
  readonly labelOf: (row: T) => string;
  /** Returns the ids of the rows to which others belong. */
  readonly inUse: (world: World) => ReadonlySet<string>;
}

/** The rows of a list that the import wrote, by what can be done with them. */
interface Touched<T> {
  readonly made: readonly Stored<T>[];
  readonly changed: readonly Stored<T>[];
  readonly others: readonly Stored<T>[];
}

/** Finds the rows that the import wrote, also those that a later import has written. */
function touchedBy<T extends ImportedRow>(table: Table<T>, importKey: string): Touched<T> {
  const rows = table.all().filter(({ value: { imported } }) => {
    const keys = imported === undefined ? [] : [imported.importKey, ...imported.earlier];
    return keys.includes(importKey);
  });
  const own = rows.filter(({ value }) => isAsImported(value, importKey));
  return {
    made: own.filter(({ value }) => value.imported?.isNew === true),
    changed: own.filter(({ value }) => value.imported?.isNew === false),
    others: rows.filter(({ value }) => !isAsImported(value, importKey)),
  };
}

/** A row that is left, with the id by which its versions are read. */
interface LeftRow extends Omit<RowLeft, 'by'> {
  readonly id: string;
}

/** What has become of the rows of an import. */
interface Undone {
  readonly count: number;
  readonly left: readonly LeftRow[];
}

function leftRow<T extends ImportedRow>(
  { list, labelOf }: UndoneList<T>,
  { value }: Stored<T>,
  why: RowLeft['why'],
): LeftRow {
  return { list, key: value.key, label: labelOf(value), why, id: value.id };
}

/** Reads the versions of a row; none when somebody has deleted it and the table has not heard of that yet. */
async function versionsOf<T extends ImportedRow>(table: Pick<Table<T>, 'versions'>, id: string) {
  try {
    return (await table.versions(id)).versions;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** True for a version that the import wrote, or a later import that was taken back since. */
function isSinceImport(row: ImportedRow, importKey: string): boolean {
  const { imported } = row;
  if (imported === undefined || !isAsImported(row, imported.importKey)) return false;
  return imported.importKey === importKey || imported.earlier.includes(importKey);
}

/** Returns the row as it was before the import, from its versions, or why it is left: the list keeps no version that tells, or no row. */
async function rowBefore<T extends ImportedRow>(
  table: Table<T>,
  { value }: Stored<T>,
  importKey: string,
): Promise<T | Exclude<RowLeft['why'], 'in-use'>> {
  const versions = await versionsOf(table, value.id);
  if (versions === undefined) return 'changed-since';
  const before = versions.find((one) => !one.value || !isSinceImport(one.value, importKey));
  return before?.value ? { ...before.value, id: value.id } : 'no-versions';
}

/** Returns the places of the rows that others have changed meanwhile. @throws {AppError} what stopped the others */
function lostOnes<T>(results: readonly RowWritten<T>[]): readonly number[] {
  const failed = results.find((one) => one.kind === 'failed');
  if (failed !== undefined) throw errorOfFailed(failed.cause, act);
  return results.flatMap(({ kind }, at) => (kind === 'conflict' ? [at] : []));
}

/** Gives some rows what they said before the import. @throws {AppError} as `Table.versions` and `Table.writeAll` */
async function restoreSome<T extends ImportedRow>(
  ctx: Context,
  { list, importKey }: { readonly list: UndoneList<T>; readonly importKey: string },
  rows: readonly Stored<T>[],
): Promise<Undone> {
  const writes: RowWrite<T>[] = [];
  const sent: Stored<T>[] = [];
  const left: LeftRow[] = [];
  for (const stored of rows) {
    const value = await rowBefore(list.table, stored, importKey);
    if (typeof value === 'string') left.push(leftRow(list, stored, value));
    else {
      sent.push(stored);
      writes.push({ kind: 'save', stored: { value, eTag: stored.eTag } });
    }
  }
  const results = writes.length === 0 ? [] : await list.table.writeAll(writes, traceOf(ctx, act));
  const lost = lostOnes(results).flatMap((at) => sent[at] ?? []);
  return {
    count: results.length - lost.length,
    left: [...left, ...lost.map((stored) => leftRow(list, stored, 'changed-since'))],
  };
}

async function restore<T extends ImportedRow>(
  ctx: Context,
  list: UndoneList<T>,
  importKey: string,
): Promise<Undone> {
  const { changed } = touchedBy(list.table, importKey);
  const done: Undone[] = [];
  for (let at = 0; at < changed.length; at += restoredTogether)
    done.push(
      await restoreSome(ctx, { list, importKey }, changed.slice(at, at + restoredTogether)),
    );
  return together(done);
}

const together = (parts: readonly Undone[]): Undone => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  left: parts.flatMap(({ left }) => left),
});

/** Removes the rows that the import made, those below before those above, but for rows to which others belong. */
async function remove<T extends ImportedRow>(
  ctx: Context,
  list: UndoneList<T>,
  importKey: string,
): Promise<Undone> {
  const changed: Stored<T>[] = [];
  let waiting = touchedBy(list.table, importKey).made;
  let count = 0;
  for (;;) {
    const inUse = list.inUse(ctx.world());
    const free = waiting.filter(({ value }) => !inUse.has(value.id));
    if (free.length === 0) break;
    for (const stored of free)
      if (await list.table.remove(stored)) count += 1;
      else changed.push(stored);
    waiting = waiting.filter(({ value }) => inUse.has(value.id));
  }
  return {
    count,
    left: [
      ...changed.map((stored) => leftRow(list, stored, 'changed-since')),
      ...waiting.map((stored) => leftRow(list, stored, 'in-use')),
    ],
  };
}

/** Returns the rows that somebody has changed since. */
function leftAlone<T extends ImportedRow>(list: UndoneList<T>, importKey: string): Undone['left'] {
  return touchedBy(list.table, importKey).others.map((stored) =>
    leftRow(list, stored, 'changed-since'),
  );
}

/** Names who changed the first of the rows that somebody has changed since. @throws {AppError} as `Table.versions` */
async function named({ tables }: Context, left: readonly LeftRow[]): Promise<readonly RowLeft[]> {
  const asked = left.filter(({ why }) => why === 'changed-since').slice(0, mostNamed);
  const rows: RowLeft[] = [];
  for (const row of left) {
    const versions = asked.includes(row)
      ? await versionsOf<ImportedRow>(tables[row.list], row.id)
      : undefined;
    rows.push(definedOnly<RowLeft>({ ...omit(row, 'id'), by: versions?.[0]?.byName }));
  }
  return rows;
}

/**
 * Takes an import back: gives the rows that it changed what they said before, from SharePoint's versions, and removes the rows that it
 * made. A row that somebody has changed since, one to which others belong, and one of a list without versions is left and named. The same
 * again goes on where it stopped.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`, `throttled`, `outcome-unknown`
 */
export const undoImport: Handler<'import.undo'> = async (ctx, { importKey }) => {
  authorize(ctx.actor, act, undefined, ctx.world());
  const goals: UndoneList<ImportedGoal> = {
    ...{ list: 'goals', table: ctx.tables.goals, inUse: goalsInUse },
    labelOf: ({ title }) => title,
  };
  const bodies: UndoneList<ImportedBody> = {
    ...{ list: 'bodies', table: ctx.tables.bodies, inUse: bodiesInUse },
    labelOf: ({ name }) => name,
  };
  const alone = [...leftAlone(bodies, importKey), ...leftAlone(goals, importKey)];
  const restored = together([
    await restore(ctx, goals, importKey),
    await restore(ctx, bodies, importKey),
  ]);
  const removed = together([
    await remove(ctx, goals, importKey),
    await remove(ctx, bodies, importKey),
  ]);
  if (restored.count + removed.count > 0) ctx.notifier.wake();
  const left = [...alone, ...restored.left, ...removed.left];
  return {
    ...{ restored: restored.count, removed: removed.count },
    left: await named(ctx, left.slice(0, mostLeft)),
    moreLeft: Math.max(0, left.length - mostLeft),
  };
};

type ImportedGoal = Extract<ImportedRow, { readonly title: string }>;
type ImportedBody = Extract<ImportedRow, { readonly name: string }>;
