import { systemActor } from '../../../src/core/domain/base/actor';
import type { ClockFault } from '../../../src/core/domain/base/clock-fault';
import { sendDueMessages } from '../../../src/core/acts/messages/send-due-messages';
import type { Log } from '../../../src/core/ports';
import type { Lists } from '../../../src/graph/open-lists';
import { openProduct } from '../../../src/server/base/product';
import { aBody, aGoal, aRound } from '../../support/core/builders';
import { fakeProduct } from '../../support/bot/fake-context';

const health = () => ({ graph: 'ok', signIn: 'ok', readAt: {} }) as const;

function begin(
  today: () => string,
  clockFault: () => ClockFault | undefined = () => undefined,
  changed: Partial<Lists> = {},
  ownLog?: Log,
) {
  const { contextFor } = fakeProduct();
  const {
    tables,
    settings,
    directory,
    messenger,
    workingDays,
    log: usual,
  } = contextFor(systemActor);
  const lists: Lists = {
    ...{ tables, directory, settings, version: () => 1, health },
    membership: { standingOf: () => Promise.resolve('member'), confirm: () => undefined },
    load: () => Promise.resolve(),
    refresh: () => Promise.resolve([]),
    check: () => Promise.resolve([]),
    ...changed,
  };
  return openProduct({
    ...{
      lists,
      messenger,
      workingDays,
      log: ownLog ?? usual,
      firstProcessLeaders: [],
      tenantId: 't',
      clockFault,
    },
    notifier: { wake: () => undefined },
    clock: { now: () => `${today()}T11:00:00Z`, today },
  });
}

test('the world follows the date, also while no list changes', async () => {
  let today = '2026-12-31';
  const product = begin(() => today);
  await product.load();
  const { world } = product.contextFor(systemActor);
  expect(world()).toBe(world());
  expect(world().today).toBe('2026-12-31');
  today = '2027-01-01';
  expect(world().today).toBe('2027-01-01');
});

test.each(['jumped-forward', 'jumped-back', 'absurd-date'] as const)(
  'health names a clock that cannot be trusted (%s) and when it is right again, and views are made anew',
  (kind) => {
    let fault: ClockFault | undefined;
    const product = begin(
      () => '2026-12-31',
      () => fault,
    );
    const before = product.version();
    expect(product.health().clock).toBe('ok');
    fault = { kind, now: '2027-02-01T11:00:00.000Z' };
    expect(product.health().clock).toEqual(fault);
    const meanwhile = product.version();
    expect(meanwhile).not.toBe(before);
    // The fault's time goes on; a view shows only its date.
    fault = { kind, now: '2027-02-01T11:00:01.000Z' };
    expect(product.version()).toBe(meanwhile);
    fault = undefined;
    expect(product.health().clock).toBe('ok');
    expect(product.version()).toBe(before);
  },
);

test('what the first messages need is worked out before anybody is served', async () => {
  const { tables } = fakeProduct().contextFor(systemActor);
  let [reads, readsWhenServed] = [0, 0];
  const goal = Object.defineProperty({ ...aGoal({ bodyId: 'unit' }) }, 'targetOn', {
    get: () => `20${String(30 + (reads += 1))}-12-31`,
  });
  const round = { value: aRound({ state: 'open' }), eTag: '1' };
  const [goalRows, roundRows] = [[{ value: goal, eTag: '1' }], [round]];
  const bodyRows = [{ value: aBody({ id: 'unit' }), eTag: '1' }];
  const product = begin(() => '2026-12-01', undefined, {
    tables: {
      ...tables,
      goals: { ...tables.goals, all: () => goalRows },
      bodies: { ...tables.bodies, all: () => bodyRows },
      rounds: { ...tables.rounds, all: () => roundRows },
    },
    check() {
      expect(product.health().status).toBe('starting');
      readsWhenServed = reads;
      return Promise.resolve([]);
    },
  });
  await product.load();
  expect(readsWhenServed).toBeGreaterThan(0);
  await sendDueMessages(product.contextFor(systemActor));
  expect(reads).toBe(readsWhenServed);
});

test('lists of which nothing can be prepared are served, and raise an alarm', async () => {
  const { tables } = fakeProduct().contextFor(systemActor);
  const all = () => {
    throw new RangeError('Out of memory.');
  };
  const alarms: string[] = [];
  const log = { info: () => undefined, alarm: (event: string) => alarms.push(event) };
  const goals = { ...tables.goals, all };
  const product = begin(() => '2026-12-31', undefined, { tables: { ...tables, goals } }, log);
  expect(await product.load()).toBe(true);
  expect([product.health().lists, alarms]).toEqual(['ready', ['not-prepared']]);
});

test('a world that could not be made is made again, for the same state of the lists', async () => {
  let version = 1;
  const { tables } = fakeProduct().contextFor(systemActor);
  let fails = false;
  const goals: Lists['tables']['goals'] = {
    ...tables.goals,
    all() {
      if (fails) throw new RangeError('Out of memory.');
      return [{ value: aGoal({ id: String(version) }), eTag: '1' }];
    },
  };
  const product = begin(() => '2026-12-31', undefined, {
    tables: { ...tables, goals },
    version: () => version,
  });
  await product.load();
  const { world } = product.contextFor(systemActor);
  const idsNow = () => world().goals.map(({ id }) => id);
  expect(idsNow()).toEqual(['1']);
  [version, fails] = [2, true];
  expect(world).toThrow('Out of memory.');
  fails = false;
  expect(idsNow()).toEqual(['2']);
});

describe('The check of the lists', () => {
  const checkOf = (list: string) => [{ list, isThere: true, problems: [] }];

  test('is there before anybody is served', async () => {
    let end: (checks: ReturnType<typeof checkOf>) => void = () => undefined;
    const check = () => new Promise<ReturnType<typeof checkOf>>((done) => (end = done));
    const product = begin(() => '2026-12-31', undefined, { check });
    const loaded = product.load();
    await new Promise((done) => setImmediate(done));
    expect(product.health().status).toBe('starting');
    expect(() => product.contextFor(systemActor)).toThrow('The first load goes on.');
    end(checkOf('Mål'));
    expect(await loaded).toBe(true);
    expect(product.contextFor(systemActor).health.lists()).toEqual(checkOf('Mål'));
  });

  test('makes views anew when it says something else after another load', async () => {
    let list = 'Mål';
    const check = () => Promise.resolve(checkOf(list));
    const product = begin(() => '2026-12-31', undefined, { check });
    await product.load();
    const before = product.version();
    expect(product.version()).toBe(before);
    list = 'Rapporter';
    await product.load();
    expect(product.version()).not.toBe(before);
  });
});
