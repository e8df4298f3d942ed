import * as v from 'valibot';
import type { Instant } from '../../core/domain/time';

/** Who wrote a row last, as far as Graph says. */
export interface Writer {
  /** Client id of the application through which the row was written. */
  readonly applicationId?: string;
  /** Entra object id of the person. */
  readonly objectId?: string;
  readonly name: string;
}

/** A list item as it passed the door. */
export interface Row {
  readonly id: string;
  /** With its quotes: `"<guid>,<n>"`. */
  readonly eTag: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly modifiedAt?: Instant;
  /** Absent in delta. @see learn.microsoft.com/answers/questions/5768708 */
  readonly writer?: Writer;
}

const identity = v.object({
  id: v.nullish(v.string()),
  displayName: v.nullish(v.string()),
});
const identitySet = v.object({
  application: v.nullish(identity),
  user: v.nullish(identity),
});
const itemSchema = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,10}$/)),
  eTag: v.optional(v.string()),
  '@odata.etag': v.optional(v.string()),
  lastModifiedDateTime: v.optional(v.string()),
  lastModifiedBy: v.optional(identitySet),
  deleted: v.optional(v.nullable(v.unknown())),
  fields: v.optional(v.record(v.string(), v.unknown()), {}),
});

type Identities = v.InferOutput<typeof identitySet>;

function writerOf(by: Identities): Writer {
  const applicationId = by.application?.id ?? undefined;
  const objectId = by.user?.id ?? undefined;
  return {
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(objectId === undefined ? {} : { objectId }),
    name: by.user?.displayName ?? by.application?.displayName ?? '',
  };
}

/** Reads an entry of a page or one item; undefined for what is no item: an error object, a version of the service's own. */
export function readItem(
  entry: unknown,
):
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'deleted'; readonly id: string }
  | undefined {
  const parsed = v.safeParse(itemSchema, entry);
  if (!parsed.success) return undefined;
  const item = parsed.output;
  if (item.deleted !== undefined && item.deleted !== null) return { kind: 'deleted', id: item.id };
  const fieldsTag = item.fields['@odata.etag'];
  const eTag =
    item.eTag ?? item['@odata.etag'] ?? (typeof fieldsTag === 'string' ? fieldsTag : undefined);
  if (eTag === undefined) return undefined;
  return {
    kind: 'row',
    row: {
      id: item.id,
      eTag,
      fields: item.fields,
      ...(item.lastModifiedDateTime === undefined ? {} : { modifiedAt: item.lastModifiedDateTime }),
      ...(item.lastModifiedBy === undefined ? {} : { writer: writerOf(item.lastModifiedBy) }),
    },
  };
}

/** The row of an answer that is one item, or undefined. */
export function readRow(body: unknown): Row | undefined {
  const read = readItem(body);
  return read?.kind === 'row' ? read.row : undefined;
}

/** The number of changes in an eTag, which rises with each; undefined when the text is another. */
export function changeNumber(eTag: string): number | undefined {
  const found = /,(\d{1,9})"?$/.exec(eTag)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** True when `eTag` is certainly older than `known` of the same row: delta may lag behind our own writes. */
export function isOlder(eTag: string, known: string): boolean {
  const [guid, knownGuid] = [eTag.split(',')[0], known.split(',')[0]];
  const [n, knownN] = [changeNumber(eTag), changeNumber(known)];
  return guid === knownGuid && n !== undefined && knownN !== undefined && n < knownN;
}
