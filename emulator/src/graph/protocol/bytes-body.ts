import type { Context } from 'hono';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from './errors';

const MEGABYTE = 1024 * 1024;

/**
 * Largest body, in bytes, that a single PUT of a file may have: 250 MB, or 4 MB as older pages say, by the
 * switch `simpleUploadMegabytes`.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content
 * @see docs/behaviours.md row 84
 */
export const simpleUploadLimit = (emulator: Emulator): number =>
  readSwitches(emulator.store).simpleUploadMegabytes * MEGABYTE;

/**
 * Reads the whole body of a request as bytes.
 *
 * @throws {GraphError} 413 above `maxBytes`; 400 when the connection closed before the body was complete
 */
export async function readBytesBody(c: Context, maxBytes: number): Promise<Buffer> {
  const bytes = await c.req.arrayBuffer().catch(() => {
    // The caller has gone, so nobody receives this refusal. It keeps the call from running on half a body.
    throw invalidRequest('The body ended before its end.');
  });
  if (bytes.byteLength <= maxBytes) return Buffer.from(bytes);
  throw new GraphError(413, 'invalidRequest', {
    message: 'The request exceeds the maximum size that the server takes.',
  });
}
