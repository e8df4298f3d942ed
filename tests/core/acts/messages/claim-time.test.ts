import { aGoal } from '../../../support/core/builders';
import {
  anInstance,
  FakeClock,
  type FakeMessenger,
  until,
} from '../../../support/core/fake-context';
import { beginRound, rowOf, run } from '../../../support/core/open-round';

const board = 'reminder-board:helar-2026:19:board@thread.tacv2:BUN.2026-12-15';
const [beforeDue, dayAfter] = [`${board}-1`, `${board}+1`];
const goals = [aGoal({ id: '1', key: 'G-1' })];
const [onDayBefore, onDayAfter] = ['2026-12-14T09:00:00Z', '2026-12-16T09:00:00Z'];

/** Starts a round whose cards are out, on the day before the due date. */
async function dayBefore() {
  const { lists, instance } = beginRound({ goals });
  await run(instance);
  instance.clock.set('2026-12-08T09:00:00Z');
  await run(instance);
  instance.clock.set(onDayBefore);
  return { lists, instance };
}
const keysOfKind = ({ sent }: FakeMessenger) =>
  sent.filter(({ kind }) => kind === 'reminder-board').map(({ key }) => key);

test('a digest whose instance was killed while it sent keeps its time, and the next digest goes', async () => {
  const { lists, instance } = await dayBefore();
  instance.messenger.outcome = ({ key }) => (key === beforeDue ? 'never' : undefined);
  void run(instance);
  await until(() => keysOfKind(instance.messenger).includes(beforeDue));

  const other = anInstance(lists, { clock: new FakeClock(onDayAfter) });
  await run(other);
  expect(keysOfKind(other.messenger)).toEqual([dayAfter]);
  expect(rowOf(lists, beforeDue)).toMatchObject({
    state: 'unknown',
    reason: 'no-answer',
    stateAt: onDayBefore,
  });
  expect(rowOf(lists, dayAfter)).toMatchObject({ state: 'sent' });
});

test.each([
  ['is lost', { kind: 'unknown', reason: 'no-answer' }, 'unknown'],
  ['never comes, since the sender broke', 'throw', 'unknown'],
  ['is that Teams refuses', { kind: 'refused', reason: 'http-403' }, 'refused'],
  ['is that Teams asks to wait', { kind: 'later', retryAfterSeconds: 600 }, 'refused'],
] as const)(
  'a digest whose answer %s after the next occasion does not swallow that one',
  async (_, outcome, state) => {
    const { lists, instance } = await dayBefore();
    instance.messenger.outcome = ({ key }) => {
      if (key !== beforeDue) return undefined;
      instance.clock.set(onDayAfter);
      return outcome;
    };
    await run(instance);
    await run(instance);
    expect(keysOfKind(instance.messenger).at(-1)).toBe(dayAfter);
    expect(rowOf(lists, beforeDue)?.state).toBe(state);
    expect(rowOf(lists, dayAfter)).toMatchObject({ state: 'sent', stateAt: onDayAfter });
  },
);

test('a digest that had to wait until the next one is due gives way to it', async () => {
  const { lists, instance } = await dayBefore();
  const busy = { kind: 'later', retryAfterSeconds: 600 } as const;
  instance.messenger.outcome = ({ kind }) => (kind === 'reminder-board' ? busy : undefined);
  await run(instance);
  expect(rowOf(lists, beforeDue)?.state).toBe('planned');
  instance.messenger.outcome = () => undefined;
  instance.clock.set(onDayAfter);
  await run(instance);
  await run(instance);
  expect(keysOfKind(instance.messenger).slice(1)).toEqual([dayAfter]);
  expect(rowOf(lists, beforeDue)).toMatchObject({ state: 'refused', reason: 'replaced' });
});

test('digests that were refused until the bot was let in again are one digest, the latest', async () => {
  const { lists, instance } = await dayBefore();
  const refused = { kind: 'refused', reason: 'BotDisabledByAdmin' } as const;
  instance.messenger.outcome = ({ kind }) => (kind === 'reminder-board' ? refused : undefined);
  await run(instance);
  instance.clock.set(onDayAfter);
  await run(instance);
  instance.messenger.outcome = () => undefined;
  instance.clock.advance(3600);
  const channel = lists.conversations.byKey('channel:19:board@thread.tacv2')?.value;
  lists.conversations.edit(channel?.id ?? '', { seenAt: '2026-12-16T09:30:00Z' });
  instance.sync();
  await run(instance);
  await run(instance);
  expect(keysOfKind(instance.messenger).slice(1)).toEqual([dayAfter]);
});
