import { useLayoutEffect, useState } from 'preact/hooks';
import type { App } from './app';
import { makeReader, type Loaded, type Reader } from './reader';
import type { LiveEvent } from './host-data';

/** Calls `again` each time that the data may have changed. @returns a function that ends this */
export type ChangeSource = (again: () => void) => () => void;

/** For data that never changes: it is read once. */
export const once: ChangeSource = () => () => undefined;

/** For data whose changes the emulator does not announce: it is read at an interval. */
export const every =
  (ms: number): ChangeSource =>
  (again) => {
    const timer = setInterval(again, ms);
    return () => {
      clearInterval(timer);
    };
  };

/** For data whose changes the emulator announces. With `debounceMs`, it is read when no event has come for so long. */
export function announced(
  app: App,
  isIt: (event: LiveEvent) => boolean,
  debounceMs?: number,
): ChangeSource {
  return (again) => {
    let timer = 0;
    const stop = app.live.on((event) => {
      if (!isIt(event)) return;
      clearTimeout(timer);
      if (debounceMs === undefined) again();
      else timer = window.setTimeout(again, debounceMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}

const beginning = { state: 'loading' } as const;

/**
 * Reads data when the component is first drawn and each time that it may have changed. When a later read fails, the
 * earlier value stays, unless the emulator answers that the thing is missing. The component needs a `key` that names
 * what it reads, so that Preact makes a new component for another thing and never shows the answer of the old one.
 */
export function useLoaded<T>(
  read: () => Promise<T>,
  changes: ChangeSource,
): { readonly loaded: Loaded<T>; readonly again: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<T>>(beginning);
  const [reader] = useState<Reader>(() =>
    makeReader(read, (found) => {
      setLoaded((before) =>
        found.state === 'failed' && before.state === 'there' ? before : found,
      );
    }),
  );
  useLayoutEffect(() => {
    const again = () => void reader.again();
    again();
    const stop = changes(again);
    return () => {
      stop();
      reader.stop();
    };
  }, []);
  return { loaded, again: reader.again };
}
