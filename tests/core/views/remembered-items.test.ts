import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { mineItem } from '../../../src/core/views/mine/mine-item';
import type { Context } from '../../../src/core/ports';
import { anActor, aReport, aRound } from '../../support/core/builders';
import { aMunicipality, changeSomeRow, names } from '../../support/core/random-edits';
import { randomSource, type RandomSource } from '../../support/core/random';
import type { RenewedLists } from '../../support/core/renewed-lists';

/** Returns what the actor gets of each goal in each round, goals of others included. */
function itemsFor(ctx: Context): string {
  const snapshot = takeSnapshot(ctx);
  const { goals, rounds } = snapshot.world;
  const items = goals.flatMap((goal) =>
    rounds.map((round) => mineItem(ctx, snapshot, { goal, round })),
  );
  return JSON.stringify(items);
}

function renameSomeRound(random: RandomSource, lists: RenewedLists): void {
  const round = random.pick(lists.rows('rounds'));
  lists.put('rounds', { ...round, title: `Omgång ${String(random.below(1_000))}` });
}

describe('Items that are remembered', () => {
  test('are as items that are made anew, for everybody', () => {
    const random = randomSource(1);
    const lists = aMunicipality();
    for (let step = 0; step < 20; step += 1) {
      if (random.below(4) === 0) renameSomeRound(random, lists);
      else changeSomeRow(random, lists);
      const actors = names.map((name) => anActor(name));
      // The other order shows an item that was made for one person and given to another.
      const anew = actors.toReversed().map((actor) => itemsFor(lists.asFresh(actor)));
      expect(actors.map((actor) => itemsFor(lists.as(actor)))).toEqual(anew.toReversed());
    }
  });

  const itemsIn = (lists: RenewedLists, name: string) => {
    const ctx = lists.as(anActor(name));
    const snapshot = takeSnapshot(ctx);
    const [round = aRound()] = snapshot.world.rounds;
    const goals = snapshot.world.goals.filter(({ bodyId }) => bodyId !== 'gone');
    return goals.map((goal) => mineItem(ctx, snapshot, { goal, round }));
  };

  test('are made again for a goal whose report has changed, and for no other one', () => {
    const lists = aMunicipality();
    const before = itemsIn(lists, 'Ledare');
    expect(before.length).toBeGreaterThan(1);
    const isKept = () => itemsIn(lists, 'Ledare').map((item, at) => item === before[at]);
    expect(isKept()).not.toContain(false);
    lists.put('reports', aReport({ id: '701', roundId: '800', goalId: before[0]?.goal.id ?? '' }));
    expect(isKept()).toEqual(before.map((_, at) => at !== 0));
  });

  test('are always made again for people from whom figures are hidden, since other goals decide which', () => {
    const lists = aMunicipality();
    const before = itemsIn(lists, 'Okänd');
    expect(itemsIn(lists, 'Okänd').map((item, at) => item === before[at])).not.toContain(true);
  });
});
