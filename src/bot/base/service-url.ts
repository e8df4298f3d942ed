const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * May the bot write there, with its connector token? Only to hosts of the settings, over https (http on loopback), without
 * user-info, query or fragment.
 * A caller could otherwise name a host of its own and be sent the token.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  // Whatever user-info, query or fragment adds, the whole would not be origin and path alone.
  const isBare = url.href === `${url.origin}${url.pathname}`;
  return isSafe && isBare && hosts.includes(url.host);
}

/**
 * Ids go into paths of the connector as they are, so they may hold nothing that means something there.
 *
 * @see conversation ids such as `a:1…`, `19:…@thread.tacv2;messageid=…`, `f:…`
 */
export function isSafeId(id: string): boolean {
  return /^[A-Za-z0-9:@._;=|~+-]{1,400}$/.test(id) && !id.includes('..');
}
