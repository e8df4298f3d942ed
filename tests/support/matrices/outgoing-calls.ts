/** A call of the product to Graph or to the connector of Teams. */
export interface OutgoingCall {
  readonly method: string;
  /** Path and query, as the service gets them. */
  readonly path: string;
}

/** The port through which all calls of the product leave the process, with what a test watches and changes there. */
export interface OutgoingCalls {
  /** Calls since the last `watch`. */
  readonly seen: readonly OutgoingCall[];
  /** Begins to note calls. `before` is awaited before each call leaves. */
  watch(before?: (call: OutgoingCall, index: number) => Promise<void>): void;
  /** Stops noting calls. */
  leave(): void;
  /** How many calls are without an answer. */
  underWay(): number;
  restore(): void;
}

function urlOf(input: Parameters<typeof fetch>[0]): URL {
  return new URL(input instanceof Request ? input.url : input);
}

/**
 * Instruments `fetch`, so that no call can bypass the port. Calls that control the emulator are not the product's.
 *
 * @param origin the address of the emulator
 */
export function outgoingCalls(origin: string): OutgoingCalls {
  const real = globalThis.fetch;
  let seen: OutgoingCall[] = [];
  let isWatching = false;
  let underWay = 0;
  let before: (call: OutgoingCall, index: number) => Promise<void> = () => Promise.resolve();
  globalThis.fetch = async (input, init) => {
    const { origin: to, pathname, search } = urlOf(input);
    if (!isWatching || to !== origin || !/^\/(v1\.0|connector)\//.test(pathname)) {
      return real(input, init);
    }
    const call = { method: init?.method ?? 'GET', path: pathname + search };
    const index = seen.push(call) - 1;
    underWay += 1;
    try {
      await before(call, index);
      return await real(input, init);
    } finally {
      underWay -= 1;
    }
  };
  return {
    get seen() {
      return seen;
    },
    watch(wanted = () => Promise.resolve()) {
      seen = [];
      before = wanted;
      isWatching = true;
    },
    leave() {
      isWatching = false;
    },
    underWay: () => underWay,
    restore() {
      globalThis.fetch = real;
    },
  };
}
