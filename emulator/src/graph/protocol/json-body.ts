import type { Context } from 'hono';
import { badRequest, GraphError } from './errors';

/** Largest JSON body in bytes. Graph answers 413 to bodies that are too large; its limit is not documented. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** 415 for a body without a JSON content type. @see https://learn.microsoft.com/graph/errors */
export const unsupportedType = (): GraphError =>
  new GraphError(415, 'invalidRequest', {
    message: 'The Content-Type header is missing or not supported.',
  });

/**
 * Parses a JSON body; undefined for an empty one.
 *
 * @throws {GraphError} 413 when it is too large, 415 without a JSON content type, 400 when it is no JSON
 */
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

/**
 * Reads the JSON body of an HTTP request. Ignores what GET, HEAD and DELETE send.
 *
 * @throws {GraphError} 400, 413 or 415
 */
export async function readJsonBody(c: Context): Promise<unknown> {
  if (['GET', 'HEAD', 'DELETE'].includes(c.req.method)) return undefined;
  return parsed(await c.req.text(), c.req.header('content-type') ?? '');
}
