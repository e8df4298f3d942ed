import * as v from 'valibot';
import type { EditedList, ListEdit } from '../../core/actions/ports';
import type { Graph } from '../client/graph';
import { isGood, refused } from '../client/refused';
import type { ListDescription } from '../lists/description';
import type { ListCopy } from './list-copy';
import { ask, callOr, expandFields, pageSize, readPages, restOfPages } from './list-pages';
import { changeNumber, isOlder, readItem, readRow, type Row, type Writer } from './row';

/** What a feed needs. */
export interface FeedOptions<T extends { readonly id: string }> {
  readonly graph: Graph;
  readonly description: ListDescription;
  readonly copy: ListCopy<T>;
  readonly place: () => string;
  /** The list's name when edits of people are to be told; undefined for lists that people do not edit. */
  readonly edited?: EditedList;
  /** Client id of the product: what it wrote is no edit. */
  readonly clientId: string;
  /** Waits for writes under way, so that their rows are not taken for somebody else's. */
  readonly settled: () => Promise<void>;
  readonly now: () => string;
}

/** Keeps one copy by delta, and finds what people have changed. */
export interface ListFeed {
  /** Reads the whole list. */
  load(): Promise<void>;
  /** Reads what has changed. Edits are told by `takeEdits`. */
  refresh(): Promise<void>;
  /** Edits found since the last call, oldest first. */
  takeEdits(): readonly ListEdit[];
  /** A row that somebody else wrote was met outside of the feed; the copy still holds what was there before. */
  seen(row: Row): void;
  gone(id: string): void;
}

interface Found {
  readonly rows: ReadonlyMap<string, Row>;
  readonly deleted: ReadonlySet<string>;
  /** An entry could not be read: something may be missing. */
  readonly isWhole: boolean;
}

/** Up to so many changed rows are read one by one; more are cheaper as one collection. */
const fewRows = 2;

/** The same item may come several times: the last occurrence wins (graph.md §8). */
function found(entries: readonly unknown[]): Found {
  const rows = new Map<string, Row>();
  const deleted = new Set<string>();
  let isWhole = true;
  for (const entry of entries) {
    const read = readItem(entry);
    if (read === undefined) isWhole = false;
    else if (read.kind === 'deleted') {
      rows.delete(read.id);
      deleted.add(read.id);
    } else {
      deleted.delete(read.row.id);
      rows.set(read.row.id, read.row);
    }
  }
  return { rows, deleted, isWhole };
}

const versionsSchema = v.object({ value: v.array(v.record(v.string(), v.unknown())) });

