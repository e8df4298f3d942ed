import { ApiFailure } from './api';

/** What is known of something that the emulator is asked for. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  /** There is no such thing, or none for this person. */
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: unknown }
  | { readonly state: 'there'; readonly value: T };

/** Reads one thing as often as it may have changed. */
export interface Reader {
  /** Reads again. Resolves when an answer that was asked for after this call has been shown. */
  readonly again: () => Promise<void>;
  /** Nothing is shown from now on. */
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
 * Makes a reader. It never reads twice at once, so an older answer cannot replace a newer one; calls during a read lead
 * to one more read after it.
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
