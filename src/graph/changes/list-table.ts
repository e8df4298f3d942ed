import type { New, Stored, Table, Trace } from '../../core/actions/ports';
import { AppError } from '../../core/domain/app-error';
import type { Graph, GraphAnswer, GraphCall } from '../client/graph';
import { LostAnswer } from '../client/lost-answer';
import { textEquals } from '../client/filter';
import { isGood, refused } from '../client/refused';
import { actWord } from '../lists/act-words';
import { cleanText, cutText } from '../lists/clean-text';
import type { ListDescription } from '../lists/description';
import type { CellValue, Fields, ListMap, Names } from '../lists/list-map';
import type { ListCopy } from './list-copy';
import { ask, expandFields, pageSize, restOfPages } from './list-pages';
import { readItem, readRow, type Row } from './row';

/** What a table needs besides its copy. */
export interface TableOptions<T extends { readonly id: string }> {
  readonly graph: Graph;
  readonly map: ListMap<T>;
  readonly copy: ListCopy<T>;
  readonly names: Names;
  /** `/sites/{id}/lists/{id}`. @throws {AppError} `lists-missing` before the list was found */
  readonly place: () => string;
  /** Told of a row that somebody else has written, before the copy takes it. */
  readonly seen: (row: Row) => void;
  /** Told of a row that is gone, before the copy drops it. */
  readonly gone: (id: string) => void;
}

/** A table, and the writes that have not been answered yet. */
export interface ListTable<T extends { readonly id: string }> extends Table<T> {
  /** Resolves when every write that is under way now has been answered. */
  settled(): Promise<void>;
}

const longestText = 255;

/** Every cell said: null is empty. */
export type CleanFields = Readonly<Record<string, CellValue>>;

/** Cells as their columns take them: clean, and not longer than a text column is. */
export function cleanFields(fields: Fields, description: ListDescription): CleanFields {
  const isShort = new Set([
    'Title',
    ...description.columns.filter((c) => c.kind === 'text').map((c) => c.name),
  ]);
  const clean = (name: string, value: CellValue | undefined): CellValue => {
    if (value === undefined) return null;
    if (typeof value !== 'string') return value;
    const text = cleanText(value);
    if (text === '') return null;
    return isShort.has(name) ? cutText(text, longestText) : text;
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, clean(name, value)]),
  );
}

/** For a POST: null is refused for some kinds there, so what is empty is left out (graph.md §4.2). */
export function withoutNulls(fields: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Columns of the trace: who, by which act, and a mark that knows this write again. */
export function traceFields(trace: Trace, mark: string): CleanFields {
  return { ChangedBy: trace.by, Act: actWord(trace.act), Mark: mark };
}

/** Only what differs: a cell that a person filled and that we could not read must not be written over. */
function differences(next: CleanFields, before: CleanFields): CleanFields {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => before[name] !== value));
}

