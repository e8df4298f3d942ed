import { omit } from '../../../../src/core/domain/base/defined';
import { reminders } from '../../../../src/core/domain/messages/due-reminders';
import type { Delivery } from '../../../../src/core/domain/messages/ledger';
import {
  aDelivery,
  aGoal,
  anOrganisation,
  aReport,
  aRound,
  aWorld,
  boardChannel,
  someSettings,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

// Local time is UTC plus one hour. The round is due on Tuesday 15 December.
const round = aRound();
const settings = someSettings({ remindDaysBefore: [7], remindDaysAfter: [0, 1] });
const world = aWorld({ goals: [aGoal({ id: '1', key: 'G-1' })], rounds: [round], settings });
const opened = '2026-11-23T09:00:00Z';
const recipient = { kind: 'channel', ...boardChannel } as const;
const card = aDelivery({ key: 'card', kind: 'round-card', stateAt: opened });
const post = aDelivery({
  key: 'post',
  kind: 'board-post',
  recipient,
  details: { boardKey: 'BUN' },
  stateAt: opened,
});

/** The kinds and occasions of the reminders that are due at the time. */
function dueAt(now: string, deliveries: readonly Delivery[] = [card, post], at = world) {
  const messages = reminders(at, round, { deliveries, now, isWorkingDay: isWeekday });
  return messages.map(({ kind, key }) => `${kind} ${key.split(':').at(-1) ?? ''}`);
}
const both = (occasion: string) => [
  `reminder-person ${occasion}`,
  `reminder-board BUN.${occasion}`,
];

test.each([
  ['before the first occasion', '2026-12-07T09:00:00Z', []],
  ['on the first occasion', '2026-12-08T07:00:00Z', both('2026-12-15-7')],
  ['days after an occasion', '2026-12-14T12:00:00Z', both('2026-12-15-7')],
  ['on the due date', '2026-12-15T07:00:00Z', both('2026-12-15+0')],
  ['after two occasions that passed unseen', '2026-12-16T09:00:00Z', both('2026-12-15+1')],
  ['before the sending hours', '2026-12-16T06:59:59Z', []],
  ['after the sending hours', '2026-12-16T16:00:00Z', []],
  ['at a weekend', '2026-12-19T10:00:00Z', []],
])('%s the due digests are of the latest occasion', (_, now, expected) => {
  expect(dueAt(now)).toEqual(expected);
});

test('an occasion at a weekend comes on the next working day', () => {
  const weekend = {
    ...world,
    settings: { ...settings, remindDaysBefore: [3], remindDaysAfter: [] },
  };
  expect(dueAt('2026-12-11T10:00:00Z', [card, post], weekend)).toEqual([]);
  expect(dueAt('2026-12-14T07:00:00Z', [card, post], weekend)).toEqual(both('2026-12-15-3'));
});

describe('a recipient gets no digest', () => {
  const now = '2026-12-08T09:00:00Z';
  const atOccasion = '2026-12-08T07:00:00Z';
  test.each<[string, readonly Delivery[]]>([
    ['without the card or the post', []],
    [
      'whose card and post were refused',
      [
        { ...card, state: 'refused' },
        { ...post, state: 'refused' },
      ],
    ],
    [
      'whose card and post came with the occasion',
      [
        { ...card, stateAt: atOccasion },
        { ...post, stateAt: atOccasion },
      ],
    ],
    [
      'whose card and post are of another round',
      [
        { ...card, roundId: '800' },
        { ...post, roundId: '800' },
      ],
    ],
    [
      'who is another than the holder of the card or the board of the post',
      [
        { ...card, recipient: { kind: 'person', objectId: 'oid-annan' } },
        { ...post, details: { boardKey: 'KFN' } },
      ],
    ],
  ])('%s', (_, deliveries) => {
    expect(dueAt(now, deliveries)).toEqual([]);
  });

  test('who was told of a changed round, or reminded, since the occasion', () => {
    const changed = aDelivery({ key: 'k', kind: 'round-changed', stateAt: atOccasion });
    expect(dueAt(now, [card, post, changed])).toEqual(['reminder-board BUN.2026-12-15-7']);
    const digest = aDelivery({
      key: 'k',
      kind: 'reminder-board',
      recipient,
      details: { boardKey: 'BUN' },
      stateAt: atOccasion,
    });
    expect(dueAt(now, [card, post, digest])).toEqual(['reminder-person 2026-12-15-7']);
  });

  test('in a channel that the board no longer has', () => {
    const bodies = anOrganisation().map((body) => omit(body, 'channel'));
    expect(dueAt(now, [card, post], { ...world, bodies })).toEqual([
      'reminder-person 2026-12-15-7',
    ]);
  });

  test('when every goal is reported', () => {
    const reports = [aReport({ goalId: '1', key: 'helar-2026:G-1' })];
    expect(dueAt(now, [card, post], { ...world, reports })).toEqual([]);
  });
});
