import type { MiddlewareHandler } from 'hono';
import { Refused } from './refusals';

/** Where Teams, Outlook and the Microsoft 365 app frame a tab. @see quality.md §3.5, tab.md §7 */
const microsoftHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
];
/** teams-js reads its list of trusted hosts here; Fluent's fonts lie here. */
const cdn = 'https://res.cdn.office.net';
/** SHA-256 of nothing: Griffel fills empty style elements through the CSSOM. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The tab's policy. `hostOrigins` are framing pages besides Microsoft's. */
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

/** For answers that are never a page. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** What every answer carries. `X-Frame-Options` is left out: it would keep the tab out of Teams. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Strict-Transport-Security', 'max-age=63072000');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  if (c.res.headers.get('Content-Security-Policy') === null) {
    c.header('Content-Security-Policy', apiPolicy);
  }
  if (c.res.headers.get('Cache-Control') === null) c.header('Cache-Control', 'no-store');
};

/** Another site's page has no business with the API. No cookie is used; this is a second lock. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('Origin');
  const host = c.req.header('Host');
  const isForeign =
    origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (isForeign) throw new Refused(403, 'not-allowed');
  await next();
};
