import { ApiFailure } from './api';

/** How far the reading of something from the emulator has come. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  /** The emulator answered 404: the thing does not exist, or not for this person. */
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: unknown }
  | { readonly state: 'there'; readonly value: T };

/** Reads one thing, again each time that it may have changed. */
export interface Reader {
  /** Reads again. Resolves when the answer to a request that was sent after this call has been shown. */
  readonly again: () => Promise<void>;
  /** Ends the reading: no answer is shown any more. */
  readonly stop: () => void;
}

async function outcomeOf<T>(read: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { state: 'there', value: await read() };
  } catch (failure) {
    const isMissing = failure instanceof ApiFailure && failure.status === 404;
    return isMissing ? { state: 'missing' } : { state: 'failed', failure };
  }
}

/**
 * Makes a reader. It sends one request at a time, so that an older answer cannot replace a newer one. However often it
 * is called during a request, it sends one more afterwards.
 */
export function makeReader<T>(read: () => Promise<T>, show: (found: Loaded<T>) => void): Reader {
  const state = { isAsked: false, isStopped: false };
  let running: Promise<void> | undefined;
  const isWanted = () => state.isAsked && !state.isStopped;
  const run = async () => {
    while (isWanted()) {
      state.isAsked = false;
      const found = await outcomeOf(read);
      if (!state.isStopped) show(found);
    }
    running = undefined;
  };
  return {
    again: () => {
      state.isAsked = true;
      running ??= run();
      return running;
    },
    stop: () => {
      state.isStopped = true;
    },
  };
}
