import type { ActName } from '../../core/api/acts';
import { isProcessLeader } from '../../core/policy/roles';
import type { Context } from '../../core/ports';
import { manyRowsLimits, personLimits, servingLimits } from '../../graph/client/retry-delay';
import { letWorkProbe, newWaiter, type Waiter } from '../../graph/client/waiter';
import type { Product } from './product';

const actsOfManyRows: ReadonlySet<ActName> = new Set(['organisation.import', 'goal.import']);

/** Returns how long the actor of an act waits for Graph, and whether they may probe a Graph that asks for long waits. */
export function actWaiter(name: ActName, { actor, world }: Context): Waiter {
  const limits = actsOfManyRows.has(name) ? manyRowsLimits : personLimits;
  return newWaiter(limits, isProcessLeader(actor, world()));
}

/**
 * Returns how long the load of the lists waits for Graph. It may probe a Graph that asks for long waits, since nobody is known
 * as a process leader before.
 */
export function loadWaiter(): Waiter {
  return newWaiter(servingLimits, true);
}

/** Makes the contexts of presses in the bot, so that a process leader's press may probe as an act in the tab may. */
export function pressContexts(contextFor: Product['contextFor']): Product['contextFor'] {
  return (actor) => {
    const ctx = contextFor(actor);
    if (isProcessLeader(actor, ctx.world())) letWorkProbe();
    return ctx;
  };
}
