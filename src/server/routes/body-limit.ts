import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refused } from './refusals';

const tooLarge = (): never => {
  throw new Refused(413, 'invalid');
};

/** Returns the length in bytes that a request says its body has; undefined when it says none, or comes in pieces. */
function declaredBytes(headers: Headers): number | undefined {
  const length = headers.get('Content-Length') ?? '';
  return /^\d+$/.test(length) && !headers.has('Transfer-Encoding') ? Number(length) : undefined;
}

/**
 * Refuses a body of more than `maxBytes` bytes with 413. A body whose length is declared is judged by that, since Node reads no
 * more of it: Hono's own limit looks at the body as a stream, which costs more than reading it. Other bodies are counted
 * while they are read.
 */
export function limitBody(maxBytes: number): MiddlewareHandler {
  const counting = bodyLimit({ maxSize: maxBytes, onError: tooLarge });
  return async (c, next) => {
    const bytes = declaredBytes(c.req.raw.headers);
    if (bytes === undefined) return counting(c, next);
    if (bytes > maxBytes) tooLarge();
    await next();
    return undefined;
  };
}
