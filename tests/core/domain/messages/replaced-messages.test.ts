import { replacedRows } from '../../../../src/core/domain/messages/replaced-messages';
import { messageOf } from '../../../../src/core/domain/messages/messages';
import type { Delivery } from '../../../../src/core/domain/messages/ledger';
import { aDelivery, boardChannel } from '../../../support/core/builders';

const recipient = { kind: 'channel', ...boardChannel } as const;
const friday = '2026-12-11T08:00:00Z';
const monday = '2026-12-14T08:00:00Z';
const waiting = { state: 'planned', stateAt: friday, notBefore: '2026-12-14T12:00:00Z' } as const;

const digest = (occasion: string) =>
  aDelivery({ key: `person:${occasion}`, kind: 'reminder-person', details: {}, ...waiting });
const boardDigest = (boardKey: string, occasion: string) =>
  aDelivery({
    key: `board:${boardKey}.${occasion}`,
    kind: 'reminder-board',
    recipient,
    details: { boardKey },
    ...waiting,
  });
const nudge = (goalKey: string, day: string) =>
  aDelivery({
    key: `nudge:${goalKey}:${day}`,
    kind: 'reminder-person',
    details: { goalKey },
    ...waiting,
  });
const sentBack = (reportKey: string, revision: number) =>
  aDelivery({
    key: `sent-back:${reportKey}.r${String(revision)}`,
    kind: 'report-sent-back',
    details: { reportKey },
    ...waiting,
  });
const changed = (reportKey: string, byName: string) =>
  aDelivery({
    key: `changed:${reportKey}:${byName}:${String(Math.random())}`,
    kind: 'figure-changed',
    details: { byName, reportKey },
    ...waiting,
  });
const moved = (dueOn: string) =>
  aDelivery({
    key: `moved:${dueOn}`,
    kind: 'round-changed',
    details: { change: 'due-date', dueOn },
    ...waiting,
  });
const reopened = aDelivery({
  key: 'reopened',
  kind: 'round-changed',
  details: { change: 'reopened', reopenedAt: friday },
  ...waiting,
});
const cancelled = aDelivery({
  key: 'cancelled',
  kind: 'round-changed',
  details: { change: 'cancelled' },
  ...waiting,
});

/** Each pair is an earlier message that waits, and a later one. */
const pairs: readonly [string, Delivery, Delivery, boolean][] = [
  ['two digests to a person', digest('-1'), digest('+1'), true],
  ['two digests to a board', boardDigest('BUN', '-1'), boardDigest('BUN', '+1'), true],
  [
    'digests of two boards in one channel',
    boardDigest('BUN', '-1'),
    boardDigest('KFN', '-1'),
    false,
  ],
  ['two reminders by hand about one goal', nudge('G-1', 'saturday'), nudge('G-1', 'sunday'), true],
  ['reminders by hand about two goals', nudge('G-1', 'sunday'), nudge('G-2', 'sunday'), false],
  ['a reminder by hand and a digest', nudge('G-1', 'sunday'), digest('-1'), false],
  ['one report sent back twice', sentBack('R-1', 1), sentBack('R-1', 3), true],
  ['two reports sent back', sentBack('R-1', 1), sentBack('R-2', 1), false],
  ['a figure changed twice by one person', changed('R-1', 'Karin'), changed('R-1', 'Karin'), true],
  ['a figure changed by two people', changed('R-1', 'Karin'), changed('R-1', 'Olle'), false],
  ['a due date that moved twice', moved('2026-12-18'), moved('2026-12-21'), true],
  ['a due date that moved, and a reopening', moved('2026-12-18'), reopened, true],
  ['a reopening, and a due date that moved', reopened, moved('2026-12-18'), false],
  ['a reopening and a cancellation', reopened, cancelled, true],
  ['a due date that moved, and a cancellation', moved('2026-12-18'), cancelled, true],
  [
    'two people',
    digest('-1'),
    { ...digest('+1'), recipient: { kind: 'person', objectId: 'x' } },
    false,
  ],
  ['two rounds', digest('-1'), { ...digest('+1'), roundId: '901' }, false],
];

describe.each(pairs)('Of %s', (_, earlier, later, isReplaced) => {
  const expected = isReplaced ? [earlier.key] : [];
  const keysOf = (rows: ReadonlySet<Delivery>) => [...rows].map(({ key }) => key);

  test(`the one that waits ${isReplaced ? 'gives way to' : 'stays beside'} one that is due now`, () => {
    const fresh = [messageOf(later)];
    const given = { pending: [earlier], fresh, deliveries: [earlier] };
    expect(keysOf(replacedRows(given))).toEqual(expected);
  });

  test(`the one that waits ${isReplaced ? 'gives way to' : 'stays beside'} a later one that waits too`, () => {
    const both = [{ ...later, stateAt: monday }, earlier];
    expect(keysOf(replacedRows({ pending: both, fresh: [], deliveries: both }))).toEqual(expected);
  });

  test.each(['sending', 'sent', 'unknown'] as const)(
    'the same holds when the later one is %s',
    (state) => {
      const deliveries = [earlier, { ...later, state, stateAt: monday }];
      const given = { pending: [earlier], fresh: [], deliveries };
      expect(keysOf(replacedRows(given))).toEqual(expected);
    },
  );
});

test('a message that a process leader sends again after a later one goes out', () => {
  const again = { ...digest('-1'), stateAt: monday };
  const later = { ...digest('+1'), state: 'sent', stateAt: friday } as const;
  expect(replacedRows({ pending: [again], fresh: [], deliveries: [again, later] }).size).toBe(0);
});

test('a refused later one that does not wait replaces nothing', () => {
  const earlier = digest('-1');
  const later = { ...digest('+1'), state: 'refused', stateAt: monday } as const;
  const given = { pending: [earlier], fresh: [], deliveries: [earlier, later] };
  expect(replacedRows(given).size).toBe(0);
});

test('of two rows with the same time, the one with the higher id is the later one', () => {
  const [first, second] = [
    { ...digest('-1'), id: '9' },
    { ...digest('+1'), id: '10' },
  ];
  const both = [second, first];
  expect([...replacedRows({ pending: both, fresh: [], deliveries: both })]).toEqual([first]);
});
