import { createMessenger } from '../../src/bot/notices/messenger';
import type { Connector } from '../../src/bot/notices/connector';
import type { Actor } from '../../src/core/domain/base/actor';
import type { Person } from '../../src/core/domain/organisation/body';
import { openProduct, type OpenProduct } from '../../src/server/base/product';
import { fill, type Size } from './municipality';
import { memoryLists } from './memory-lists';

const answer = { kind: 'ok', id: '1', activityId: '1' } as const;
const connector: Connector = {
  createChat: () => Promise.resolve(answer),
  createThread: () => Promise.resolve(answer),
  post: () => Promise.resolve(answer),
  put: () => Promise.resolve(answer),
};

/** Makes the actor of a person of the municipality. */
export const actorOf = ({ objectId = '', name = '' }: Person): Actor => ({
  objectId,
  name,
  kind: 'member',
});

/** Opens the product in this process over a filled municipality, without a network. */
export async function openFilled(size: Size): Promise<OpenProduct> {
  const lists = memoryLists();
  await fill(lists, size);
  const settings = {
    ...{ clientId: 'c', tenantId: 't', teamsAppId: 'app', tabDomain: 'jamna.example' },
    ...{ serviceUrlHosts: ['smba.example'], token: () => Promise.resolve('token') },
  };
  const { membership } = lists;
  const inBackground = <R>(work: () => R) => work();
  const contextFor = (actor: Actor) => product.contextFor(actor);
  const limits = { activities: { take: () => 0 }, refusals: { take: () => 0 } };
  const deps = { contextFor, log, membership, limits, inBackground };
  const product: OpenProduct = openProduct({
    lists,
    messenger: createMessenger({ settings, deps, connector }),
    notifier: { wake: () => undefined },
    clock: { now: () => '2027-01-12T09:00:00Z', today: () => '2027-01-12' },
    workingDays: { isWorkingDay: () => true },
    firstProcessLeaders: [],
    tenantId: '',
    clockFault: () => undefined,
    log,
  });
  await product.load();
  return product;
}

/** A log that writes alarms alone. */
export const log = {
  info: () => undefined,
  alarm: (event: string, cause: unknown) => process.stderr.write(`${event} ${String(cause)}\n`),
};