/** Opens the feed of one list; nothing is read until `load`. */
export function listFeed<T extends { readonly id: string }>(options: FeedOptions<T>): ListFeed {
  const { graph, description, copy, place, edited } = options;
  const list = description.displayName;
  const expand = expandFields(description);
  let deltaLink: string | undefined;
  let edits: ListEdit[] = [];
  let last = Promise.resolve();

  const isOurs = (writer: Writer | undefined) => writer?.applicationId === options.clientId;
  const tell = (row: Pick<Row, 'id' | 'modifiedAt'>, kind: ListEdit['kind'], writer?: Writer) => {
    if (edited === undefined) return;
    const before = copy.find(row.id)?.value;
    edits.push({
      list: edited,
      id: row.id,
      kind,
      at: row.modifiedAt ?? options.now(),
      ...(writer === undefined
        ? {}
        : {
            editor: {
              name: writer.name,
              ...(writer.objectId === undefined ? {} : { objectId: writer.objectId }),
            },
          }),
      ...(before === undefined ? {} : { before }),
    });
  };

  /** Of the writers since `known`, the last who was not the product; a later save of ours can stand above an edit. */
  const writerBelow = async (row: Row, known: Row): Promise<Writer | undefined> => {
    const [now, then] = [changeNumber(row.eTag), changeNumber(known.eTag)];
    if (now === undefined || then === undefined || now <= then + 1) return undefined;
    const path = `${place()}/items/${row.id}/versions`;
    const answer = await ask(graph, { method: 'GET', path }, `${list} ${row.id}: versions`);
    const page = v.safeParse(versionsSchema, answer.body);
    if (!page.success) return undefined;
    const since = page.output.value.slice(0, now - then);
    for (const version of since) {
      const writer = readRow({ ...version, id: row.id, eTag: row.eTag })?.writer;
      if (writer !== undefined && !isOurs(writer)) return writer;
    }
    return undefined;
  };

  /** Tells of a row whose writer is known, then takes it. */
  const take = async (row: Row): Promise<void> => {
    const known = copy.row(row.id);
    if (known?.eTag === row.eTag || (known !== undefined && isOlder(row.eTag, known.eTag))) return;
    const other = isOurs(row.writer)
      ? known && (await writerBelow(row, known))
      : (row.writer ?? { name: '' });
    const isNewFromSetup = changeNumber(row.eTag) === 1 && typeof row.fields['Mark'] === 'string';
    if (other !== undefined && !isNewFromSetup) {
      tell(row, known === undefined ? 'created' : 'changed', other);
    }
    copy.put(row);
  };

  /** The rows again, with who wrote them, which delta leaves out. */
  const withWriters = async (rows: readonly Row[]): Promise<readonly Row[]> => {
    if (rows.length <= fewRows) {
      const path = (id: string) => `${place()}/items/${id}?${expand}`;
      const answers = await Promise.all(
        rows.map((row) =>
          callOr(graph, { method: 'GET', path: path(row.id) }, `${list} ${row.id}`),
        ),
      );
      return answers.flatMap((answer) => {
        // Gone again meanwhile: the next delta says so.
        if (answer.status === 404) return [];
        if (!isGood(answer)) throw refused(answer, list);
        return readRow(answer.body) ?? [];
      });
    }
    const wanted = new Set(rows.map((row) => row.id));
    const path = `${place()}/items?${expand}&$top=${pageSize}`;
    const { entries } = await readPages(graph, path, list);
    return [...found(entries).rows.values()].filter((row) => wanted.has(row.id));
  };

  const apply = async ({ rows, deleted }: Found): Promise<void> => {
    const differs = (row: Row) => {
      const known = copy.row(row.id);
      return known === undefined || (known.eTag !== row.eTag && !isOlder(row.eTag, known.eTag));
    };
    if ([...rows.values()].some(differs)) await options.settled();
    const changed = [...rows.values()].filter(differs);
    if (edited === undefined) changed.forEach((row) => copy.put(row));
    else for (const row of await withWriters(changed)) await take(row);
    for (const id of deleted) {
      if (copy.row(id) === undefined) continue;
      tell({ id }, 'deleted');
      copy.remove(id);
    }
  };

  const deltaPath = () => `${place()}/items/delta?${expand}&$top=${pageSize}`;

  /** The whole list again: what does not come is deleted. @see "resyncChangesApplyDifferences" in graph.md §8 */
  const resync = async (path: string): Promise<void> => {
    const pages = await readPages(graph, path, list);
    const now = found(pages.entries);
    const missing = copy.ids().filter((id) => !now.rows.has(id));
    await apply({ ...now, deleted: now.isWhole ? new Set(missing) : new Set() });
    deltaLink = now.isWhole ? pages.deltaLink : undefined;
  };

  const refresh = async (): Promise<void> => {
    if (deltaLink === undefined) return resync(deltaPath());
    const first = await callOr(graph, { method: 'GET', path: deltaLink }, list);
    if (first.status === 410) return resync(first.location ?? deltaPath());
    if (!isGood(first)) throw refused(first, list);
    const pages = await restOfPages(graph, first, list);
    const now = found(pages.entries);
    await apply(now);
    // An entry that could not be read may have been a deletion: look at everything next time.
    deltaLink = now.isWhole ? pages.deltaLink : undefined;
  };

  /**
   * The first reading. What people did before us is no news, but for reports that a person wrote last: the product
   * writes each one that it has looked at, so these were changed while it was down.
   */
  const load = async (): Promise<void> => {
    const start = edited === 'reports' ? await latestToken() : undefined;
    const path = start === undefined ? deltaPath() : `${place()}/items?${expand}&$top=${pageSize}`;
    const pages = await readPages(graph, path, list);
    for (const row of found(pages.entries).rows.values()) {
      if (row.writer?.objectId !== undefined && !isOurs(row.writer))
        tell(row, 'changed', row.writer);
      copy.put(row);
    }
    deltaLink = start ?? pages.deltaLink;
  };

  /** Where delta stands now, so that nothing is missed while the rows are read. */
  const latestToken = async (): Promise<string | undefined> =>
    (await readPages(graph, `${deltaPath()}&token=latest`, list)).deltaLink;

  /** One after the other: two readings at once would see each other's rows as news. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    load: () =>
      inTurn(() => (deltaLink === undefined && copy.ids().length === 0 ? load() : refresh())),
    refresh: () => inTurn(refresh),
    takeEdits() {
      const taken = edits;
      edits = [];
      return taken;
    },
    seen(row) {
      const known = copy.row(row.id);
      if (known?.eTag === row.eTag || isOurs(row.writer)) return;
      tell(row, known === undefined ? 'created' : 'changed', row.writer);
    },
    gone(id) {
      if (copy.row(id) !== undefined) tell({ id }, 'deleted');
    },
  };
}
