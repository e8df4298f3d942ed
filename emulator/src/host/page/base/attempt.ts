import { ApiFailure } from './api';

type Listener = (failure: unknown) => void;

const listeners = new Set<Listener>();

/** Calls the listener with everything that a person asked for and did not get. @returns stops it */
export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A refusal of the emulator or the browser; anything else is a fault of this page. */
const isRefusal = (failure: unknown) =>
  failure instanceof ApiFailure || failure instanceof DOMException;

/** Shows the failure to the person. A fault of the page itself is also reported to the window, so that tests find it. */
export function tellFailure(failure: unknown): void {
  for (const listener of listeners) listener(failure);
  if (!isRefusal(failure)) reportError(failure);
}

/** Does what a person asked for. When it throws or its promise rejects, the person sees it. */
export function attempt(work: () => unknown): void {
  const run = async () => {
    await work();
  };
  run().catch(tellFailure);
}
