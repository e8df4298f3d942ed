import {
  cancelRound,
  canMove,
  changeDueDate,
  closeRound,
  faultsUnlessOpen,
  hasBeenOpened,
  openRound,
  planRound,
  requireOpen,
  roundMoves,
  roundsInState,
  settleRound,
  type RoundMove,
} from '../../../../src/core/domain/follow-up/round-rules';
import { presentRound } from '../../../../src/core/domain/follow-up/present-round';
import { roundKey } from '../../../../src/core/domain/follow-up/round-key';
import type { Round, RoundState } from '../../../../src/core/domain/follow-up/round';
import { omit } from '../../../../src/core/domain/base/defined';
import { aRound } from '../../../support/core/builders';
import { faultWords, refusalOf } from '../../../support/core/faults';

const at = '2026-11-23T09:00:00Z';
const today = '2026-11-23';
const asAsked = { partlyMetFrom: 0.75, smallCountsBelow: 5, bodies: [], goalKeys: ['G-1'] };
const opening = { at, today, byName: 'Karin Lindgren', byObjectId: 'oid-karin', asAsked };

test.each<[RoundState, readonly RoundMove[]]>([
  ['planned', ['open', 'change-due-date', 'add-goals', 'leave-out-goals', 'cancel']],
  ['opening', ['change-due-date', 'cancel']],
  [
    'open',
    ['change-due-date', 'add-goals', 'leave-out-goals', 'take-new-words', 'cancel', 'close'],
  ],
  ['closing', []],
  ['closed', ['reopen']],
  ['cancelled', []],
])('a round that is %s allows the moves %p', (state, allowed) => {
  expect(roundMoves.filter((move) => canMove(aRound({ state }), move))).toEqual(allowed);
});

test.each<[RoundState, readonly string[]]>([
  ['open', []],
  ['planned', ['state round-planned']],
  ['closed', ['state round-closed']],
  ['cancelled', ['state round-cancelled']],
])('a round that is %s takes reports unless it has the faults %p', (state, faults) => {
  expect(faultWords(faultsUnlessOpen(aRound({ state })))).toEqual(faults);
  expect(refusalOf(() => requireOpen(aRound({ state })))).toEqual(faults);
});

test('a planned round has the plan and the key, and its dates are checked', () => {
  const plan = omit(aRound(), 'id', 'key', 'state');
  expect(planRound(plan, 'helar-2026', today)).toEqual({
    ...plan,
    key: 'helar-2026',
    state: 'planned',
  });
  const late = () => planRound({ ...plan, dueOn: '2026-11-22' }, 'helar-2026', today);
  expect(refusalOf(late)).toEqual(['dueOn in-the-past']);
});

/** The moves that look at nothing but the round; a reopening and changes of its goals have tests of their own. */
type MoveWithoutGoals = Exclude<
  RoundMove,
  'reopen' | 'add-goals' | 'leave-out-goals' | 'take-new-words'
>;

describe('a move', () => {
  const moves: Readonly<Record<MoveWithoutGoals, (round: Round) => Round>> = {
    open: (round) => openRound(round, opening),
    'change-due-date': (round) => changeDueDate(round, '2026-12-20', today),
    cancel: (round) => cancelRound(round, at),
    close: (round) => closeRound(round, at),
  };

  test('makes the next state and notes who and when', () => {
    const planned = aRound({ state: 'planned' });
    expect(moves.open(planned)).toEqual({
      ...planned,
      state: 'opening',
      openedAt: at,
      openedByName: 'Karin Lindgren',
      openedByObjectId: 'oid-karin',
      asAsked,
    });
    expect(settleRound(moves.open(planned)).state).toBe('open');
    expect(moves['change-due-date'](planned)).toEqual({ ...planned, dueOn: '2026-12-20' });
    expect(moves.cancel(planned)).toEqual({ ...planned, state: 'cancelled', endedAt: at });
    expect(moves.close(aRound())).toEqual({ ...aRound(), state: 'closing', endedAt: at });
    expect(settleRound(moves.close(aRound())).state).toBe('closed');
  });

  test.each([
    ['open', aRound({ state: 'opening' })],
    ['open', aRound({ state: 'open' })],
    ['change-due-date', aRound({ dueOn: '2026-12-20' })],
    ['cancel', aRound({ state: 'cancelled' })],
    ['close', aRound({ state: 'closing' })],
    ['close', aRound({ state: 'closed' })],
  ] as const)('%s again returns the round as it is', (move, round) => {
    expect(moves[move](round)).toBe(round);
  });

  test.each([
    ['open', 'closing'],
    ['open', 'closed'],
    ['open', 'cancelled'],
    ['change-due-date', 'closed'],
    ['change-due-date', 'cancelled'],
    ['cancel', 'closed'],
    ['close', 'planned'],
    ['close', 'opening'],
    ['cancel', 'closing'],
    ['close', 'cancelled'],
  ] as const)('%s is refused for a round that is %s', (move, state) => {
    expect(refusalOf(() => moves[move](aRound({ state })))).toEqual([`state round-${state}`]);
  });

  test('is refused for a due date that has passed or comes before the period', () => {
    const passed = aRound({ state: 'planned', dueOn: '2026-11-22' });
    expect(refusalOf(() => openRound(passed, opening))).toEqual(['dueOn in-the-past']);
    expect(openRound(aRound({ state: 'planned', dueOn: today }), opening).state).toBe('opening');
    expect(refusalOf(() => changeDueDate(aRound(), '2026-11-22', today))).toEqual([
      'dueOn in-the-past',
    ]);
    expect(refusalOf(() => changeDueDate(aRound(), '2025-12-31', '2025-01-01'))).toEqual([
      'dueOn before-period-begins',
    ]);
  });
});

