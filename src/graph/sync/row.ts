import * as v from 'valibot';
import { personName } from '../../core/domain/base/person-name';
import { definedOnly } from '../../core/domain/base/defined';
import { rowIdShape } from '../../core/domain/base/keys';
import type { Instant } from '../../core/domain/base/time';

/** Who wrote a row last, as far as Graph says. */
export interface Writer {
  /** Client id of the application through which the row was written. */
  readonly applicationId?: string;
  /** Entra object id of the person. */
  readonly objectId?: string;
  readonly name: string;
}

/** A list item whose shape has been checked. Its `fields` are read by the map of its list. */
export interface Row {
  readonly id: string;
  /** With its quotes: `"<guid>,<n>"`. */
  readonly eTag: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly modifiedAt?: Instant;
  /** Absent in answers to delta. @see https://learn.microsoft.com/answers/questions/5768708 */
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
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(rowIdShape)),
  eTag: v.optional(v.string()),
  '@odata.etag': v.optional(v.string()),
  lastModifiedDateTime: v.optional(v.string()),
  lastModifiedBy: v.optional(identitySet),
  deleted: v.optional(v.nullable(v.unknown())),
  // A row with `fields: null` lacks every value, so its list reports it as one that cannot be read.
  fields: v.optional(
    v.pipe(
      v.nullable(v.record(v.string(), v.unknown())),
      v.transform((fields) => fields ?? {}),
    ),
    {},
  ),
});

type Identities = v.InferOutput<typeof identitySet>;
type Item = v.InferOutput<typeof itemSchema>;

/** An entry of a page: a row, or the id of a row that was deleted. */
export type Entry =
  { readonly kind: 'row'; readonly row: Row } | { readonly kind: 'deleted'; readonly id: string };

function writerOf({ application, user }: Identities): Writer {
  const named = user ?? application;
  return definedOnly<Writer>({
    applicationId: application?.id ?? undefined,
    objectId: user?.id ?? undefined,
    name: personName(named?.displayName ?? ''),
  });
}

function eTagOf(item: Item): string | undefined {
  const inFields = item.fields['@odata.etag'];
  const eTag =
    item.eTag ?? item['@odata.etag'] ?? (typeof inFields === 'string' ? inFields : undefined);
  return eTag === undefined ? undefined : quotedETag(eTag);
}

/** Returns an eTag with its quotes, without which Graph refuses it in `If-Match`. */
export function quotedETag(eTag: string): string {
  return eTag.endsWith('"') ? eTag : `"${eTag}"`;
}

/** Reads an entry of a page, or one item. Returns undefined for anything else, such as an error object. */
export function readItem(entry: unknown): Entry | undefined {
  const parsed = v.safeParse(itemSchema, entry);
  if (!parsed.success) return undefined;
  const item = parsed.output;
  if (item.deleted !== undefined && item.deleted !== null) return { kind: 'deleted', id: item.id };
  const eTag = eTagOf(item);
  if (eTag === undefined) return undefined;
  const { id, fields, lastModifiedDateTime: modifiedAt, lastModifiedBy } = item;
  const writer = lastModifiedBy && writerOf(lastModifiedBy);
  return { kind: 'row', row: definedOnly<Row>({ id, eTag, fields, modifiedAt, writer }) };
}

/** Returns the row of an answer that is one item, or undefined. */
export function readRow(body: unknown): Row | undefined {
  const entry = readItem(body);
  return entry?.kind === 'row' ? entry.row : undefined;
}

/** Returns the number in an eTag, which rises with each change; undefined for an eTag of another form. */
export function changeNumber(eTag: string): number | undefined {
  const found = /,(\d{1,9})"?$/.exec(eTag)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** True when `eTag` is certainly older than `known` of the same row: delta can lag behind the product's own writes. */
export function isOlder(eTag: string, known: string): boolean {
  const [guid, knownGuid] = [eTag.split(',')[0], known.split(',')[0]];
  const [n, knownN] = [changeNumber(eTag), changeNumber(known)];
  return guid === knownGuid && n !== undefined && knownN !== undefined && n < knownN;
}
