import { EventEmitter, once } from 'node:events';
import type { Message } from '../../../../src/core/domain/messages/ledger';
import type { World } from '../../../../src/core/domain/world';
import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import { rotated } from '../../../../src/core/domain/base/rotated';
import { aConversation, aGoal, aPerson, aReport } from '../../../support/core/builders';
import {
  anInstance,
  clockContext,
  FakeClock,
  FakeMessenger,
  until,
  type Instance,
} from '../../../support/core/fake-context';
import {
  annanCard,
  beginRound,
  chefCard,
  keysOf,
  post,
  rowOf,
  run,
} from '../../../support/core/open-round';

describe('two instances', () => {
  test('that update a message at once end with what the lists say', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    const other = anInstance(lists, { messenger: instance.messenger, clock: instance.clock });
    other.sync();
    lists.reports.add(aReport({ goalId: '1', key: 'helar-2026:G-1' }));
    other.sync();
    lists.reports.add(aReport({ id: '51', goalId: '2', key: 'helar-2026:G-2' }));
    instance.sync();
    expect(await run(instance)).toMatchObject({ updated: 3 });
    // The copy of the other instance lacks the second report, and what the first instance has shown since.
    expect(await run(other)).toMatchObject({ updated: 3 });
    other.sync();
    expect(await run(other)).toMatchObject({ updated: 3 });
    instance.sync();
    expect(await run(instance)).toMatchObject({ updated: 0 });
  });

  test.each([true, false])(
    'ticking at once send each message once (list refuses duplicates: %p)',
    async (refusesDuplicates) => {
      const { lists, instance } = beginRound({}, refusesDuplicates);
      const other = anInstance(lists, { messenger: instance.messenger, clock: instance.clock });
      await Promise.all([run(instance), run(other), run(instance)]);
      expect(keysOf(instance.messenger)).toEqual([post, annanCard, chefCard]);
      other.sync();
      await run(other);
      expect(instance.messenger.sent).toHaveLength(3);
    },
  );

  test.each([true, false])(
    'one killed between claim and outcome: nothing is doubled, and the unknown is flagged (%p)',
    async (refusesDuplicates) => {
      const { lists, instance } = beginRound({}, refusesDuplicates);
      // The first send never ends, as when the process is killed while it waits for the answer.
      instance.messenger.outcome = ({ key }) => (key === chefCard ? 'never' : undefined);
      void run(instance);
      await until(() => keysOf(instance.messenger).includes(chefCard));
      expect(rowOf(lists, chefCard)?.state).toBe('sending');
      const reached = instance.messenger.sent.length;

      const clock = new FakeClock('2026-11-23T09:05:00Z');
      const other = anInstance(lists, { clock });
      await run(other);
      expect(keysOf(other.messenger)).not.toContain(chefCard);
      expect(reached + other.messenger.sent.length).toBe(3);

      clock.set('2026-11-23T09:10:00Z');
      await run(other);
      expect(rowOf(lists, chefCard)).toMatchObject({ state: 'unknown', reason: 'no-answer' });
      clock.advance(86_400);
      await run(other);
      expect(keysOf(other.messenger)).not.toContain(chefCard);
    },
  );

  test('a late success turns unknown into sent', async () => {
    const { lists, instance } = beginRound();
    const gate = new EventEmitter();
    const released = once(gate, 'open');
    const messenger = new FakeMessenger();
    const slow = anInstance(lists, { messenger, clock: instance.clock });
    const send = messenger.send.bind(messenger);
    messenger.send = async (message: Message, world: World) => {
      if (message.key === chefCard) await released;
      return send(message, world);
    };
    const hanging = run(slow);
    await until(() => rowOf(lists, chefCard)?.state === 'sending');
    instance.clock.advance(601);
    instance.sync();
    await run(instance);
    expect(rowOf(lists, chefCard)?.state).toBe('unknown');
    gate.emit('open');
    await hanging;
    expect(rowOf(lists, chefCard)?.state).toBe('sent');
  });

  test('that see one planned row send its message once', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = ({ key }) =>
      key === chefCard ? { kind: 'later', retryAfterSeconds: 1 } : undefined;
    await run(instance);
    const other = anInstance(lists, { messenger: instance.messenger, clock: instance.clock });
    instance.messenger.outcome = () => undefined;
    instance.clock.advance(5);
    // Both instances see the planned row; only one claims it.
    await Promise.all([run(instance), run(other)]);
    expect(keysOf(instance.messenger).filter((key) => key === chefCard)).toHaveLength(1);
  });
});

