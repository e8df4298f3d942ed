import type { EmulatorClock, Store } from '../state/emulator';

const PLACE = 'control/clock';

/**
 * The clock that a person can move: real time plus an offset that survives a restart.
 * It keeps running between jumps.
 */
export function createClock(store: Store): EmulatorClock {
  const listeners = new Set<() => void>();
  const offset = () => store.get<number>(PLACE) ?? 0;
  const jumpTo = (next: number) => {
    store.put(PLACE, next);
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
