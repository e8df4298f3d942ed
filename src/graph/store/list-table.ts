import type { BrokenRow, New, Stored, Table, Trace } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { textEquals } from '../client/filter';
import type { Graph, GraphAnswer, GraphCall } from '../client/graph';
import { LostAnswer } from '../client/lost-answer';
import { isGood, refused } from '../client/refused';
import {
  cleanFields,
  differences,
  traceFields,
  withoutNulls,
  type CleanFields,
} from '../columns/clean-fields';
import type { RowMap, WriteContext } from '../columns/list-map';
import { areInstantsShifted } from '../columns/shifted-instants';
import { eTagOf, isConflict, mayBeDouble } from './answer-meaning';
import type { ListCopy } from '../sync/list-copy';
import { expandFields, pageSize, readPages } from '../sync/list-pages';
import { isOlder, readItem, readRow, type Row } from '../sync/row';

/** What a table needs besides its copy. */
export interface TableOptions<T extends Entity> {
  readonly graph: Graph;
  readonly map: RowMap<T>;
  readonly copy: ListCopy<T>;
  readonly context: WriteContext;
  /** `/sites/{id}/lists/{id}`. @throws {AppError} `lists-missing` before the list was found */
  readonly place: () => string;
  /** Told of a row that somebody else has written, before the copy takes it. */
  readonly seen: (row: Row) => void;
  /** Told of a row that is gone, before the copy drops it. */
  readonly gone: (id: string) => void;
}

interface Created<T> {
  readonly stored: Stored<T>;
  readonly created: boolean;
}

async function answerOrLost(graph: Graph, call: GraphCall): Promise<GraphAnswer | undefined> {
  try {
    return await graph.call(call);
  } catch (cause) {
    if (cause instanceof LostAnswer) return undefined;
    throw cause;
  }
}

const markOf = (row: Row | undefined) => row?.fields['Mark'];

/** One list as acts use it: reads from the copy, writes to Graph and then to the copy. */
export class ListTable<T extends Entity> implements Table<T> {
  private readonly options: TableOptions<T>;
  private readonly list: string;
  private readonly expand: string;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(options: TableOptions<T>) {
    this.options = options;
    this.list = options.map.description.displayName;
    this.expand = expandFields(options.map.description);
  }

  all(): readonly Stored<T>[] {
    return this.options.copy.all();
  }

  broken(): readonly BrokenRow[] {
    return this.options.copy.broken();
  }

  find(id: string): Stored<T> | undefined {
    return this.options.copy.find(id);
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.options.copy.findByKey(key);
  }

  async create(value: New<T>, trace: Trace): Promise<Created<T>> {
    const known = this.findByKey(value.key);
    if (known !== undefined) return { stored: known, created: false };
    return this.track(this.insert(value, trace));
  }

  save(stored: Stored<T>, trace: Trace): Promise<Stored<T>> {
    return this.track(this.update(stored, trace));
  }

  /** Resolves when every write that is under way now has been answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async track<R>(work: Promise<R>): Promise<R> {
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  private async insert(value: New<T>, trace: Trace): Promise<Created<T>> {
    const { graph, place } = this.options;
    const mark = crypto.randomUUID();
    const fields = withoutNulls({ ...this.cells(value), ...traceFields(trace, mark) });
    const answer = await answerOrLost(graph, {
      method: 'POST',
      path: `${place()}/items`,
      body: { fields },
    });
    if (answer !== undefined && !isGood(answer) && !mayBeDouble(answer.status)) {
      throw refused(answer, `${this.list}: create`);
    }
    // Read by key before anybody acts on it: the list may hold doubles, and a lost POST may have been carried out.
    const found = await this.record(value.key, mark);
    if (found === undefined) return this.unread(fields, answer);
    return found.created ? this.setRight(found.stored, value, trace) : found;
  }

  /** A new row whose instants the list took as the site's own time is changed to what was sent. */
  private async setRight(stored: Stored<T>, sent: New<T>, trace: Trace): Promise<Created<T>> {
    const [wanted, kept] = [this.cells(sent), this.cells(stored.value)];
    if (!areInstantsShifted(wanted, kept, this.options.map.description)) {
      return { stored, created: true };
    }
    const value = { ...stored.value, ...sent };
    return { stored: await this.update({ ...stored, value }, trace), created: true };
  }

  /** The record of a key as it stands in the list, and whether the write with this mark made it. */
  private async record(key: string, mark: string): Promise<Created<T> | undefined> {
    const { graph, copy, place, seen } = this.options;
    const filter = textEquals('Key', key);
    const path = `${place()}/items?${this.expand}&$filter=${filter}&$top=${String(pageSize)}`;
    const { entries } = await readPages(graph, path, `${this.list} by key`);
    const rows = entries.map(readItem).flatMap((read) => (read?.kind === 'row' ? read.row : []));
    for (const row of rows) {
      if (markOf(row) !== mark) seen(row);
      copy.put(row);
    }
    const stored = copy.findByKey(key);
    if (stored === undefined) return undefined;
    const mine = rows.find((row) => markOf(row) === mark);
    const created = mine?.id === stored.value.id;
    if (mine !== undefined && !created) await this.takeBack(mine);
    return { stored, created };
  }

