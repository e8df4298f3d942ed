import { askedGoals } from '../../../../src/core/domain/follow-up/asked-goals';
import { asAskedToday } from '../../../../src/core/domain/follow-up/as-asked';
import { askToday, withRowsToCome } from '../../../../src/core/domain/follow-up/round-rows';
import { faultsOfRound, openRound } from '../../../../src/core/domain/follow-up/round-rules';
import type { Round } from '../../../../src/core/domain/follow-up/round';
import { joinedRows } from '../../../../src/core/domain/relations/joined-rows';
import { knownRounds } from '../../../../src/core/domain/relations/rounds-of-rows';
import { omit } from '../../../../src/core/domain/base/defined';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';

const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2' })];
const world = aWorld({ goals });
const round = aRound({ asAsked: askToday(world, aRound()) });
const [first = aGoal()] = goals;
const keeping = aReport({
  ...{ id: '50', key: 'helar-2026:G-1', goalId: '1', roundId: round.id },
  asAsked: asAskedToday(world, first),
});
const known = (now: Round, reports = [keeping], others: readonly Round[] = []) =>
  knownRounds([now, ...others], reports)[0];
const emptied = omit(round, 'asAsked');

test('a round that its rows know by its code and that keeps what it asks for is the same object', () => {
  const rounds = [round];
  expect(knownRounds(rounds, [keeping])).toBe(rounds);
  expect(knownRounds(rounds, [])).toBe(rounds);
});

describe('a round whose code somebody has changed', () => {
  const renamed = { ...round, key: 'annan' };

  test('keeps the code of its rows, and the fault names it', () => {
    const now = known(renamed);
    expect(now).toMatchObject({ key: 'helar-2026', keyInRow: 'annan' });
    expect(now && faultsOfRound(now)).toEqual([
      { field: 'key', reason: 'not-the-key', values: { key: 'helar-2026' } },
    ]);
    expect(known({ ...renamed, key: 'HELAR-2026' })?.key).toBe('HELAR-2026');
  });

  test('has its own code when another round has that of its rows, when a row has its own, and when no row keeps a goal', () => {
    expect(known(renamed, [keeping], [aRound({ id: '7' })])).toBe(renamed);
    const own = { ...keeping, id: '51', key: 'annan:G-1' };
    expect(known(renamed, [keeping, own])).toBe(renamed);
    expect(known(renamed, [omit(keeping, 'asAsked')])).toBe(renamed);
  });

  test('is the same object as long as its rows stay', () => {
    const rounds = [renamed];
    const now = knownRounds(rounds, [keeping]);
    expect(knownRounds(rounds, [{ ...keeping, revision: 2 }])).toBe(now);
  });
});

describe('a round in which somebody has emptied what it keeps', () => {
  test.each([
    ['emptied', emptied],
    ['restored to the version before its opening', { ...emptied, state: 'planned' } as const],
    ['typed in anew with another id', { ...emptied, id: '950' }],
  ])('is marked: %s', (_, now) => {
    const before = aRound({ id: '1000', key: 'senare' });
    const { rounds, reports } = joinedRows({
      ...{ bodies: world.bodies, goals, decisions: [], rounds: [now, before], reports: [keeping] },
    });
    const [marked] = rounds;
    expect(marked).toMatchObject({ isAsAskedSpoiled: true });
    if (marked === undefined) return;
    expect(withRowsToCome(world, marked)).toBeUndefined();
    // It asks for the goals of its rows, and for none of today.
    expect(askedGoals({ ...world, reports }, marked).map(({ key }) => key)).toEqual(['G-1']);
  });

  test('gets its rows as before when an older version of the product has opened it', () => {
    const filledIn = {
      ...keeping,
      asAsked: { ...asAskedToday(world, first), filledIn: true },
    } as const;
    expect(known(emptied, [filledIn])).toBe(emptied);
  });

  test('keeps what it asks for from an opening on that a process leader makes again', () => {
    const marked = known({ ...emptied, state: 'planned' });
    const opening = { at: '2026-11-23T09:00:00Z', today: '2026-11-23', byName: 'Ledare' };
    const asAsked = askToday(world, aRound());
    const opened = marked && openRound(marked, { ...opening, byObjectId: 'oid-ledare', asAsked });
    expect(opened).toMatchObject({ state: 'opening', asAsked });
    expect(opened).not.toHaveProperty('isAsAskedSpoiled');
  });
});
