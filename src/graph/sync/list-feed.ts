import type { RowEdit } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly, type Loose } from '../../core/domain/base/defined';
import type { Entity, EntityFacts } from '../../core/domain/entities';
import type { RunningClock, RunningTime } from '../../core/domain/base/running-time';
import type { Instant } from '../../core/domain/base/time';
import { callOr, readPages, restOfPages, type Pages } from '../client/pages';
import { isGood, refused } from '../client/refused';
import { readEntries, type Entries } from './entries';
import type { ListCopy } from './list-copy';
import { deltaPath, itemsPath, type ListSource } from './list-source';
import type { Moment } from './removed-rows';
import { changeNumber, type Row, type Writer } from './row';
import { isOurs, personsVersion, readWithWriters } from './writers';

/** What a feed needs to keep a copy current. */
export interface FeedDeps<T extends Entity> extends ListSource {
  readonly copy: ListCopy<T>;
  readonly onEdit: EntityFacts['onEdit'];
  /** Resolves when Graph has answered the writes under way, so that the feed does not take their rows for a person's edits. */
  readonly settled: () => Promise<void>;
  /** The business clock, for deletions: Graph gives no time for them. */
  readonly now: () => Instant;
  readonly runningNow: RunningClock;
  /** Tells a time to people. */
  readonly instantOf: (time: RunningTime) => Instant;
}

type Editor = NonNullable<RowEdit<Entity>['editor']>;

/** What is known of an edit besides its writer, and whether the product has saved the row since. */
type Known<T extends Entity> = Loose<Pick<RowEdit<T>, 'eTag' | 'lastETag' | 'isSavedSince'>>;

/** Keeps the copy of one list current by delta, and finds the edits that people make in SharePoint. */
export class ListFeed<T extends Entity> {
  private readonly deps: FeedDeps<T>;
  private deltaLink: string | undefined;
  private isLoaded = false;
  private found: RowEdit<T>[] = [];
  private last: Promise<void> = Promise.resolve();
  private lastReadAt: RunningTime | undefined;
  private highestRead = 0;

  constructor(deps: FeedDeps<T>) {
    this.deps = deps;
  }

  /** Reads the whole list. Does the same as `refresh` once the list has been read. */
  load(): Promise<void> {
    return this.inTurn(() => (this.isLoaded ? this.readChanges() : this.readFirst()));
  }

  /** Reads what has changed. `takeEdits` returns the edits among it. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.readChanges());
  }

  /** Returns when the copy was last as the list was, or undefined before the list has been read. */
  readAt(): Instant | undefined {
    return this.lastReadAt === undefined ? undefined : this.deps.instantOf(this.lastReadAt);
  }

  /** Returns the highest id of a row that a reading has shown; 0 before the first. */
  readTo(): number {
    return this.highestRead;
  }

