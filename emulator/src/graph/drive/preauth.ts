import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Emulator, Store } from '../../state/emulator';
import { sitePath } from '../lists/site';

const KEY_NAME = 'g/storage-key';

function signingKeyOf(store: Store): string {
  const existing = store.get<string>(KEY_NAME);
  if (existing !== undefined) return existing;
  const created = randomBytes(32).toString('hex');
  store.put(KEY_NAME, created);
  return created;
}

/**
 * The origin for uploads and downloads: the same port under the other name of this machine, `localhost` or
 * `127.0.0.1`. SharePoint's storage is another host than Graph, and Microsoft's JavaScript client drops its
 * bearer on a redirect only when scheme, host or port differ. A second host name needs neither another port nor
 * another certificate.
 */
export function storageOrigin(base: string): string {
  const url = new URL(base);
  url.hostname = url.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1';
  return url.origin;
}

/** Signs an address by its path and all its query parameters but the signature. */
function signature(store: Store, url: URL): string {
  const query = [...url.searchParams].filter(([name]) => name !== 'tempauth');
  const signed = JSON.stringify([decodeURIComponent(url.pathname), query]);
  return createHmac('sha256', signingKeyOf(store)).update(signed).digest('base64url');
}

/** A pre-authenticated address below the site. */
export function signedUrl(
  emulator: Emulator,
  base: string,
  to: { readonly path: string; readonly query: Readonly<Record<string, string>> },
): string {
  const url = new URL(`${storageOrigin(base)}/${sitePath(emulator)}/${to.path}`);
  for (const [name, value] of Object.entries(to.query)) url.searchParams.set(name, value);
  url.searchParams.set('tempauth', `v1.${signature(emulator.store, url)}`);
  return url.href;
}

/** Whether the emulator gave out exactly this address. */
export function isSigned(store: Store, url: URL): boolean {
  const sent = Buffer.from(url.searchParams.get('tempauth') ?? '');
  const expected = Buffer.from(`v1.${signature(store, url)}`);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}
