import { systemActor } from '../../../src/core/domain/base/actor';
import type { Lists } from '../../../src/graph/open-lists';
import { openProduct } from '../../../src/server/base/product';
import { fakeProduct } from '../../support/bot/fake-context';

const health = () => ({ graph: 'ok', signIn: 'ok', readAt: {} }) as const;

test('the world follows the date, also while no list changes', async () => {
  const { contextFor } = fakeProduct();
  const { tables, settings, directory, messenger, workingDays, log } = contextFor(systemActor);
  const lists: Lists = {
    ...{ tables, directory, settings, version: () => 1, health },
    membership: { standingOf: () => Promise.resolve('member'), confirm: () => undefined },
    load: () => Promise.resolve(),
    refresh: () => Promise.resolve([]),
    check: () => Promise.resolve([]),
  };
  let today = '2026-12-31';
  const product = openProduct({
    ...{ lists, messenger, workingDays, log, firstProcessLeaders: [], tenantId: 't' },
    notifier: { wake: () => undefined },
    clock: { now: () => `${today}T11:00:00Z`, today: () => today },
  });
  await product.load();
  const { world } = product.contextFor(systemActor);
  expect(world()).toBe(world());
  expect(world().today).toBe('2026-12-31');
  today = '2027-01-01';
  expect(world().today).toBe('2027-01-01');
});
