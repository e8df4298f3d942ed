import { AsyncLocalStorage } from 'node:async_hooks';
import { withWaiter, type Waiter } from './waiter';

const labels = new AsyncLocalStorage<string>();

/**
 * Marks every Graph request made within `work`: its `client-request-id` begins with `{label}-`, so that what an act
 * costs can be summed where requests are counted. Labels are ASCII letters, digits and hyphens.
 *
 * @param waiter who waits for the work; left out for the worker, which has more time
 */
export function withCostLabel<R>(label: string, work: () => R, waiter?: Waiter): R {
  return labels.run(label.replace(/[^A-Za-z0-9-]/g, '-'), () => withWaiter(waiter, work));
}

/** A new `client-request-id`: a GUID, after the label of the work that asks. */
export function requestId(): string {
  const id = crypto.randomUUID();
  const label = labels.getStore();
  return label === undefined ? id : `${label}-${id}`;
}
