import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import { sendMemory } from '../../../../src/core/acts/messages/send-one';
import type { SendOutcome } from '../../../../src/core/ports';
import { anInstance, clockContext, until, type Instance } from '../../../support/core/fake-context';
import type { FakeList } from '../../../support/core/fake-lists';
import type { Delivery } from '../../../../src/core/domain/messages/ledger';
import {
  annanCard,
  beginRound,
  chefCard,
  keysOf,
  post,
  rowOf,
  run,
} from '../../../support/core/open-round';

const all = [post, annanCard, chefCard];

/** The runs of one process, which remembers what the ledger does not hold yet. */
function processOf(instance: Instance) {
  const memory = sendMemory();
  const tick = () => sendDueMessages(clockContext(instance), { memory });
  return { tick, ...memory };
}

/** Makes the nth write of the list end so, and all others well. */
function failNth(list: FakeList<Delivery>, at: number, fault: 'before' | 'after' | 'lost') {
  let count = 0;
  list.fault = () => ((count += 1) === at ? fault : undefined);
}

const busy: SendOutcome = { kind: 'later', retryAfterSeconds: 900 };
const refused: SendOutcome = { kind: 'refused', reason: 'http-403' };

/** Starts a round in which the first message gets the outcome, which cannot be saved. */
async function withUnsaved(outcome: SendOutcome) {
  const { lists, instance } = beginRound();
  const own = processOf(instance);
  let first: string | undefined;
  instance.messenger.outcome = ({ key }) => {
    first ??= key;
    return key === first ? outcome : undefined;
  };
  // Each message has two writes: its claim and its outcome.
  failNth(lists.deliveries, 2, 'before');
  await own.tick();
  const key = first ?? '';
  expect(rowOf(lists, key)?.state).toBe('sending');
  return { lists, instance, key, ...own };
}

describe('an outcome that could not be saved when it came', () => {
  test.each([
    ['Teams asked to wait', busy, 'planned'],
    ['Teams refused it', refused, 'refused'],
    ['it was sent', undefined, 'sent'],
  ] as const)(
    'wins over another instance that gave the message up: %s',
    async (_, outcome, state) => {
      const sent: SendOutcome = {
        ...{ kind: 'sent', conversationId: 'c', activityId: 'a', shownHash: 'h' },
      } as const;
      const { lists, instance, key, tick, unrecorded } = await withUnsaved(outcome ?? sent);
      const other = anInstance(lists, { clock: instance.clock });
      instance.clock.advance(601);
      await run(other);
      expect(rowOf(lists, key)).toMatchObject({ state: 'unknown', reason: 'no-answer' });
      await tick();
      expect(rowOf(lists, key)?.state).toBe(state);
      expect(rowOf(lists, key)?.reason).toBe(outcome?.kind === 'refused' ? 'http-403' : undefined);
      expect(unrecorded.entries()).toEqual([]);
    },
  );

  test('is never given up by the process that knows it, however long the ledger is away', async () => {
    const { lists, instance, key, tick } = await withUnsaved(busy);
    instance.clock.advance(601);
    // The saving fails once more, and then the ledger takes writes again within the same run.
    failNth(lists.deliveries, 1, 'before');
    await tick();
    expect(rowOf(lists, key)?.state).toBe('sending');
    await tick();
    expect(rowOf(lists, key)?.state).toBe('planned');
  });

  test('lets the message go when the wait is over, which counts from the answer of Teams', async () => {
    const { lists, instance, key, tick } = await withUnsaved(busy);
    instance.clock.advance(700);
    await tick();
    expect(keysOf(instance.messenger)).not.toContain(key);
    instance.messenger.outcome = () => undefined;
    instance.clock.advance(200);
    await tick();
    await tick();
    expect(keysOf(instance.messenger)).toEqual(all.toSorted());
    expect(rowOf(lists, key)?.state).toBe('sent');
  });

  test('is saved over the edit of a person, who left the state as it was', async () => {
    const { lists, instance, key, tick } = await withUnsaved(busy);
    lists.deliveries.edit(rowOf(lists, key)?.id ?? '', { reason: 'typed' });
    instance.sync();
    await tick();
    expect(rowOf(lists, key)?.state).toBe('planned');
  });

  test('does not touch a message that was claimed anew since', async () => {
    const { lists, instance, key, tick } = await withUnsaved(busy);
    const { id = '' } = rowOf(lists, key) ?? {};
    lists.deliveries.edit(id, { state: 'unknown', stateAt: '2026-11-23T09:05:00Z' });
    await tick();
    expect(rowOf(lists, key)?.state).toBe('unknown');
    expect(instance.messenger.sent.filter((message) => message.key === key)).toEqual([]);
  });
});

