import type { IncomingMessage, ServerResponse } from 'node:http';
import { BoundedMap } from '../../core/domain/base/bounded-map';
import type { Actor } from '../../core/domain/base/actor';
import { acceptedEncoding } from './accepted-encoding';
import { safeResponse } from './headers';
import type { RateLimit } from './rate-limit';
import type { RouteDeps } from './route-deps';
import type { Asker, Known, QuickAnswer, ViewAnswers } from './view-answers';
import { packedHeaders, unchangedHeaders, wholeHeaders } from './view-headers';

/** Returns the path and the query of a request's address. */
export function addressOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

/** Answers that the person has the view already. */
export function unchanged(tag: string): Response {
  return safeResponse(null, { status: 304, headers: unchangedHeaders(tag) });
}

/** Answers the whole view as text. */
export function whole(tag: string, body: Uint8Array<ArrayBuffer>): Response {
  return safeResponse(body, { headers: wholeHeaders(tag) });
}

/** Answers the whole view as gzip. */
export function packedWhole(tag: string, body: Uint8Array<ArrayBuffer>): Response {
  return safeResponse(body, { headers: packedHeaders(tag, body.byteLength) });
}

/** How many different headers `Accept-Encoding` are remembered: each browser sends one and the same. */
const mostHeaders = 50;
const gzipTakers = new BoundedMap<string, boolean>(mostHeaders);

/** True when gzip is the best of the encodings that the header `Accept-Encoding` names. */
export function takesGzip(accepted = ''): boolean {
  const known = gzipTakers.get(accepted);
  if (known !== undefined) return known;
  const takes = acceptedEncoding(accepted, ['gzip', 'identity']) === 'gzip';
  gzipTakers.set(accepted, takes);
  return takes;
}

/** Answers a request at once and returns true, or returns false for a request that takes the usual way. */
export type Quick = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Returns the answer in the form that the request takes, if it is known in that form. */
function answerTo(
  { headers }: IncomingMessage,
  { tag, unchanged, gzip }: Known,
): QuickAnswer | undefined {
  if (headers['if-none-match'] === tag) return unchanged;
  return takesGzip(headers['accept-encoding']?.toString()) ? gzip() : undefined;
}

/**
 * Makes a function that answers a request for a view without the router, when all that has to be asked is known: the token is
 * remembered, and this person has got this address since the lists changed last, and so was allowed to. Each open tab asks every
 * few seconds, and the router would cost several times as much as the answer. Every other request takes the usual way, and so does
 * that of a person who asks too often, which is refused there.
 */
export function quickViews(
  { product, verify }: Pick<RouteDeps, 'product' | 'verify'>,
  answers: ViewAnswers,
  reads: RateLimit,
): Quick {
  const askerOf = (actor: Actor, address = ''): Asker => ({
    ...{ version: product.version(), address, actor },
  });
  return (request, response) => {
    const { method, headers, url } = request;
    // The usual way judges the origin. A page of the same origin sends none with a GET.
    if (method !== 'GET' || headers.origin !== undefined) return false;
    const actor = verify.known?.(headers.authorization);
    if (actor === undefined) return false;
    const known = answers.known(askerOf(actor, url));
    const answer = known && answerTo(request, known);
    if (answer === undefined || reads.take(actor.objectId) > 0) return false;
    product.tabSeen(headers['if-none-match'] === undefined);
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return true;
  };
}
