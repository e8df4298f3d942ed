const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * True when the bot may send its connector token to the address: a host of the settings, over https (http on loopback),
 * without user-info, query or fragment. Otherwise a caller could name a host of its own and receive the token.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  // User-info, a query or a fragment would make the address longer than its origin and path.
  const isBare = url.href === `${url.origin}${url.pathname}`;
  return isSafe && isBare && hosts.includes(url.host);
}

/**
 * True when the id can stand in a path of the connector unescaped: it has no slash, no `..` and no other character with a
 * meaning in paths. Ids look like `a:1…`, `19:…@thread.tacv2;messageid=…` or `f:…`.
 */
export function isSafeId(id: string): boolean {
  return /^[A-Za-z0-9:@._;=|~+-]{1,400}$/.test(id) && !id.includes('..');
}
