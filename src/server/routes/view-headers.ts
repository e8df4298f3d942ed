import { safeHeaderValues } from './headers';

/** The headers of the answer that a person has the view already. */
export const unchangedHeaders = (tag: string) => ({ ...safeHeaderValues, ETag: tag });

/** The headers of a whole view as text. */
export const wholeHeaders = (tag: string) => ({
  ...unchangedHeaders(tag),
  'Content-Type': 'application/json',
  Vary: 'Accept-Encoding',
});

/** The headers of a whole view as gzip of so many bytes. */
export const packedHeaders = (tag: string, bytes: number) => ({
  ...wholeHeaders(tag),
  'Content-Encoding': 'gzip',
  'Content-Length': String(bytes),
});
