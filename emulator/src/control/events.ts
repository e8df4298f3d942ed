import type { Emulator, HostEvent } from '../state/emulator';

/** Makes the event source that open host pages listen to. It calls listeners at once, in the order in which they registered. */
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
