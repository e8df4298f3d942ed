import { ApiFailure } from './api';

type Listener = (failure: unknown) => void;

const listeners = new Set<Listener>();

/** Calls the listener each time that something which a person started fails. @returns a function that ends this */
export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Did the emulator or the browser refuse? Any other failure is a defect of this page. */
const isRefusal = (failure: unknown) =>
  failure instanceof ApiFailure || failure instanceof DOMException;

/** Shows the failure to the person. Tests find defects of the page, because it reports those to the window too. */
export function reportFailure(failure: unknown): void {
  for (const listener of listeners) listener(failure);
  if (!isRefusal(failure)) reportError(failure);
}

/** Runs what a person started. When it throws or its promise rejects, the page shows the failure to the person. */
export function attempt(work: () => unknown): void {
  const run = async () => {
    await work();
  };
  run().catch(reportFailure);
}
