import type { Emulator, HostEvent } from '../state/emulator';

/** Tells open pages at once what happened; listeners are called in the order in which they came. */
export function createEvents(): Emulator['events'] {
  const listeners = new Set<(event: HostEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
