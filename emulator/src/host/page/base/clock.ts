import { read } from './api';

/** The emulator's clock: asked once and after each jump, counted on in between. */
export interface PageClock {
  readonly now: () => Date;
  readonly refresh: () => Promise<void>;
}

/** Begins with the time that the page was loaded with. */
export function makePageClock(first: string): PageClock {
  let ahead = new Date(first).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    refresh: async () => {
      const { now } = await read<{ readonly now: string }>('/_emulator/clock');
      ahead = new Date(now).getTime() - Date.now();
    },
  };
}