  /** Our own row came second: people shall see one a key. It stands unread when this fails (design §6). */
  private async takeBack({ id, eTag }: Row): Promise<void> {
    const { graph, copy, place } = this.options;
    const path = `${place()}/items/${id}`;
    const answer = await answerOrLost(graph, { method: 'DELETE', path, ifMatch: eTag });
    if (answer !== undefined && isGood(answer)) copy.remove(id);
  }

  /** The list does not show the new row yet: what Graph answered to the POST stands, if anything. */
  private unread(fields: CleanFields, answer: GraphAnswer | undefined): Created<T> {
    const what = `${this.list}: create`;
    if (answer !== undefined && !isGood(answer)) throw refused(answer, what);
    const row = readRow(answer?.body);
    // The answer's dates can be off by the zone (graph.md §16 row 47): what was sent is what stands.
    const stored = row === undefined ? undefined : this.options.copy.put({ ...row, fields });
    if (stored === undefined) throw new AppError('store-unavailable', `${what}: no answer.`);
    return { stored, created: true };
  }

  private async update(stored: Stored<T>, trace: Trace): Promise<Stored<T>> {
    const { graph, copy, place } = this.options;
    const { id } = stored.value;
    const mark = crypto.randomUUID();
    const before = copy.find(id);
    // The copy is newer than what was seen: Graph would refuse.
    if (before !== undefined && before.eTag !== stored.eTag) return this.lookAgain(stored, mark);
    const changes = this.changes(stored.value, before?.value);
    const body = { ...changes, ...traceFields(trace, mark) };
    const path = `${place()}/items/${id}/fields`;
    const answer = await answerOrLost(graph, { method: 'PATCH', path, body, ifMatch: stored.eTag });
    if (answer === undefined || isConflict(answer.status)) {
      return this.lookAgain(stored, mark);
    }
    if (answer.status === 404) this.drop(id);
    if (!isGood(answer)) throw refused(answer, `${this.list} ${id}: save`);
    return this.take(id, body, answer);
  }

  /** After a 412 or a lost answer: our own first try may have won. @throws {AppError} `conflict` when another did */
  private async lookAgain(sent: Stored<T>, mark: string): Promise<Stored<T>> {
    const { id } = sent.value;
    const row = await this.reread(id, mark);
    const theirs = this.find(id);
    if (markOf(row) === mark && theirs !== undefined) return theirs;
    if (row.eTag === sent.eTag) {
      throw new AppError('store-unavailable', `${this.list} ${id}: the save was not carried out.`);
    }
    throw new AppError('conflict', `${this.list} ${id} was changed by somebody else.`, { theirs });
  }

  /** The row as it stands now, taken into the copy. @throws {AppError} `not-found` */
  private async reread(id: string, mark: string): Promise<Row> {
    const { graph, copy, place, seen } = this.options;
    const path = `${place()}/items/${id}?${this.expand}`;
    const answer = await answerOrLost(graph, { method: 'GET', path });
    if (answer === undefined) {
      throw new AppError('store-unavailable', `${this.list} ${id}: no answer from Graph.`);
    }
    if (answer.status === 404) this.drop(id);
    const row = isGood(answer) ? readRow(answer.body) : undefined;
    if (row === undefined) throw refused(answer, `${this.list} ${id}`);
    if (markOf(row) !== mark) seen(row);
    copy.put(row);
    return row;
  }

  /** The saved row in the copy: from the answer's eTag, or read again when it gives none. */
  private async take(id: string, body: CleanFields, answer: GraphAnswer): Promise<Stored<T>> {
    const { copy } = this.options;
    const eTag = eTagOf(answer.body);
    const known = copy.row(id);
    if (eTag === undefined || known === undefined) await this.reread(id, String(body['Mark']));
    else if (!isOlder(eTag, known.eTag)) {
      copy.put({ ...known, eTag, fields: { ...known.fields, ...body } });
    }
    const saved = copy.find(id);
    if (saved !== undefined) return saved;
    throw new AppError('invalid', `${this.list} ${id} cannot be read after the save.`);
  }

  private drop(id: string): void {
    this.options.gone(id);
    this.options.copy.remove(id);
  }

  private changes(value: T, before: T | undefined): CleanFields {
    const next = this.cells(value);
    return before === undefined ? next : differences(next, this.cells(before));
  }

  private cells(value: T | New<T>): CleanFields {
    const { map, context } = this.options;
    // A T is a New<T> with an id.
    return cleanFields(map.write(value as New<T>, context), map.description);
  }
}
