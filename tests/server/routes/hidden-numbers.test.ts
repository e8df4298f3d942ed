import fc from 'fast-check';
import type { Figures } from '../../../src/core/domain/goals/goal';
import { aGoal, anIndicator, aPerson, aReport, aRound, aWorld } from '../../support/core/builders';
import { anOrganisation } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { aFakeApp } from '../../support/server/fake-app';

const limit = 5;
const people = anIndicator({ measure: 'people', decimals: 0, addsUp: true });
const share = anIndicator({ name: 'Andel nöjda' });

/** What is stored of one goal: figures, baseline and what people wrote beside them. */
interface Stored {
  readonly figures: Figures;
  readonly baseline: Figures;
  readonly comment: string;
  readonly isPeople: boolean;
}

/** A municipality with a goal of the unit and a draft of another one for each stored value. */
function appWith(stored: readonly Stored[]) {
  const goals = stored.flatMap(({ baseline, isPeople }, at) => {
    const indicator = { ...(isPeople ? people : share), name: `Mått ${String(at)}` };
    const own = { id: String(at + 1), key: `G-${String(at + 1)}`, baseline, indicator };
    return [aGoal({ ...own, bodyId: 'unit' })];
  });
  const reports = stored.map(({ figures, comment }, at) =>
    aReport({
      ...{ id: String(100 + at), key: `r${String(at)}`, goalId: String(at + 1), roundId: '900' },
      ...{ figures, comment, state: 'accepted', reportedByObjectId: 'oid-chef' },
    }),
  );
  const rounds = [aRound({ id: '900', key: 'helar-2026' })];
  const world = aWorld({ bodies: anOrganisation(), goals, reports, rounds });
  return aFakeApp(anInstance(listsOf({ world })));
}

async function read({ call }: ReturnType<typeof appWith>, as: string, count: number) {
  const histories = Array.from({ length: count }, (_, at) => `goal-history?goal=${String(at + 1)}`);
  const answers = [];
  for (const name of ['mine', 'goals', ...histories]) {
    const answer = await call(`/api/views/${name}`, { as });
    answers.push([answer.status, answer.headers.get('ETag'), await answer.text()]);
  }
  return answers;
}

const small = fc.nat({ max: limit - 1 });
const shown = fc.integer({ min: limit, max: 90 });
const text = fc.string({ maxLength: 20 });

/**
 * Two states of a goal that differ only in what an employee may not see: a small number of people, how many are behind a
 * percentage while they are few, the other sex and the words beside them.
 */
const pairs: fc.Arbitrary<readonly [Stored, Stored]> = fc
  .record({
    isPeople: fc.boolean(),
    women: fc.tuple(small, small),
    men: shown,
    comment: fc.tuple(text, text),
    persons: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
  })
  .map(({ isPeople, women, men, comment, persons }) => {
    const state = (at: 0 | 1): Stored => ({
      isPeople,
      comment: `x${comment[at]}`,
      figures: isPeople
        ? { women: women[at], men }
        : { women: women[at], men, womenPersons: persons[at], menPersons: 40 },
      baseline: isPeople ? { women: women[at], men } : { women: 30, men },
    });
    return [state(0), state(1)] as const;
  });

test('neither content nor eTag of any view changes for an employee with a number that is hidden from them', async () => {
  let differing = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(pairs, { minLength: 1, maxLength: 4 }), async (goals) => {
      const apps = ([0, 1] as const).map((at) => appWith(goals.map((pair) => pair[at])));
      const [one, other] = apps;
      if (one === undefined || other === undefined) return;
      const size = goals.length;
      expect(await read(one, 'Utan roll', size)).toEqual(await read(other, 'Utan roll', size));
      // Whoever may see the numbers gets another eTag, so that the test compares states that differ.
      const seen = [await read(one, 'Chef', size), await read(other, 'Chef', size)];
      if (JSON.stringify(seen[0]) !== JSON.stringify(seen[1])) differing += 1;
    }),
    { seed: 41, numRuns: 40 },
  );
  expect(differing).toBeGreaterThan(30);
});

test('the name of the workbook does not change with what it holds', async () => {
  const stored = (women: number): Stored => ({
    ...{ figures: { women, men: 9 }, baseline: {}, comment: String(women), isPeople: true },
  });
  const nameOf = async (women: number) => {
    const leader = aPerson('Ledare').name ?? '';
    const { headers } = await appWith([stored(women)]).call('/api/rounds/900/export.xlsx', {
      as: leader,
    });
    return headers.get('Content-Disposition');
  };
  expect(await nameOf(1)).toBe(await nameOf(4));
  expect(await nameOf(1)).toContain('helar-2026.xlsx');
});