describe('a claim whose answer was lost', () => {
  test.each([
    ['carried out, found at once', 'after', 0, 0],
    ['carried out, found after ten minutes', 'after', 0, 601],
    ['carried out, found when the list is read again after an hour', 'after', 3_600, 0],
    ['carried out later', 'lost', 0, 30],
    ['never carried out', 'lost', 0, undefined],
  ] as const)('is undone, and the message sent once: %s', async (_, fault, away, seconds) => {
    const { lists, instance } = beginRound();
    const { tick, lostClaims } = processOf(instance);
    failNth(lists.deliveries, 3, fault);
    await tick();
    expect(instance.messenger.sent).toHaveLength(2);
    expect(lostClaims.entries()).toHaveLength(1);
    if (away > 0) {
      instance.clock.advance(away);
      await tick();
    }
    if (seconds !== undefined) {
      lists.deliveries.arrive();
      instance.sync();
      instance.clock.advance(seconds);
    }
    await tick();
    await tick();
    instance.sync();
    instance.clock.advance(1_200);
    await tick();
    expect(keysOf(instance.messenger)).toEqual(all.toSorted());
    expect(all.map((key) => rowOf(lists, key)?.state)).toEqual(['sent', 'sent', 'sent']);
    // What Graph never carried out may still come, so that it is not forgotten.
    expect(lostClaims.entries()).toHaveLength(seconds === undefined ? 1 : 0);
  });

  test('is undone although a person edits its row at the same moment', async () => {
    const { lists, instance } = beginRound();
    const { tick } = processOf(instance);
    failNth(lists.deliveries, 3, 'after');
    await tick();
    instance.sync();
    const claimed = all.map((key) => rowOf(lists, key)).find((row) => row?.state === 'sending');
    lists.deliveries.edit(claimed?.id ?? '', { reason: 'typed' });
    await tick();
    instance.sync();
    await tick();
    await tick();
    expect(keysOf(instance.messenger)).toEqual(all.toSorted());
  });

  test('of a row that waited is undone too', async () => {
    const { lists, instance } = beginRound();
    const { tick } = processOf(instance);
    instance.messenger.outcome = ({ key }) => (key === chefCard ? busy : undefined);
    await tick();
    instance.messenger.outcome = () => undefined;
    instance.clock.advance(901);
    failNth(lists.deliveries, 1, 'lost');
    await tick();
    lists.deliveries.arrive();
    instance.sync();
    expect(rowOf(lists, chefCard)?.state).toBe('sending');
    await tick();
    expect(keysOf(instance.messenger)).toEqual(all.toSorted());
  });

  test('is not mixed up with the claim of another instance at the same instant', async () => {
    const { lists, instance } = beginRound();
    const { tick } = processOf(instance);
    failNth(lists.deliveries, 1, 'lost');
    await tick();
    const lost = all.find((key) => rowOf(lists, key) === undefined) ?? '';
    const other = anInstance(lists, { clock: instance.clock });
    other.messenger.outcome = ({ key }) => (key === lost ? 'never' : undefined);
    void run(other);
    await until(() => keysOf(other.messenger).includes(lost));
    instance.sync();
    await tick();
    expect(keysOf(instance.messenger)).not.toContain(lost);
    expect(rowOf(lists, lost)?.state).toBe('sending');
  });

  test('of a process that was killed is given up after ten minutes, and not before', async () => {
    const { lists, instance } = beginRound();
    failNth(lists.deliveries, 1, 'after');
    await processOf(instance).tick();
    const lost = all.find((key) => rowOf(lists, key)?.state === 'sending') ?? '';
    const restarted = anInstance(lists, { clock: instance.clock });
    const { tick } = processOf(restarted);
    instance.clock.advance(599);
    await tick();
    expect(rowOf(lists, lost)?.state).toBe('sending');
    instance.clock.advance(1);
    await tick();
    expect(rowOf(lists, lost)).toMatchObject({ state: 'unknown', reason: 'no-answer' });
    instance.clock.advance(86_400);
    await tick();
    expect([...keysOf(instance.messenger), ...keysOf(restarted.messenger)]).not.toContain(lost);
  });
});
