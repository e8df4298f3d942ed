import { omit } from '../../../../src/core/domain/base/defined';
import { AppError } from '../../../../src/core/domain/base/app-error';
import {
  byPeriod,
  isNewestOpened,
  reopenRound,
  type ReopeningPlan,
} from '../../../../src/core/domain/follow-up/round-rules';
import type { Round } from '../../../../src/core/domain/follow-up/round';
import { aRound } from '../../../support/core/builders';

const closed: Round = aRound({
  state: 'closed',
  dueOn: '2026-12-15',
  endedAt: '2026-12-20T08:00:00Z',
});
const older = aRound({ id: '800', key: 'delar-2026', state: 'closed', periodTo: '2026-06-30' });
const newer = aRound({ id: '950', key: 'helar-2027', state: 'closed', periodTo: '2027-12-31' });
const plan: ReopeningPlan = {
  at: '2027-01-04T09:00:00Z',
  byName: 'Karin Lindgren',
  reason: 'Två enheter saknas.',
  dueOn: '2027-01-20',
  today: '2027-01-04',
  rounds: [older, closed],
};

function reasonOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (cause) {
    return cause instanceof AppError ? cause.faults[0]?.reason : String(cause);
  }
}

test('a reopened round is opening until the new due date, has the name and the reason, and has no end', () => {
  const { at, byName, reason } = plan;
  expect(reopenRound(closed, plan)).toEqual({
    ...omit(closed, 'endedAt'),
    state: 'opening',
    dueOn: '2027-01-20',
    reopening: { at, byName, reason },
  });
});

test('reopening again with the same date and reason changes nothing; another date or reason is refused', () => {
  const open = reopenRound(closed, plan);
  expect(reopenRound(open, { ...plan, at: '2027-01-05T09:00:00Z' })).toBe(open);
  expect(reasonOf(() => reopenRound(open, { ...plan, reason: 'Annat' }))).toBe('round-opening');
  expect(reasonOf(() => reopenRound(open, { ...plan, dueOn: '2027-02-01' }))).toBe('round-opening');
});

test.each([
  ['a planned round', aRound({ state: 'planned' }), {}, 'round-planned'],
  ['a cancelled round', aRound({ state: 'cancelled' }), {}, 'round-cancelled'],
  ['a round with a newer closed one', closed, { rounds: [closed, newer] }, 'newer-round-opened'],
  [
    'a round with a newer open one',
    closed,
    { rounds: [closed, { ...newer, state: 'open' }] },
    'newer-round-opened',
  ],
  ['a due date that has passed', closed, { dueOn: '2027-01-03' }, 'in-the-past'],
  ['a due date that the calendar does not have', closed, { dueOn: '2027-02-30' }, 'not-a-date'],
  [
    'a due date before the period',
    closed,
    { dueOn: '2025-01-01', today: '2024-01-01' },
    'before-period-begins',
  ],
] as const)('%s is refused', (_, round, change, reason) => {
  expect(reasonOf(() => reopenRound(round, { ...plan, ...change }))).toBe(reason);
});

test('the new due date may be today', () => {
  expect(reopenRound(closed, { ...plan, dueOn: plan.today }).dueOn).toBe(plan.today);
});

test('the newest opened round is the one with the latest period; planned and cancelled ones do not count', () => {
  const planned = { ...newer, state: 'planned' } as const;
  const cancelled = { ...newer, state: 'cancelled' } as const;
  expect(isNewestOpened([older, closed, planned, cancelled], closed)).toBe(true);
  expect(isNewestOpened([older, closed, { ...newer, state: 'open' }], closed)).toBe(false);
  expect(isNewestOpened([older, closed], older)).toBe(false);
  expect(isNewestOpened([older, closed, newer], closed)).toBe(false);
});

test('a round that has been reopened and closed is no newer for its later due date', () => {
  const ofLastYear = aRound({
    id: '810',
    state: 'closed',
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
  });
  const again = { ...reopenRound(ofLastYear, { ...plan, rounds: [] }), state: 'closed' } as const;
  expect(again.dueOn > closed.dueOn).toBe(true);
  expect(isNewestOpened([again, closed], closed)).toBe(true);
  expect(isNewestOpened([again, closed], again)).toBe(false);
});

test.each([
  ['ends later', { periodTo: '2026-12-31' }],
  ['ends the same day and begins later', { periodFrom: '2026-09-01' }],
  ['has the same period and was prepared later', {}],
])('of two rounds the one is newer that %s', (_, own) => {
  const other = { ...closed, id: '1000', dueOn: '2026-12-01', ...own };
  expect(byPeriod(other, closed)).toBeGreaterThan(0);
  expect(byPeriod(closed, other)).toBeLessThan(0);
});
