import { AppError } from '../../../../src/core/domain/base/app-error';
import { sendMemory } from '../../../../src/core/acts/messages/send-one';
import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import { aConversation, aGoal, aReport } from '../../../support/core/builders';
import { clockContext } from '../../../support/core/fake-context';
import {
  annanCard,
  beginRound,
  chefCard,
  keysOf,
  post,
  rowOf,
  run,
} from '../../../support/core/open-round';

const nth = (at: number, fault: 'before' | 'after') => {
  let count = 0;
  return () => {
    count += 1;
    return count === at ? fault : undefined;
  };
};

describe('one message that fails does not stop the others', () => {
  // Each message has two writes: its claim and its outcome.
  test.each([
    ['the claim is refused', nth(3, 'before'), 2],
    ['the answer to the claim is lost', nth(3, 'after'), 2],
    ['the outcome cannot be saved', nth(4, 'before'), 3],
    ['the answer to the saving of the outcome is lost', nth(4, 'after'), 3],
  ])('when %s', async (_, fault, sent) => {
    const { lists, instance } = beginRound();
    lists.deliveries.fault = fault;
    expect(await run(instance)).toMatchObject({ sent, failed: 1 });
    expect(instance.alarms).toEqual(['message.failed']);
    await run(instance);
    instance.sync();
    instance.clock.advance(601);
    await run(instance);
    const states = [post, annanCard, chefCard].map((key) => rowOf(lists, key)?.state);
    expect(new Set(instance.messenger.sent).size).toBe(instance.messenger.sent.length);
    expect(states.every((state) => state === 'sent' || state === 'unknown')).toBe(true);
  });

  test('when its row was taken by a person’s edit at the same moment', async () => {
    const { lists, instance } = beginRound();
    instance.messenger.outcome = ({ key }) =>
      key === chefCard ? { kind: 'later', retryAfterSeconds: 1 } : undefined;
    await run(instance);
    instance.messenger.outcome = () => undefined;
    lists.deliveries.edit(rowOf(lists, chefCard)?.id ?? '', { reason: 'typed' });
    lists.reports.add(aReport({ goalId: '1', key: 'helar-2026:G-1' }));
    instance.sync();
    lists.deliveries.edit(rowOf(lists, chefCard)?.id ?? '', { reason: 'typed again' });
    instance.clock.advance(5);
    expect(await run(instance)).toMatchObject({ sent: 0, updated: 2, failed: 0 });
    expect(await run(instance)).toMatchObject({ sent: 1 });
  });

  test('when its living message cannot be rendered or updated', async () => {
    const { lists, instance } = beginRound();
    await run(instance);
    lists.reports.add(aReport({ goalId: '3', key: 'helar-2026:G-3' }));
    instance.sync();
    const { messenger } = instance;
    const hash = messenger.hash.bind(messenger);
    messenger.hash = (message, world) => {
      if (message.key === chefCard) throw new TypeError('No such body');
      return hash(message, world);
    };
    messenger.outcome = ({ key }) => (key === annanCard ? 'throw' : undefined);
    expect(await run(instance)).toMatchObject({ updated: 1 });
    expect(messenger.updated).toEqual([post]);
    expect(instance.alarms.toSorted()).toEqual(['message.hash-failed', 'message.send-failed']);
  });
});

/** Starts a round with a card for each of the numbered people. */
function beginLarge(count: number) {
  const people = Array.from({ length: count }, (_, index) => `Person${String(index)}`);
  const goals = people.map((name, index) =>
    aGoal({
      id: String(index + 1),
      key: `G-${String(index + 1)}`,
      reporter: { name, mail: `${name}@granforsa.se`, objectId: `oid-${name.toLowerCase()}` },
    }),
  );
  const begun = beginRound({ goals });
  for (const name of people) begun.lists.conversations.add(aConversation(name));
  begun.instance.sync();
  return begun;
}

test('a run ends after five failures of the store in a row, and the next one sends all', async () => {
  const { lists, instance } = beginLarge(55);
  let writes = 0;
  lists.deliveries.fault = () => {
    writes += 1;
    return writes > 20 ? 'before' : undefined;
  };
  expect(await run(instance)).toMatchObject({ sent: 10, failed: 5 });
  expect(writes).toBe(25);
  lists.deliveries.fault = () => undefined;
  expect(await run(instance)).toMatchObject({ sent: 46, failed: 0 });
  expect(new Set(keysOf(instance.messenger)).size).toBe(56);
});

test('other failures never end a run', async () => {
  const { lists, instance } = beginLarge(12);
  const replace = lists.deliveries.replace.bind(lists.deliveries);
  lists.deliveries.replace = () => {
    throw new AppError('not-found', 'The row is gone');
  };
  expect(await run(instance)).toMatchObject({ sent: 13, failed: 13 });
  expect(instance.alarms).toHaveLength(5);
  lists.deliveries.replace = replace;
});

test('a run whose time is up leaves the rest to the next one', async () => {
  const { instance } = beginLarge(20);
  let asked = 0;
  const isTimeUp = () => {
    asked += 1;
    return asked > 8;
  };
  expect(await sendDueMessages(clockContext(instance), { isTimeUp })).toMatchObject({
    sent: 8,
    left: 13,
  });
  expect(await run(instance)).toMatchObject({ sent: 13, left: 0 });
});

test('when Teams asks to wait with all messages, no other message is claimed', async () => {
  const { lists, instance } = beginLarge(20);
  const busy = { kind: 'later', retryAfterSeconds: 40, isForAll: true } as const;
  instance.messenger.outcome = ({ recipient }) =>
    recipient.kind === 'person' && recipient.objectId === 'oid-person3' ? busy : undefined;
  const { nextInSeconds, ...done } = await run(instance);
  expect(done).toMatchObject({ waiting: 1, failed: 0 });
  expect(nextInSeconds).toBe(40);
  expect(lists.deliveries.rows.size).toBe(done.sent + 1);
  instance.messenger.outcome = () => undefined;
  instance.clock.advance(40);
  expect(await run(instance)).toMatchObject({ sent: 21 - done.sent });
});

test('an outcome that could not be saved is saved by the next run', async () => {
  const { lists, instance } = beginRound();
  const memory = sendMemory();
  lists.deliveries.fault = nth(2, 'before');
  await sendDueMessages(clockContext(instance), { memory });
  expect(memory.unrecorded.entries()).toHaveLength(1);
  instance.clock.advance(3600);
  const again = await sendDueMessages(clockContext(instance), { memory });
  expect(again).toMatchObject({ sent: 0, unknown: 0, failed: 0 });
  expect(memory.unrecorded.entries()).toEqual([]);
  for (const key of [post, annanCard, chefCard]) expect(rowOf(lists, key)?.state).toBe('sent');
});
