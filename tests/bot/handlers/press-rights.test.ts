import { omit } from '../../../src/core/domain/base/defined';
import { wordsOf } from '../../support/bot/card-schema';
import { beginPressing, doors, kindsOfPress, typed } from '../../support/bot/presses';
import { aReport, aRound, goals, people } from '../../support/bot/granforsa';

/** The open round that asks the manager for goal 11, and rounds that only process leaders may see. */
const open = aRound();
const hidden = [
  aRound({ id: '22', key: 'plan-2027', title: 'Hemlig omgång', state: 'planned' }),
  aRound({ id: '23', key: 'struken', title: 'Struken omgång', state: 'cancelled' }),
].map((round) => omit(round, 'openedAt', 'openedByName', 'openedByObjectId'));
const reports = [
  aReport({ id: '32', key: 'helar-2026:FK-1', goalId: '12', figures: { women: 30, men: 3 } }),
];

/** Ids as a forged press may name them. `existing` ones are there, and not for the person who presses. */
const roundIds = { planned: '22', cancelled: '23', missing: '4711', malformed: '../22', empty: '' };
const goalIds = {
  existing: '12',
  unreported: '13',
  missing: '4711',
  malformed: '../12',
  empty: '',
};

describe('what is not there and what one may not see are the same answer to a press', () => {
  const lists = { goals, rounds: [open, ...hidden], reports };
  const table = doors.flatMap((door) =>
    kindsOfPress.map(([name, data]) => [door, name, data] as const),
  );
  const askers = [
    ['a person whom the round asks', people.manager],
    ['a person whom no round asks', people.other],
  ] as const;

  test.each(table)('%s of %s: rounds', async (door, _name, data) => {
    const { press } = beginPressing(lists);
    for (const [, objectId] of askers) {
      for (const goalId of ['11', '12']) {
        const seen = new Set<string>();
        for (const roundId of Object.values(roundIds)) {
          const answer = await press({ ...data, ...typed, roundId, goalId }, objectId, { door });
          seen.add(JSON.stringify(answer));
        }
        expect([...seen]).toHaveLength(1);
        expect([...seen].join()).not.toMatch(/Hemlig|Struken/);
      }
    }
  });

  test.each(table)('%s of %s: goals', async (door, _name, data) => {
    const { press } = beginPressing(lists);
    for (const [, objectId] of askers) {
      const seen = new Set<string>();
      for (const goalId of Object.values(goalIds)) {
        const asked = { ...data, ...typed, roundId: '21', goalId };
        seen.add(JSON.stringify(await press(asked, objectId, { door })));
      }
      expect([...seen]).toHaveLength(1);
      expect([...seen].join()).not.toContain('Antal män bland personalen');
    }
  });

  test('no forged press saves anything', async () => {
    const { press, product } = beginPressing(lists);
    for (const [, data] of kindsOfPress) {
      for (const roundId of Object.values(roundIds)) {
        await press({ ...data, ...typed, roundId, goalId: '11' }, people.manager);
      }
    }
    expect(product.tables.reports.traces).toEqual([]);
  });

  const showRound = (roundId: string) => ({ action: 'show-round', schema: 1, roundId });

  test('a process leader sees the card of a round that has not opened', async () => {
    const ofCouncil = goals.map((goal) => ({ ...goal, bodyId: '1' }));
    const { press } = beginPressing({ ...lists, goals: ofCouncil });
    const { body } = await press(showRound('22'), people.leader);
    expect(wordsOf(body)).toContain('Hemlig omgång');
  });

  test('a reporter whom a goal names, and who follows no body, sees the card', async () => {
    const reporter = { mail: 'x@granforsa.example', objectId: people.other, name: 'X' };
    const { press } = beginPressing({
      ...lists,
      goals: goals.map((goal) => ({ ...goal, reporter })),
    });
    const { body } = await press(showRound('21'), people.other);
    expect(wordsOf(body)).toContain('Helår 2026');
  });
});
