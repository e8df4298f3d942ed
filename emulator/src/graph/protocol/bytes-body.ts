import type { Context } from 'hono';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from './errors';

const MEGABYTE = 1024 * 1024;

/** Bytes that one PUT of a file may carry. @see graph.md §14a.4, row 84 */
export const simpleLimit = (emulator: Emulator): number =>
  readSwitches(emulator.store).simpleUploadMegabytes * MEGABYTE;

/**
 * The bytes that a call carries, all of them or none.
 *
 * @throws {GraphError} 413 above `most`; 400 when the connection broke before the end
 */
export async function bytesBody(c: Context, most: number): Promise<Buffer> {
  const bytes = await c.req.arrayBuffer().catch(() => {
    // Nobody hears this: the caller has gone. Nothing of the call is done.
    throw invalidRequest('The body ended before its end.');
  });
  if (bytes.byteLength <= most) return Buffer.from(bytes);
  throw new GraphError(413, 'invalidRequest', {
    message: 'The request exceeds the maximum size that the server takes.',
  });
}
