import type { LiveEvent } from './shapes';

/** Listens to what happens in the emulator. `hello` comes at the start and after each lost connection. */
export interface Live {
  on(listener: (event: LiveEvent) => void): () => void;
}

/** Opens the one stream of events of the page. */
export function openLive(): Live {
  const listeners = new Set<(event: LiveEvent) => void>();
  const source = new EventSource('/host/events');
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent;
    for (const listener of listeners) listener(event);
  });
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
