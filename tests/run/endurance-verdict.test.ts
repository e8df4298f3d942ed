import { isAllClaimed, isAtRest, verdictOf } from '../../run/endurance/verdict.mjs';

const [person, channel] = ['10000000-0000-4000-8000-000000000001', '19:board1@thread.tacv2'];
const recipients = [person, channel];
const occasion = '2027-01-29-7';

const row = (kind: string, toAndOccasion: string, state: string, activityId = '') => ({
  id: 1,
  key: `${kind}:helar-2026:${toAndOccasion}`,
  state,
  activityId,
  reason: '',
});
const digest = (state: string, activityId?: string) =>
  row('reminder-person', `${person}:${occasion}`, state, activityId);
const post = (state: string, activityId?: string) =>
  row('reminder-board', `${channel}:N1.${occasion}`, state, activityId);
const posts = (ofPerson: readonly string[], ofChannel: readonly string[]) =>
  new Map([
    [person, ['greeting', ...ofPerson]],
    [channel, [...ofChannel]],
  ]);

const day = (rows: readonly object[], after: ReturnType<typeof posts>) =>
  verdictOf({ occasion, recipients, rows: [...rows], before: posts([], []), after });

test('a message that was sent, and one that is flagged whether it arrived or not, are as they must be', () => {
  const rows = [digest('sent', 'a'), post('unknown')];
  for (const ofChannel of [[], ['b']]) {
    const { faults, counts } = day(rows, posts(['a'], ofChannel));
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ sent: 1, flagged: 1, flaggedButDelivered: ofChannel.length });
  }
});

test.each([
  ['doubled', digest('sent', 'a'), ['a', 'b']],
  ['doubled', digest('unknown'), ['a', 'b']],
  ['lost: the ledger says sent', digest('sent', 'a'), []],
  ['lost: the ledger says sent', digest('sent', 'a'), ['other']],
  ['late: not sent or flagged before the next day', digest('planned'), []],
  ['late: not sent or flagged before the next day', digest('sending'), ['a']],
  ['delivered, and the ledger says refused', digest('refused'), ['a']],
  ['lost', undefined, []],
  ['not in the ledger', undefined, ['a']],
] as const)('%s', (fault, found, arrived) => {
  const rows = [...(found === undefined ? [] : [found]), post('sent', 'c')];
  expect(day(rows, posts(arrived, ['c'])).faults).toEqual([
    { recipient: person, occasion, fault, posts: [...arrived], row: found },
  ]);
});

test('a recipient whose card was refused is due no reminder', () => {
  const rows = [row('round-card', `${person}:once`, 'refused'), post('sent', 'c')];
  const { faults, counts } = day(rows, posts([], ['c']));
  expect(faults).toEqual([]);
  expect(counts.notDue).toBe(1);
  expect(isAllClaimed({ occasion, recipients, rows })).toBe(true);
});

test('a day is over when each recipient has a row, and no row waits', () => {
  expect(isAllClaimed({ occasion, recipients, rows: [digest('sent')] })).toBe(false);
  expect(isAllClaimed({ occasion, recipients, rows: [digest('sent'), post('planned')] })).toBe(
    true,
  );
  expect(isAtRest([digest('sent'), post('planned')])).toBe(false);
  expect(isAtRest([digest('sent'), post('unknown')])).toBe(true);
});
