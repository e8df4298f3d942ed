import { read } from './api';

/** A copy of the emulator's clock. The page reads the time at the start and after each jump and counts on by itself. */
export interface PageClock {
  readonly now: () => Date;
  readonly refresh: () => Promise<void>;
}

/** Makes the page's clock. `first` is the emulator's time when the page was loaded. */
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
