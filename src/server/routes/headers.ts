import type { MiddlewareHandler } from 'hono';
import { Refused } from './refusals';

/**
 * Origins under which Teams, Outlook and the Microsoft 365 app show a tab in a frame.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
const microsoftHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
];
/** teams-js downloads its list of trusted hosts from this origin; Fluent UI downloads its fonts from it. */
const cdn = 'https://res.cdn.office.net';
/** SHA-256 of an empty string: Griffel, Fluent UI's styling library, fills empty style elements through the CSSOM. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Makes the tab's Content-Security-Policy. `hostOrigins` may frame the tab, besides Microsoft's origins. */
export function tabPolicy(hostOrigins: readonly string[], loginOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${emptyStyle}`,
    "img-src 'self' data:",
    `font-src 'self' ${cdn}`,
    `connect-src 'self' ${cdn} ${loginOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    `frame-ancestors ${[...microsoftHosts, ...hostOrigins].join(' ')}`,
  ].join('; ');
}

/** Content-Security-Policy of answers that are not pages. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The security headers of answers that are not pages. `X-Frame-Options` is left out, since it would keep Teams from framing the tab. */
export const safeHeaderValues: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': apiPolicy,
  'Cache-Control': 'no-store',
};
/** Headers to which a route may give another value. */
const ownWhenSet = new Set(['Content-Security-Policy', 'Cache-Control']);

/** The answers that have been made with the security headers. */
const madeSafe = new WeakSet<Response>();

/**
 * Makes an answer whose headers are complete, and include `safeHeaderValues`. Adding headers to an answer that exists costs
 * more than all else that a small answer costs.
 */
export function safeResponse(
  body: Uint8Array<ArrayBuffer> | string | null,
  init: { readonly status?: number; readonly headers: Record<string, string> },
): Response {
  const response = new Response(body, init);
  madeSafe.add(response);
  return response;
}

/** Adds the security headers to every answer that was not made with them. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (madeSafe.has(c.res)) return;
  for (const [name, value] of Object.entries(safeHeaderValues)) {
    if (ownWhenSet.has(name) && c.res.headers.get(name) !== null) continue;
    c.header(name, value);
  }
};

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Refuses API requests from pages of other origins than the tab's. The tab is served under `appDomain`: over https, or
 * over http on a loopback host. The header `Host` does not count, since a gateway can rewrite it. The API uses no cookies,
 * so this is only a second protection.
 */
export function sameOrigin(appDomain: string): MiddlewareHandler {
  const own = new Set([`https://${appDomain}`]);
  if (loopbackHost.test(appDomain)) own.add(`http://${appDomain}`);
  return async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !own.has(origin)) throw new Refused(403, 'not-allowed');
    await next();
  };
}
