import fc from 'fast-check';
import { roundCard } from '../../../src/bot/cards/follow-up/round-card';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import type { GoalView } from '../../../src/core/api/goals/goal-view';
import { figureFields, personFields } from '../../../src/core/domain/goals/figures';
import { measures, type Figures, type Indicator } from '../../../src/core/domain/goals/goal';
import type { World } from '../../../src/core/domain/world';
import { can } from '../../../src/core/policy/can';
import { cardTexts } from '../../../src/core/text/card/card-texts';
import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { historyOf } from '../../../src/core/views/goals/goal-view';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { wordsOf } from '../../support/bot/card-schema';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';
import { solvedCells, type Equation } from '../../support/core/solver';

const limit = 5;
const round = aRound({ state: 'closed', periodTo: '2025-12-31', key: 'helar-2025' });
const frame = {
  language: 'sv',
  text: cardTexts.sv,
  timeZone: 'Europe/Stockholm',
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
} as const;

/** A figure that a view or a card has, by goal and field; the same cell may come from several. */
type Cells = Map<string, Set<number | 'suppressed'>>;

/** A group of women and a group of men of one goal, with the number of people in each and the value that stands for them. */
interface Groups {
  readonly measure: Indicator['measure'];
  readonly women: readonly [persons: number, value: number];
  readonly men: readonly [persons: number, value: number];
  readonly hasTotal: boolean;
  readonly repeatsBaseline: boolean;
}

const group = (values: fc.Arbitrary<number>) => fc.tuple(fc.nat({ max: 12 }), values);
const drawn: fc.Arbitrary<Groups> = fc.record({
  measure: fc.constantFrom(...measures.filter((one) => one !== 'people')),
  // No value of one field is a value of another, nor a date or a number of people in a card.
  women: group(fc.integer({ min: 4_100, max: 4_199 }).map((value) => value / 100)),
  men: group(fc.integer({ min: 6_200, max: 6_299 }).map((value) => value / 100)),
  hasTotal: fc.boolean(),
  repeatsBaseline: fc.boolean(),
});

/** Makes the organisation with one goal of a unit, whose figures are means or shares of its groups. */
function municipality({ measure, women, men, hasTotal, repeatsBaseline }: Groups) {
  const persons = women[0] + men[0];
  const total = (women[0] * women[1] + men[0] * men[1]) / Math.max(1, persons);
  const counted = { womenPersons: women[0], menPersons: men[0], totalPersons: persons };
  const figures: Figures = {
    ...{ women: women[1], men: men[1], ...counted },
    ...(hasTotal && persons > 0 && { total }),
  };
  const { womenPersons, menPersons, totalPersons, ...values } = figures;
  const goal = aGoal({
    ...{ id: '1', key: 'G-1', baselineYear: 2025 },
    indicator: anIndicator({ measure, decimals: 2 }),
    baseline: repeatsBaseline ? values : { women: 90, men: 91 },
  });
  const report = aReport({
    ...{ id: '101', key: 'helar-2025:G-1', goalId: '1', state: 'accepted', figures },
    comment: `Kvar: ${[womenPersons, menPersons, totalPersons].join()}`,
  });
  const world = aWorld({ goals: [goal], rounds: [round], reports: [report] });
  return { world, figures };
}

/** Collects every figure of the goal that views, cards and the exported workbook have for a person. */
function shownTo(world: World, name: string) {
  const ctx = contextOf(anInstance(listsOf({ world })), name);
  const cells: Cells = new Map();
  const put = (occasion: string, figures: object) => {
    for (const [field, value] of Object.entries(figures)) {
      const cell = `${occasion}.${field}`;
      cells.set(cell, (cells.get(cell) ?? new Set()).add(value as number | 'suppressed'));
    }
  };
  const putGoal = ({ baseline = {}, history }: GoalView) => {
    put('baseline', baseline);
    for (const { figures } of history) put('report', figures);
  };
  const snapshot = takeSnapshot(ctx);
  for (const { baseline = {} } of viewGoals(ctx).goals) put('baseline', baseline);
  for (const goal of snapshot.world.goals)
    for (const { figures } of historyOf(snapshot, goal)) put('report', figures);
  for (const { goal } of viewMine(ctx).items) putGoal(goal);
  const card = roundViewOf(ctx, round.id);
  for (const { goal, report } of card?.items ?? []) {
    putGoal(goal);
    put('report', report?.figures ?? {});
  }
  const canExport = can(ctx.actor, 'round.export', round, world);
  // The workbook has the rows of this view.
  if (viewGoals(ctx).me.followsUp || canExport)
    for (const { goal, report } of viewFollowUp(ctx, { round: round.key }).rows) {
      putGoal(goal);
      put('report', report?.figures ?? {});
    }
  const words = card === undefined ? '' : wordsOf(roundCard(card, frame));
  return { cells, canExport, words };
}

const readers = [
  'Anställd',
  'Annan',
  'Chef',
  'Ersättare',
  'Förvaltningschef',
  'Sekreterare',
  'Ledare',
];
const exactReaders = ['Chef', 'Ersättare', 'Förvaltningschef', 'Sekreterare', 'Ledare'];

describe.each(readers)('%s', (name) => {
  const isExact = exactReaders.includes(name);

  test('finds the value of a small group in no view, card or workbook, and can solve for none', () => {
    let small = 0;
    fc.assert(
      fc.property(drawn, (groups) => {
        const { world, figures } = municipality(groups);
        const { cells, canExport, words } = shownTo(world, name);
        const numbers = new Map(
          [...cells].flatMap(([cell, found]) => {
            const [value] = [...found].filter((one) => typeof one === 'number');
            return value === undefined ? [] : [[cell, value] as const];
          }),
        );
        if (isExact) {
          expect(numbers.get('report.women')).toBe(figures.women);
          return;
        }
        const hidden = (['women', 'men'] as const).filter((sex) => groups[sex][0] < limit);
        small += hidden.length;
        if (hidden.length > 0) expect(canExport).toBe(false);
        // Even a reader who knows from elsewhere how many people there are cannot work the mean of the few out.
        const mean: Equation = [
          [groups.women[0], 'report.women'],
          [groups.men[0], 'report.men'],
          [-(groups.women[0] + groups.men[0]), 'report.total'],
        ];
        const copies = figureFields.map((field): Equation => [
          [1, `report.${field}`],
          [-1, `baseline.${field}`],
        ]);
        const solved = solvedCells([mean, ...(groups.repeatsBaseline ? copies : [])], numbers);
        for (const sex of hidden) {
          expect(cells.get(`report.${sex}`)).toEqual(new Set(['suppressed']));
          expect([...numbers.values()]).not.toContain(figures[sex]);
          expect(solved.has(`report.${sex}`)).toBe(false);
          expect(cells.get('report.gap')).toEqual(new Set(['suppressed']));
          expect(words).not.toContain(String(figures[sex]).replace('.', ','));
        }
        for (const field of personFields) expect(cells.has(`report.${field}`)).toBe(false);
        expect(words).not.toContain('Kvar:');
      }),
      { seed: 33, numRuns: 120 },
    );
    expect(small > 0).toBe(!isExact);
  });
});
