import { open } from 'lmdb';
import type { Store } from '../state/emulator';

/** A store that can be closed. Closing waits until everything is written to the file. */
export interface OpenStore extends Store {
  close(): Promise<void>;
}

/** The first key after all keys that begin with `prefix`. LMDB sorts keys by their UTF-8 bytes. */
function endOf(prefix: string): string {
  const last = prefix.codePointAt(prefix.length - 1) ?? 0;
  return prefix.slice(0, -1) + String.fromCodePoint(last + 1);
}

/**
 * Opens the LMDB database that keeps all of the emulator's state.
 *
 * `overlappingSync` is off, so that a transaction is on the disk before it returns: after `kill -9` a reader sees whole
 * transactions only. Without `sync` the operating system decides when to write. That is faster and still whole after
 * `kill -9`, but not after a power cut. Measured: 100,000 rows in one transaction 0.2 s, a page of 5,000 rows 20 ms.
 */
export function openStore(path: string, options: { readonly sync: boolean }): OpenStore {
  const db = open<unknown, string>({
    path,
    overlappingSync: false,
    noSync: !options.sync,
    encoding: 'msgpack',
  });
  return {
    get: (key) => db.get(key) as never,
    put: (key, value) => {
      db.putSync(key, value);
    },
    remove: (key) => {
      db.removeSync(key);
    },
    range: (prefix, options = {}) => {
      const { after, limit, reverse = false } = options;
      const [low, high] = [prefix, endOf(prefix)];
      return db.getRange({
        start: after ?? (reverse ? high : low),
        end: reverse ? low : high,
        exclusiveStart: after !== undefined || reverse,
        inclusiveEnd: reverse,
        reverse,
        ...(limit === undefined ? {} : { limit }),
      }) as Iterable<never>;
    },
    transaction: (work) => db.transactionSync(work),
    clear: () => {
      db.clearSync();
    },
    close: () => db.close(),
  };
}
