import * as v from 'valibot';
import { BoundedMap } from '../../core/domain/base/bounded-map';
import { definedOnly } from '../../core/domain/base/defined';
import type { RowVersion, RowVersions } from '../../core/domain/base/row-versions';
import type { Entity } from '../../core/domain/entities';
import { ask } from '../client/pages';
import { expandFields } from '../columns/description';
import { readRow, changeNumber, type Row } from '../sync/row';
import { isOurs } from '../sync/writers';
import type { WriteDeps } from './write-deps';

/** Greatest number of versions of a row that are read: what a row gets in many years. */
const mostVersions = 200;
/** For how many rows the versions are remembered until the row changes. */
const mostHistories = 100;

const pageSchema = v.object({
  value: v.array(v.record(v.string(), v.unknown())),
  '@odata.nextLink': v.optional(v.string()),
});
type Entry = v.InferOutput<typeof pageSchema>['value'][number];

/** Reads the pages until there are more versions than are shown, or no more. */
async function readEntries<T extends Entity>(
  { graph, listPath, description }: WriteDeps<T>,
  id: string,
): Promise<readonly Entry[]> {
  const what = `${description.displayName} ${id}: versions`;
  const entries: Entry[] = [];
  let path: string | undefined = `${listPath()}/items/${id}/versions?${expandFields(description)}`;
  while (path !== undefined && entries.length <= mostVersions) {
    const answer = await ask(graph, { method: 'GET', path }, what);
    const page = v.parse(pageSchema, answer.body);
    entries.push(...page.value);
    path = page.value.length === 0 ? undefined : page['@odata.nextLink'];
  }
  return entries;
}

function versionOf<T extends Entity>(deps: WriteDeps<T>, row: Row): RowVersion<T> {
  const { fields, modifiedAt: at, writer } = row;
  const value = deps.copy.read(row);
  const written = (column: string) => {
    const text = fields[column];
    return typeof text === 'string' && text !== '' ? text : undefined;
  };
  // Both columns keep what the product wrote last, also when a person has edited the row since.
  if (!isOurs(deps, writer))
    return definedOnly<RowVersion<T>>({ at, byName: writer?.name ?? '', value });
  const byName = written('ChangedBy') ?? writer?.name ?? '';
  return definedOnly<RowVersion<T>>({ at, byName, handling: written('Act'), value });
}

/** A list without versions keeps only the last, which has number 1.0 however often the row has changed. */
function isWhole(entries: readonly Entry[], eTag: string): boolean {
  const oldest = entries.at(-1)?.['id'];
  if (oldest !== '1.0' || entries.length > mostVersions) return false;
  return entries.length > 1 || (changeNumber(eTag) ?? 1) <= 1;
}

/**
 * Reads the versions of a row, and remembers them until the row changes. A version belongs to the row that the copy shows.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-list-versions: newest first
 */
export class VersionReader<T extends Entity> {
  private readonly known = new BoundedMap<string, Promise<RowVersions<T>>>(mostHistories);
  private readonly deps: WriteDeps<T>;

  constructor(deps: WriteDeps<T>) {
    this.deps = deps;
  }

  /** @throws {AppError} `store-unavailable`, `throttled`, `lists-missing`, `not-found` */
  async of(id: string): Promise<RowVersions<T>> {
    const eTag = this.deps.copy.row(id)?.eTag ?? '';
    const key = `${id} ${eTag}`;
    const reading = this.known.get(key) ?? this.read(id, eTag);
    this.known.set(key, reading);
    try {
      return await reading;
    } catch (cause) {
      this.known.delete(key);
      throw cause;
    }
  }

  private async read(id: string, eTag: string): Promise<RowVersions<T>> {
    const entries = await readEntries(this.deps, id);
    const rows = entries.flatMap((entry) => readRow({ ...entry, id, eTag: eTag || '"0"' }) ?? []);
    const versions = rows.slice(0, mostVersions).map((row) => versionOf(this.deps, row));
    return { versions, isComplete: isWhole(entries, eTag) };
  }
}
