import type { Context } from 'hono';
import { badRequest, GraphError } from './errors';

/** Bytes that a JSON request can have. @see graph.md §11.2 (413), the number is I */
const LARGEST_BODY = 4 * 1024 * 1024;

/** 415: a body that does not say that it is JSON. @see graph.md §11.2 */
export const unsupportedType = (): GraphError =>
  new GraphError(415, 'invalidRequest', {
    message: 'The Content-Type header is missing or not supported.',
  });

/** Text of a body as a value; undefined when there is none. @throws {GraphError} 413, 415, 400 */
function parsed(text: string, contentType: string): unknown {
  if (Buffer.byteLength(text) > LARGEST_BODY) {
    throw new GraphError(413, 'invalidRequest', {
      message: 'The request exceeds the maximum size that the server takes.',
    });
  }
  if (text === '') return undefined;
  if (!/\bjson\b/i.test(contentType)) {
    throw unsupportedType();
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure payload is of valid JSON format.',
    );
  }
}

/** The body of a call. Reading and deleting have none, whatever was sent. @throws {GraphError} 400, 413 or 415 */
export async function jsonBody(c: Context): Promise<unknown> {
  if (['GET', 'HEAD', 'DELETE'].includes(c.req.method)) return undefined;
  return parsed(await c.req.text(), c.req.header('content-type') ?? '');
}
