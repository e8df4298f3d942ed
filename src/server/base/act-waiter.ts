import type { ActName } from '../../core/api/acts';
import { isProcessLeader } from '../../core/policy/roles';
import type { Context } from '../../core/ports';
import { manyRowsLimits, personLimits } from '../../graph/client/retry-delay';
import { newWaiter, type Waiter } from '../../graph/client/waiter';

const actsOfManyRows: ReadonlySet<ActName> = new Set(['organisation.import', 'goal.import']);

/** Returns how long the actor of an act waits for Graph, and whether they may probe a Graph that asks for long waits. */
export function actWaiter(name: ActName, { actor, world }: Context): Waiter {
  const limits = actsOfManyRows.has(name) ? manyRowsLimits : personLimits;
  return newWaiter(limits, isProcessLeader(actor, world()));
}