  /** Edits found since the last call, oldest first. */
  takeEdits(): readonly RowEdit<T>[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  /** Notes a row of another writer that a write of the product has met; the copy still holds the row before it. */
  noteForeignRow(row: Row, askedAt: Moment): void {
    const known = this.deps.copy.row(row.id);
    if (!this.isNews(row, askedAt) || isOurs(this.deps, row.writer)) return;
    const kind = known === undefined ? 'created' : 'changed';
    this.addEdit(row, kind, row.writer, this.valueNow(row.id));
  }

  /** Notes a deleted row that the copy still holds, unless it is a duplicate, which its own writer deletes. */
  noteGone(id: string): void {
    const { copy } = this.deps;
    if (!copy.isRecord(id)) return;
    const row = { id, lastETag: copy.row(id)?.eTag };
    this.addEdit(row, 'deleted', undefined, this.valueNow(id));
  }

  /** Runs a reading after the one before, because two at once would take each other's rows for edits. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.last.then(async () => {
      const startedAt = this.deps.runningNow();
      await work();
      // An incomplete reading is followed by one of the whole list, and does not count.
      if (this.deltaLink !== undefined) this.lastReadAt = startedAt;
    });
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Reads the whole list at the start of the product. In a list that people edit, it reports each row that a person wrote
   * last, since that may have been while the product was not running.
   */
  private async readFirst(): Promise<void> {
    const { graph, description, copy, onEdit } = this.deps;
    // The delta link is taken before the rows are read, so that no change between the two is missed.
    const start = onEdit !== 'ignore' ? await this.latestDeltaLink() : undefined;
    const path = start === undefined ? deltaPath(this.deps) : itemsPath(this.deps);
    const askedAt = copy.moment();
    const pages = await readPages(graph, path, description.displayName);
    for (const row of this.entriesOf(pages).rows.values()) {
      const isPersons = row.writer?.objectId !== undefined && !isOurs(this.deps, row.writer);
      if (isPersons) this.addEdit(row, 'changed', row.writer, this.valueNow(row.id));
      copy.put(row, askedAt);
    }
    this.deltaLink = start ?? pages.deltaLink;
    this.isLoaded = true;
  }

  private entriesOf(pages: Pages): Entries {
    const entries = readEntries(pages.entries);
    for (const id of entries.rows.keys()) {
      this.highestRead = Math.max(this.highestRead, Number(id));
    }
    return entries;
  }

  private async latestDeltaLink(): Promise<string | undefined> {
    const path = `${deltaPath(this.deps)}&token=latest`;
    return (await readPages(this.deps.graph, path, this.deps.description.displayName)).deltaLink;
  }

  private async readChanges(): Promise<void> {
    const { graph, description, copy } = this.deps;
    const list = description.displayName;
    if (this.deltaLink === undefined) return this.resync(deltaPath(this.deps));
    const askedAt = copy.moment();
    const first = await callOr(graph, { method: 'GET', path: this.deltaLink }, list);
    if (first.status === 410) return this.resync(first.location ?? deltaPath(this.deps));
    if (first.status === 404) return this.listMissing();
    if (!isGood(first)) throw refused(first, list);
    const pages = await restOfPages(graph, first, list);
    const entries = this.entriesOf(pages);
    await this.apply(entries, askedAt);
    // An entry that could not be read may have been a deletion, so the next reading is of the whole list.
    this.deltaLink = entries.isWhole ? pages.deltaLink : undefined;
  }

  /** Lets the next reading be of the whole list, since the list has been deleted. @throws {AppError} `lists-missing` always */
  private listMissing(): never {
    this.deltaLink = undefined;
    throw new AppError('lists-missing', `${this.deps.description.displayName} is gone.`);
  }

  /**
   * Reads the whole list again after a 410; a row that does not come has been deleted.
   *
   * @see https://learn.microsoft.com/graph/api/listitem-delta: "resyncChangesApplyDifferences"
   */
  private async resync(path: string): Promise<void> {
    const { graph, description, copy } = this.deps;
    // The ids are taken before the pages are read: a row that a save adds meanwhile is not in the pages and not deleted.
    const known = copy.ids();
    const askedAt = copy.moment();
    const pages = await readPages(graph, path, description.displayName);
    const entries = this.entriesOf(pages);
    const missing = known.filter((id) => !entries.rows.has(id));
    const deleted = new Set(entries.isWhole ? missing : []);
    await this.apply({ ...entries, deleted }, askedAt);
    this.deltaLink = entries.isWhole ? pages.deltaLink : undefined;
  }

  private async apply({ rows, deleted }: Entries, askedAt: Moment): Promise<void> {
    const { copy, onEdit, settled } = this.deps;
    const isNews = (row: Row) => this.isNews(row, askedAt);
    if ([...rows.values()].some(isNews)) await settled();
    const news = [...rows.values()].filter(isNews);
    if (onEdit === 'ignore') news.forEach((row) => copy.put(row, askedAt));
    else await this.applyEdited(news);
    for (const id of deleted) {
      this.noteGone(id);
      copy.remove(id);
    }
  }

  /** False for the row that the copy holds, and for a row that would set it back: delta can lag behind the product's writes. */
  private isNews(row: Row, askedAt: Moment): boolean {
    const { copy } = this.deps;
    return copy.row(row.id)?.eTag !== row.eTag && copy.accepts(row, askedAt);
  }

  /** Reads rows again with their writers, and puts them into the copy. */
  private async applyEdited(news: readonly Row[]): Promise<void> {
    const askedAt = this.deps.copy.moment();
    for (const row of await readWithWriters(this.deps, news)) await this.applyRow(row, askedAt);
  }

  private async applyRow(row: Row, askedAt: Moment): Promise<void> {
    if (!this.isNews(row, askedAt)) return;
    const { copy } = this.deps;
    const known = copy.row(row.id);
    // A save can bring a later state of the row into the copy while the versions are read.
    const before = this.valueNow(row.id);
    const edit = await personsVersion(this.deps, row, known);
    // A row that set-up made has the mark of a write of the product in its first version.
    const isFromSetup = changeNumber(row.eTag) === 1 && row.fields['Mark'] !== undefined;
    if (edit !== undefined && !isFromSetup) {
      const kind = known === undefined ? 'created' : 'changed';
      this.addEdit({ ...row, ...edit }, kind, edit.writer, before);
    }
    copy.put(row, askedAt);
  }

  /** Returns what the copy holds of the row now. */
  private valueNow(id: string): T | undefined {
    return this.deps.copy.find(id)?.value;
  }

  /** @param before what the copy held before the edit; the caller reads it, since a save may change the copy while the caller waits */
  private addEdit(
    row: Pick<Row, 'id' | 'modifiedAt'> & Known<T>,
    kind: RowEdit<T>['kind'],
    by: Writer | undefined,
    before: T | undefined,
  ): void {
    const { onEdit, now } = this.deps;
    if (onEdit === 'ignore') return;
    const editor = by && definedOnly<Editor>({ objectId: by.objectId, name: by.name });
    const at = row.modifiedAt ?? now();
    const known = kind === 'deleted' ? { lastETag: row.lastETag } : { eTag: row.eTag };
    const { id, isSavedSince } = row;
    const edit = { id, kind, editor, at, before, isSavedSince, ...known };
    this.found.push(definedOnly<RowEdit<T>>(edit));
  }
}
