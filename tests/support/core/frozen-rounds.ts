import { definedOnly } from '../../../src/core/domain/base/defined';
import { askToday, askingRow } from '../../../src/core/domain/follow-up/round-rows';
import type { ReportRow } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import type { Figures, Goal } from '../../../src/core/domain/goals/goal';
import type { World } from '../../../src/core/domain/world';
import { askedGoals } from '../../../src/core/domain/follow-up/asked-goals';
import {
  aGoal,
  anIndicator,
  anOrganisation,
  aReport,
  aRound,
  aWorld,
  someSettings,
} from './builders';
import { changeLater } from './later-edits';
import type { RandomSource } from './random';

let lastId = 5_000;

/** What somebody reports about a goal; undefined when nobody does. */
export type Reporting = (goal: Goal) => Figures | undefined;

/** Adds a round to the world that opens today, gets its rows and reports, and is closed. */
export function withClosedRound(world: World, plan: Partial<Round>, reporting: Reporting): World {
  const closed = aRound({ state: 'closed', openedAt: '2025-11-20T08:00:00Z', ...plan });
  const round: Round = { ...closed, asAsked: askToday(world, { ...closed, state: 'open' }) };
  const rows = askedGoals(world, { ...closed, state: 'open' }).map((goal): ReportRow => {
    const row = { ...askingRow(world, round, goal), id: String((lastId += 1)) };
    const figures = reporting(goal);
    if (figures === undefined) return row;
    const { id, key, roundId, goalId, asAsked, dueOn } = row;
    return definedOnly({
      ...aReport({ id, key, roundId, goalId, figures, state: 'accepted' }),
      ...{ asAsked, dueOn },
    });
  });
  return { ...world, rounds: [...world.rounds, round], reports: [...world.reports, ...rows] };
}

const people = anIndicator({ name: 'Deltagare', measure: 'people', decimals: 0, addsUp: true });
const percent = anIndicator();
const alone = anIndicator({ name: 'Timmar', measure: 'hours', split: 'total' });
const ratio = anIndicator({ name: 'Lön', measure: 'ratio', split: 'total', direction: 'near' });

/** Makes a municipality whose goals have two closed rounds; between them some of it has been changed. */
export function aMunicipalityWithHistory(random: RandomSource): World {
  const bodies = anOrganisation();
  const goals = bodies.flatMap(({ id: bodyId }, at) =>
    [people, percent, alone, ratio].map((indicator, kind) => {
      const id = String(100 + at * 10 + kind);
      const above = at === 0 ? {} : { parentGoalId: String(100 + kind) };
      const target = indicator === percent ? { targetBySex: { women: 40, men: 60 } } : {};
      return aGoal({ id, key: `M-${id}`, bodyId, indicator, ...above, ...target });
    }),
  );
  const settings = { ...someSettings(), firstProcessLeaders: ['oid-ledare'] };
  const reporting: Reporting = ({ indicator }) => {
    if (random.below(4) === 0) return undefined;
    const [women, men] = [random.below(12), random.below(12)];
    if (indicator?.measure === 'ratio')
      return { total: women * 10, womenPersons: men, menPersons: random.below(12) };
    return indicator?.split === 'total' ? { total: women } : { women, men };
  };
  const plans = ['2024', '2025'].map((year, at) => ({
    ...{ id: String(800 + at), key: `helar-${year}`, title: `Helår ${year}` },
    ...{ periodFrom: `${year}-01-01`, periodTo: `${year}-12-31`, dueOn: `${year}-12-31` },
    endedAt: `${year}-12-31T12:00:00Z`,
  }));
  let world: World = aWorld({ goals, bodies, settings });
  for (const plan of plans) {
    world = withClosedRound(world, plan, reporting);
    for (let edit = 0; edit < 4; edit += 1) world = changeLater(random, world);
  }
  return world;
}
