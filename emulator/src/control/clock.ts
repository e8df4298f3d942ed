import type { EmulatorClock, Store } from '../state/emulator';

const KEY = 'control/clock';

/**
 * Makes the emulator's movable clock: real time plus an offset that a test or a person sets. The store keeps the offset, so
 * that it survives a restart. The clock runs on between jumps.
 */
export function createClock(store: Store): EmulatorClock {
  const listeners = new Set<() => void>();
  const offset = () => store.get<number>(KEY) ?? 0;
  const jumpTo = (next: number) => {
    store.put(KEY, next);
    for (const listener of listeners) listener();
  };
  return {
    now: () => new Date(Date.now() + offset()).toISOString(),
    set: (now) => jumpTo(Date.parse(now) - Date.now()),
    advance: (milliseconds) => jumpTo(offset() + milliseconds),
    onJump: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