describe('a process that is killed while Teams has put a message off for ten minutes', () => {
  const busy = { kind: 'later', retryAfterSeconds: 600 } as const;

  test('leaves the message to the next one, which sends it once when the wait is over', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = ({ key }) => (key === chefCard ? busy : undefined);
    await run(instance);
    expect(rowOf(lists, chefCard)?.state).toBe('planned');
    // The next process has the lists and the clock, and nothing else of the first one.
    const next = anInstance(lists, { clock: instance.clock });
    instance.clock.advance(599);
    expect(await run(next)).toMatchObject({ sent: 0, nextInSeconds: 1 });
    expect(next.messenger.sent).toEqual([]);
    instance.clock.advance(1);
    await run(next);
    await run(anInstance(lists, { clock: instance.clock }));
    instance.clock.advance(86_400);
    await run(next);
    expect(keysOf(next.messenger)).toEqual([chefCard]);
    expect(rowOf(lists, chefCard)?.state).toBe('sent');
  });

  test('leaves a digest to the one of the next step, which takes its place', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    const digests = ({ sent }: FakeMessenger) =>
      sent.filter(({ kind }) => kind === 'reminder-person').map(({ key }) => key);
    instance.clock.set('2026-12-14T09:00:00Z');
    instance.messenger.outcome = ({ kind }) => (kind === 'reminder-person' ? busy : undefined);
    await run(instance);
    const next = anInstance(lists, { clock: new FakeClock('2026-12-16T09:00:00Z') });
    await run(next);
    await run(next);
    expect(digests(instance.messenger)).toEqual([]);
    const sent = digests(next.messenger);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every((key) => key.endsWith('+1'))).toBe(true);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

/** Runs two instances at once, whose copies get each other's rows after every fifth message, and counts claims in vain. */
async function claimsInVain(shares: readonly [number, number]) {
  const people = Array.from({ length: 40 }, (_, index) => `Person${String(index)}`);
  const goals = people.map((name, index) =>
    aGoal({ id: String(index + 1), key: `G-${String(index + 1)}`, reporter: aPerson(name) }),
  );
  const { lists, instance } = beginRound({ goals });
  for (const name of people) lists.conversations.add(aConversation(name));
  const other = anInstance(lists, { messenger: instance.messenger, clock: instance.clock });
  let inVain = 0;
  const add = lists.deliveries.add.bind(lists.deliveries);
  lists.deliveries.add = (value) => {
    const added = add(value);
    if (added === 'refused') inVain += 1;
    return added;
  };
  const runFrom = (one: Instance, startShare: number) => {
    one.sync();
    let sent = 0;
    const pause = () => {
      sent += 1;
      if (sent % 5 === 0) one.sync();
      return Promise.resolve();
    };
    return sendDueMessages(clockContext(one), { startShare, pause });
  };
  await Promise.all([runFrom(instance, shares[0]), runFrom(other, shares[1])]);
  expect(new Set(keysOf(instance.messenger)).size).toBe(41);
  expect(instance.messenger.sent).toHaveLength(41);
  return inVain;
}

test('two instances that begin at different places in the list seldom claim the same message', async () => {
  const same = await claimsInVain([0, 0]);
  const apart = await claimsInVain([0.1, 0.6]);
  expect(same).toBeGreaterThan(20);
  expect(apart).toBeLessThan(same / 4);
});

test.each([0, 0.01, 0.5, 0.99])('a rotated list has the same items: %d', (share) => {
  const items = [1, 2, 3, 4, 5];
  expect([...rotated(items, share)].toSorted()).toEqual(items);
  expect(rotated([], share)).toEqual([]);
  expect(rotated(items, 0.5)).toEqual([3, 4, 5, 1, 2]);
});
