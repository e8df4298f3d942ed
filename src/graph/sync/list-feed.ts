import type { RowEdit } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly } from '../../core/domain/base/defined';
import type { Entity, EntityFacts } from '../../core/domain/entities';
import type { Instant } from '../../core/domain/base/time';
import { isGood, refused } from '../client/refused';
import { readEntries, type Entries } from './entries';
import type { ListCopy } from './list-copy';
import { callOr, pageSize, readPages, restOfPages } from './list-pages';
import { changeNumber, isOlder, type Row, type Writer } from './row';
import { isOurs, readWithWriters, writerBelow, type RowPlace } from './writers';

/** What a feed needs. */
export interface FeedOptions<T extends Entity> extends RowPlace {
  readonly copy: ListCopy<T>;
  readonly edits: EntityFacts['edits'];
  /** Waits for writes under way, so that their rows are not taken for somebody else's. */
  readonly settled: () => Promise<void>;
  /** The business clock, for a deletion: it carries no time. */
  readonly now: () => Instant;
}

type Editor = NonNullable<RowEdit<Entity>['editor']>;

/** Keeps one copy by delta, and finds what people have changed. */
export class ListFeed<T extends Entity> {
  private readonly options: FeedOptions<T>;
  private deltaLink: string | undefined;
  private isLoaded = false;
  private found: RowEdit<T>[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(options: FeedOptions<T>) {
    this.options = options;
  }

  /** Reads the whole list; once that is done, the same as `refresh`. */
  load(): Promise<void> {
    return this.inTurn(() => (this.isLoaded ? this.readChanges() : this.readFirst()));
  }

  /** Reads what has changed. Edits are told by `takeEdits`. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.readChanges());
  }

  /** Edits found since the last call, oldest first. */
  takeEdits(): readonly RowEdit<T>[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  /** A row that somebody else wrote was met by a write; the copy still holds what was there before. */
  seen(row: Row): void {
    const known = this.options.copy.row(row.id);
    if (known?.eTag === row.eTag || isOurs(this.options, row.writer)) return;
    this.tell(row, known === undefined ? 'created' : 'changed', row.writer);
  }

  /** A row is gone that the copy still holds. One that came second is taken back by its writer: no news. */
  gone(id: string): void {
    if (this.options.copy.isRecord(id)) this.tell({ id }, 'deleted');
  }

  /** One after the other: two readings at once would see each other's rows as news. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private get deltaPath(): string {
    const { place, expand } = this.options;
    return `${place()}/items/delta?${expand}&$top=${String(pageSize)}`;
  }

  /**
   * What people did before us is no news, but for reports that a person wrote last: the product writes each one that it
   * has looked at, so these were changed while it was down.
   */
  private async readFirst(): Promise<void> {
    const { graph, place, expand, list, copy, edits } = this.options;
    // Where delta stands before the rows are read, so that nothing between is missed.
    const start = edits === 'marked' ? await this.latestToken() : undefined;
    const items = `${place()}/items?${expand}&$top=${String(pageSize)}`;
    const pages = await readPages(graph, start === undefined ? this.deltaPath : items, list);
    for (const row of readEntries(pages.entries).rows.values()) {
      const isPersons = row.writer?.objectId !== undefined && !isOurs(this.options, row.writer);
      if (isPersons) this.tell(row, 'changed', row.writer);
      copy.put(row);
    }
    this.deltaLink = start ?? pages.deltaLink;
    this.isLoaded = true;
  }

  private async latestToken(): Promise<string | undefined> {
    const { graph, list } = this.options;
    return (await readPages(graph, `${this.deltaPath}&token=latest`, list)).deltaLink;
  }

  private async readChanges(): Promise<void> {
    const { graph, list } = this.options;
    if (this.deltaLink === undefined) return this.resync(this.deltaPath);
    const first = await callOr(graph, { method: 'GET', path: this.deltaLink }, list);
    if (first.status === 410) return this.resync(first.location ?? this.deltaPath);
    if (first.status === 404) return this.lose();
    if (!isGood(first)) throw refused(first, list);
    const pages = await restOfPages(graph, first, list);
    const entries = readEntries(pages.entries);
    await this.apply(entries);
    // An entry that could not be read may have been a deletion: look at everything next time.
    this.deltaLink = entries.isWhole ? pages.deltaLink : undefined;
  }

  /** The list is not there any more. @throws {AppError} `lists-missing`; the next reading is a whole one */
  private lose(): never {
    this.deltaLink = undefined;
    throw new AppError('lists-missing', `${this.options.list} is gone.`);
  }

  /** The whole list again: what does not come is deleted. @see "resyncChangesApplyDifferences" in graph.md §8 */
  private async resync(path: string): Promise<void> {
    const { graph, list, copy } = this.options;
    // Known before the reading: a row that a save adds while the pages come is not in them, and is not deleted.
    const known = copy.ids();
    const pages = await readPages(graph, path, list);
    const entries = readEntries(pages.entries);
    const missing = known.filter((id) => !entries.rows.has(id));
    await this.apply({ ...entries, deleted: new Set(entries.isWhole ? missing : []) });
    this.deltaLink = entries.isWhole ? pages.deltaLink : undefined;
  }

  private async apply({ rows, deleted }: Entries): Promise<void> {
    const { copy, edits, settled } = this.options;
    if ([...rows.values()].some((row) => this.isNews(row))) await settled();
    const news = [...rows.values()].filter((row) => this.isNews(row));
    if (edits === 'none') news.forEach((row) => copy.put(row));
    else for (const row of await readWithWriters(this.options, news)) await this.take(row);
    for (const id of deleted) {
      this.gone(id);
      copy.remove(id);
    }
  }

  /** Neither what the copy holds, nor an older state of it: delta may lag behind our own writes. */
  private isNews(row: Row): boolean {
    const known = this.options.copy.row(row.id);
    return known === undefined || (known.eTag !== row.eTag && !isOlder(row.eTag, known.eTag));
  }

  private async take(row: Row): Promise<void> {
    if (!this.isNews(row)) return;
    const { copy } = this.options;
    const known = copy.row(row.id);
    const editor = await this.editorOf(row, known);
    // A row that set-up made carries the mark of our writes from its first version on.
    const isMade = changeNumber(row.eTag) === 1 && row.fields['Mark'] !== undefined;
    if (editor !== undefined && !isMade) {
      this.tell(row, known === undefined ? 'created' : 'changed', editor);
    }
    copy.put(row);
  }

  /** Who has changed the row since it was known, unless it was the product alone. */
  private async editorOf(row: Row, known: Row | undefined): Promise<Writer | undefined> {
    if (!isOurs(this.options, row.writer)) return row.writer ?? { name: '' };
    return known && (await writerBelow(this.options, row, known));
  }

  private tell(row: Pick<Row, 'id' | 'modifiedAt'>, kind: RowEdit<T>['kind'], by?: Writer): void {
    const { edits, copy, now } = this.options;
    if (edits === 'none') return;
    const editor = by && definedOnly<Editor>({ objectId: by.objectId, name: by.name });
    const before = copy.find(row.id)?.value;
    const at = row.modifiedAt ?? now();
    this.found.push(definedOnly<RowEdit<T>>({ id: row.id, kind, editor, at, before }));
  }
}
