import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from './errors';

const TAG = String.raw`(?:W/)?"[^"]*"`;
const TAGS = new RegExp(`^(?:\\*|${TAG}(?:\\s*,\\s*${TAG})*)$`);

/** Tags of a header, without the mark of weak ones. @throws {GraphError} 400 when one has no quotes @see graph.md §7 */
function tagsOf(header: string): readonly string[] {
  if (!TAGS.test(header.trim())) {
    throw invalidRequest('The ETag header is malformed.', 'malformedEntityTag');
  }
  return (header.match(/"[^"]*"/g) ?? ['*']).map(String);
}

/** What a thing is known by: one tag, or those of a file as well. */
type Tags = string | readonly string[];

const names = (header: string, tags: Tags): boolean =>
  tagsOf(header).some((tag) => tag === '*' || [tags].flat().includes(tag));

/** 412 when `If-Match` names another version; `*` matches any. @see graph.md §7, row 10 */
export function refuseStale(emulator: Emulator, tags: Tags, header: string | undefined): void {
  if (header === undefined || names(header, tags)) return;
  throw new GraphError(412, readSwitches(emulator.store).preconditionCode, {
    message: "ETag does not match current item's value",
    inner: 'entityTagDoesNotMatch',
  });
}

/** Does `If-None-Match` name this version? Then nothing is sent. @see graph.md §7 */
export const isKnown = (tags: Tags, header: string | undefined): boolean =>
  header !== undefined && names(header, tags);