describe('a round that is cancelled while it opens', () => {
  const planned = aRound({ state: 'planned' });

  test('has not been opened, and keeps what its rows were made from', () => {
    const cancelled = cancelRound(openRound(planned, opening), at);
    expect(cancelled).toEqual({ ...planned, state: 'cancelled', endedAt: at, asAsked });
    expect(hasBeenOpened(cancelled)).toBe(false);
  });

  test.each([
    ['is open', settleRound(openRound(planned, opening))],
    [
      'opens again',
      {
        ...openRound(planned, opening),
        reopening: { at, byName: 'Karin Lindgren', reason: 'Fel siffror' },
      },
    ],
  ])('has been opened when it %s', (_, round) => {
    expect(hasBeenOpened(cancelRound(round, at))).toBe(true);
    expect(cancelRound(round, at)).toMatchObject({ openedAt: at, openedByName: 'Karin Lindgren' });
  });
});

test('the rounds in a state come by due date, and the given list keeps its order', () => {
  const rounds = [
    aRound({ id: '1', dueOn: '2026-12-31' }),
    aRound({ id: '2', state: 'closed', dueOn: '2026-01-01' }),
    aRound({ id: '3', dueOn: '2026-12-15' }),
  ];
  expect(roundsInState(rounds, 'open').map(({ id }) => id)).toEqual(['3', '1']);
  expect(rounds.map(({ id }) => id)).toEqual(['1', '2', '3']);
});

test.each([
  ['Helår 2026', 'helar-2026'],
  ['  Delår: januari–augusti 2027 ', 'delar-januari-augusti-2027'],
  ['Øresund & Ærø Straße é', 'oresund-aero-strasse-e'],
  ['!!!', 'omgang'],
  ['x'.repeat(80), 'x'.repeat(60)],
])('a round with the title %p has the key %p', (title, key) => {
  expect(roundKey(title)).toBe(key);
});

test('a page shows first the open round that is due first, else the next planned round, else the newest closed one', () => {
  const of = (id: string, state: 'open' | 'closed' | 'planned' | 'cancelled', dueOn: string) =>
    aRound({ id, state, dueOn });
  const planned = [of('p1', 'planned', '2027-01-01'), of('p2', 'planned', '2027-06-01')];
  const closed = [
    { ...of('c1', 'closed', '2027-01-01'), periodTo: '2025-12-31' },
    of('c2', 'closed', '2026-12-15'),
    { ...of('c3', 'closed', '2027-01-01'), periodTo: '2024-12-31' },
  ];
  const open = [of('o1', 'open', '2026-12-31'), of('o2', 'open', '2026-12-15')];
  expect(presentRound([...planned, ...closed, ...open])?.id).toBe('o2');
  expect(presentRound([...closed, ...planned])?.id).toBe('p1');
  expect(presentRound(closed)?.id).toBe('c2');
  expect(presentRound([of('x', 'cancelled', '2026-01-01')])).toBeUndefined();
});
