import { useLayoutEffect, useState } from 'preact/hooks';
import type { App } from './app';
import { makeReader, type Loaded, type Reader } from './reader';
import type { LiveEvent } from './shapes';

/** Calls `again` whenever something may have changed. @returns stops it */
export type News = (again: () => void) => () => void;

/** Something that is read once. */
export const once: News = () => () => undefined;

/** Something that is read again and again, for what the emulator does not announce. */
export const every =
  (ms: number): News =>
  (again) => {
    const timer = setInterval(again, ms);
    return () => {
      clearInterval(timer);
    };
  };

/** What the emulator announces; with `restMs` read only when so long nothing more was announced. */
export function announced(app: App, isIt: (event: LiveEvent) => boolean, restMs?: number): News {
  return (again) => {
    let timer = 0;
    const stop = app.live.on((event) => {
      if (!isIt(event)) return;
      clearTimeout(timer);
      if (restMs === undefined) again();
      else timer = window.setTimeout(again, restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}

const beginning = { state: 'loading' } as const;

/**
 * Reads something when the part is first drawn and each time that there is news of it. What was read stays while a later
 * read fails, until it is known to be missing. The part needs a key that names what it reads: another thing is another
 * part, so that an answer is never shown for something else.
 */
export function useLoaded<T>(
  read: () => Promise<T>,
  news: News,
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
    const stop = news(again);
    return () => {
      stop();
      reader.stop();
    };
  }, []);
  return { loaded, again: reader.again };
}
