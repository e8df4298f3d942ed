import type { LiveEvent } from './host-data';

/** Passes on the emulator's events. The emulator sends `hello` at the start and after each lost connection. */
export interface Live {
  on(listener: (event: LiveEvent) => void): () => void;
}

/** Opens the page's only event stream (server-sent events of `/host/events`). */
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
