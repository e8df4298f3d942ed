import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Emulator, Store } from '../../state/emulator';
import { sitePath } from '../lists/site';

const KEY = 'g/storage-key';

function keyOf(store: Store): string {
  const known = store.get<string>(KEY);
  if (known !== undefined) return known;
  const made = randomBytes(32).toString('hex');
  store.put(KEY, made);
  return made;
}

/**
 * Where bytes come from and go to: the same port under the other name of this machine. Graph sends people to
 * another host than its own, and Microsoft's client drops its bearer only when scheme, host or port differ
 * (graph.md §14a.8). Another name needs neither a third port nor another certificate.
 */
export function storageOrigin(base: string): string {
  const url = new URL(base);
  url.hostname = url.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1';
  return url.origin;
}

/** What signs an address: its path and everything in its query but the signature. */
function signature(store: Store, url: URL): string {
  const query = [...url.searchParams].filter(([name]) => name !== 'tempauth');
  const signed = JSON.stringify([decodeURIComponent(url.pathname), query]);
  return createHmac('sha256', keyOf(store)).update(signed).digest('base64url');
}

/** An address below the site that needs no token. */
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

/** Was exactly this address given out here? */
export function isSigned(store: Store, url: URL): boolean {
  const given = Buffer.from(url.searchParams.get('tempauth') ?? '');
  const right = Buffer.from(`v1.${signature(store, url)}`);
  return given.length === right.length && timingSafeEqual(given, right);
}