/** One list as acts use it: reads from the copy, writes to Graph and then to the copy. */
export function listTable<T extends { readonly id: string }>(
  options: TableOptions<T>,
): ListTable<T> {
  const { graph, map, copy, names, place } = options;
  const list = map.description.displayName;
  const expand = expandFields(map.description);
  const underWay = new Set<Promise<unknown>>();

  const track = async <R>(work: Promise<R>): Promise<R> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const cellsFor = (value: New<T>) => cleanFields(map.write(value, names), map.description);

  /** Rows with the key, lowest id first. */
  const readByKey = async (key: string): Promise<readonly Row[]> => {
    const path = `${place()}/items?${expand}&$filter=${textEquals('Key', key)}&$top=${pageSize}`;
    const what = `${list} by key`;
    const first = await ask(graph, { method: 'GET', path }, what);
    const { entries } = await restOfPages(graph, first, what);
    return entries
      .map(readItem)
      .flatMap((read) => (read?.kind === 'row' ? [read.row] : []))
      .sort((a, b) => Number(a.id) - Number(b.id));
  };

  const recordOf = async (key: string, mark: string) => {
    const rows = await readByKey(key);
    for (const row of rows) {
      if (row.fields['Mark'] !== mark) options.seen(row);
      copy.put(row);
    }
    const stored = copy.findByKey(key);
    return stored === undefined
      ? undefined
      : { stored, created: copy.row(stored.value.id)?.fields['Mark'] === mark };
  };

  const create = async (value: New<T>, trace: Trace) => {
    const key = map.keyOf(value);
    const mark = crypto.randomUUID();
    const fields = withoutNulls({ ...cellsFor(value), ...traceFields(trace, mark) });
    const call: GraphCall = { method: 'POST', path: `${place()}/items`, body: { fields } };
    const answer = await answerOrLost(graph, call);
    if (answer !== undefined && !isGood(answer) && !mayBeDouble(answer.status)) {
      throw refused(answer, `${list}: create`);
    }
    // Read by key before anybody acts on it: the list may hold doubles, and a lost POST may have been carried out.
    const found = await recordOf(key, mark);
    if (found !== undefined) return found;
    if (answer === undefined) throw noAnswer(`${list}: create`);
    if (!isGood(answer)) throw refused(answer, `${list}: create`);
    const row = readRow(answer.body);
    // The answer's dates can be off by the zone (graph.md §16 row 47): what was sent is what stands.
    const stored = row === undefined ? undefined : copy.put({ ...row, fields });
    if (stored === undefined) throw noAnswer(`${list}: create`);
    return { stored, created: true };
  };

  const itemPath = (id: string) => `${place()}/items/${id}?${expand}`;

  /** The row as it stands now, taken into the copy. @throws {AppError} `not-found` */
  const reread = async (id: string, mark: string): Promise<Row> => {
    const call: GraphCall = { method: 'GET', path: itemPath(id) };
    const answer = (await answerOrLost(graph, call)) ?? undefined;
    if (answer === undefined) throw noAnswer(`${list}: read again`);
    if (answer.status === 404) {
      options.gone(id);
      copy.remove(id);
    }
    const row = isGood(answer) ? readRow(answer.body) : undefined;
    if (row === undefined) throw refused(answer, `${list} ${id}`);
    if (row.fields['Mark'] !== mark) options.seen(row);
    copy.put(row);
    return row;
  };

  const conflictOrOwn = async (id: string, mark: string): Promise<Stored<T>> => {
    const row = await reread(id, mark);
    const theirs = copy.find(id);
    // Our own first try may have won although its answer was lost.
    if (row.fields['Mark'] === mark && theirs !== undefined) return theirs;
    throw new AppError('conflict', `${list} ${id} was changed by somebody else.`, { theirs });
  };

  const save = async (stored: Stored<T>, trace: Trace): Promise<Stored<T>> => {
    const { id } = stored.value;
    const mark = crypto.randomUUID();
    const before = copy.find(id);
    if (before !== undefined && before.eTag !== stored.eTag) return conflictOrOwn(id, mark);
    const next = cellsFor(stored.value);
    const changes = before === undefined ? next : differences(next, cellsFor(before.value));
    const body = { ...changes, ...traceFields(trace, mark) };
    const path = `${place()}/items/${id}/fields`;
    const answer = await answerOrLost(graph, { method: 'PATCH', path, body, ifMatch: stored.eTag });
    if (answer === undefined || answer.status === 412 || answer.status === 409) {
      return conflictOrOwn(id, mark);
    }
    if (answer.status === 404) {
      options.gone(id);
      copy.remove(id);
    }
    if (!isGood(answer)) throw refused(answer, `${list} ${id}: save`);
    return taken(id, body, answer);
  };

  /** The saved row in the copy: from the answer's eTag, or read again when it gives none. */
  const taken = async (id: string, body: CleanFields, answer: GraphAnswer): Promise<Stored<T>> => {
    const eTag = eTagOf(answer.body);
    const known = copy.row(id);
    const row =
      eTag === undefined || known === undefined
        ? await reread(id, String(body['Mark']))
        : { ...known, eTag, fields: { ...known.fields, ...body } };
    const saved = copy.put(row);
    if (saved === undefined)
      throw new AppError('invalid', `${list} ${id} cannot be read after the save.`);
    return saved;
  };

  return {
    all: () => copy.all(),
    broken: () => copy.broken(),
    find: (id) => copy.find(id),
    findByKey: (key) => copy.findByKey(key),
    async create(value, trace) {
      const known = copy.findByKey(map.keyOf(value));
      if (known !== undefined) return { stored: known, created: false };
      return track(create(value, trace));
    },
    save: (stored, trace) => track(save(stored, trace)),
    async settled() {
      await Promise.allSettled(underWay);
    },
  };
}

async function answerOrLost(graph: Graph, call: GraphCall): Promise<GraphAnswer | undefined> {
  try {
    return await graph.call(call);
  } catch (cause) {
    if (cause instanceof LostAnswer) return undefined;
    throw cause;
  }
}

/** How Graph says that the key is taken is not certain, and an error of the service may come after the write. */
function mayBeDouble(status: number): boolean {
  return status === 400 || status === 409 || status >= 500;
}

function noAnswer(what: string): AppError {
  return new AppError('store-unavailable', `${what}: no answer from Graph.`);
}

function eTagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('@odata.etag' in body)) return undefined;
  const eTag = body['@odata.etag'];
  return typeof eTag === 'string' ? eTag : undefined;
}
