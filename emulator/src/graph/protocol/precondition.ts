import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from './errors';

const TAG = String.raw`(?:W/)?"[^"]*"`;
const TAGS = new RegExp(`^(?:\\*|${TAG}(?:\\s*,\\s*${TAG})*)$`);

/**
 * The entity tags of an `If-Match` or `If-None-Match` header, weak ones without their `W/`.
 *
 * @throws {GraphError} 400 `malformedEntityTag` when a tag has no quotes
 * @see https://learn.microsoft.com/onedrive/developer/rest-api/concepts/errors
 */
function tagsOf(header: string): readonly string[] {
  if (!TAGS.test(header.trim())) {
    throw invalidRequest('The ETag header is malformed.', 'malformedEntityTag');
  }
  return (header.match(/"[^"]*"/g) ?? ['*']).map(String);
}

/** The tags that match a resource: one, or for a file its eTag and its cTag. */
type Tags = string | readonly string[];

const includesTag = (header: string, tags: Tags): boolean =>
  tagsOf(header).some((tag) => tag === '*' || [tags].flat().includes(tag));

/**
 * Refuses a call whose `If-Match` header names another version; `*` matches any version.
 *
 * @throws {GraphError} 412
 * @see https://learn.microsoft.com/graph/api/listitem-update
 * @see docs/behaviours.md row 10
 */
export function requireIfMatch(emulator: Emulator, tags: Tags, header: string | undefined): void {
  if (header === undefined || includesTag(header, tags)) return;
  throw new GraphError(412, readSwitches(emulator.store).preconditionCode, {
    message: "ETag does not match current item's value",
    inner: 'entityTagDoesNotMatch',
  });
}

/** Whether `If-None-Match` names the present version, so that the answer is 304 without a body. */
export const matchesIfNoneMatch = (tags: Tags, header: string | undefined): boolean =>
  header !== undefined && includesTag(header, tags);
