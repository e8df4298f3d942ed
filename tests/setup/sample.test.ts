import { join } from 'node:path';
import { startEmulator, type Emulator } from 'm365-list-emulator';
import { suggestAttainment } from '../../src/core/domain/follow-up/attainment';
import { definedOnly } from '../../src/core/domain/base/defined';
import { faultsOfFigures } from '../../src/core/domain/goals/figures';
import type { Figures, Indicator } from '../../src/core/domain/goals/goal';
import { settingKeyOf } from '../../src/core/domain/settings/setting';
import { readSample, type SampleGoal } from '../../src/setup/sample-files';

const sample = readSample(join(__dirname, '..', '..', 'run', 'sample'));
const goals = new Map(sample.goals.map((goal) => [goal.key, goal]));
const kindCount = (kind: string) => sample.bodies.filter((body) => body.kind === kind).length;

function isMeasurable(goal: SampleGoal): boolean {
  const hasTarget = goal.target !== undefined || goal.indicator?.direction === 'even';
  return goal.indicator !== undefined && goal.baseline !== undefined && hasTarget;
}

describe('The sample municipality', () => {
  it('has the dates and decisions by which the declaration was signed and the first plan adopted, with a source (seed:B8 seed:B9 seed:B16)', () => {
    const settings = new Map(sample.settings.map((row) => [settingKeyOf(row.key), row]));
    expect(settings.get('signedOn')?.value).toBe('2009-09-21');
    expect(settings.get('signedDecision')?.value).toBe('Kf § 79');
    expect(settings.get('planAdoptedOn')?.value).toBe('2014-02-24');
    expect(settings.get('planDecision')?.value).toBe('Kf § 7');
    for (const row of sample.settings) expect(row.source).not.toBe('');
  });

  it('has the goal of level 1 in the seed’s own words, from which every other goal descends (seed:B18 seed:B19 seed:B20 seed:B21 seed:B22 seed:B24)', () => {
    expect(goals.get('KF-1')?.title).toBe(
      'Granforsa kommun ska ha en rättvis fördelning av resurser till kvinnor och män, flickor och pojkar inom samtliga kommunala verksamheter. Vid beslut om förändringar ska en jämställdhetsanalys vara genomförd',
    );
    for (const goal of sample.goals) {
      let at: SampleGoal | undefined = goal;
      while (at?.parentGoal !== undefined) at = goals.get(at.parentGoal);
      expect(at?.key).toBe('KF-1');
    }
  });

  it('has boards, administrations, divisions and units (seed:B26) and two process leaders (seed:B36)', () => {
    expect(kindCount('board')).toBe(5);
    expect(kindCount('administration')).toBe(8);
    expect(kindCount('unit')).toBeGreaterThan(20);
    expect(sample.bodies.find((body) => body.kind === 'council')?.processLeaders).toHaveLength(2);
  });

  it('has obligations that are met and that are not: bodies without a goal, goals that cannot be measured (seed:B25 seed:B27)', () => {
    const withGoal = new Set(sample.goals.map((goal) => goal.body));
    const without = sample.bodies.filter((body) => !withGoal.has(body.key));
    expect(without.length).toBeGreaterThan(2);
    expect(without.every((body) => body.kind !== 'board')).toBe(true);
    expect(sample.goals.filter((goal) => !isMeasurable(goal)).length).toBeGreaterThan(1);
    expect(sample.goals.filter(isMeasurable).length).toBeGreaterThan(40);
  });

  it('has every kind of direction and split, and names a source for each goal', () => {
    const indicators = sample.goals.flatMap((goal) => goal.indicator ?? []);
    expect(new Set(indicators.map((i) => i.direction)).size).toBe(4);
    expect(new Set(indicators.map((i) => i.split)).size).toBe(3);
    expect(sample.goals.every((goal) => goal.source !== '')).toBe(true);
  });

  it('has reports whose figures fit their indicator and whose attainment follows from them', () => {
    for (const report of sample.reports) {
      const goal = goals.get(report.goal)!;
      const { unit, source, ...rest } = goal.indicator!;
      const indicator = definedOnly<Indicator>({ ...rest, unit, source });
      const figures = definedOnly<Figures>({ ...noFigures, ...report.figures });
      if (report.attainment === 'cannot-be-assessed') {
        expect(figures).toEqual({});
        expect(report.attainmentReason).toBeDefined();
        continue;
      }
      expect({ goal: goal.key, faults: faultsOfFigures(figures, indicator) }).toEqual({
        goal: goal.key,
        faults: [],
      });
      const baseline = definedOnly<Figures>({ ...noFigures, ...goal.baseline });
      const assessed = {
        indicator,
        figures,
        baseline,
        ...(goal.target === undefined ? {} : { target: goal.target }),
      };
      const given = { round: report.round, goal: goal.key, attainment: report.attainment };
      expect(given).toEqual({ ...given, attainment: suggestAttainment(assessed, 0.75) });
    }
  });

  it('has earlier rounds with reports of every state, some late, some missing, and all before the launch', () => {
    expect(new Set(sample.reports.map((report) => report.state)).size).toBe(3);
    expect(new Set(sample.reports.map((report) => report.attainment)).size).toBe(4);
    const due = new Map(sample.rounds.map((round) => [round.key, round.dueOn]));
    expect(sample.reports.some((r) => r.reportedAt.slice(0, 10) > due.get(r.round)!)).toBe(true);
    for (const round of sample.rounds) {
      expect(round.state).toBe('closed');
      expect(sample.reports.filter((r) => r.round === round.key).length).toBeLessThan(
        sample.goals.filter(isMeasurable).length,
      );
    }
    expect(
      JSON.stringify(sample)
        .match(/20\d\d-\d\d-\d\dT/g)
        ?.every((at) => at < '2026-11'),
    ).toBe(true);
  });

  it('names people and channels of the emulator’s tenant, except one person who is missing on purpose', async () => {
    const emulator = await startEmulator({ sync: false, checkAnswers: true });
    const tenant = await tenantOf(emulator);
    await emulator.stop();
    const mails = new Set(
      tenant.people.filter((one) => one.kind === 'member').map((one) => one.userPrincipalName),
    );
    const named = JSON.stringify(sample).match(/[\w.-]+@granforsa\.example/g) ?? [];
    expect([...new Set(named)].filter((mail) => !mails.has(mail))).toEqual([
      'maria.sjostrom@granforsa.example',
    ]);
    const channels = tenant.teams.map(
      (team) => `${encodeURIComponent(team.channels[1]?.id ?? '')} ${team.id}`,
    );
    for (const board of sample.bodies.filter((body) => body.kind === 'board')) {
      const link = new URL(board.channel!);
      expect(channels).toContain(
        `${link.pathname.split('/')[3] ?? ''} ${link.searchParams.get('groupId') ?? ''}`,
      );
    }
  });
});

/** The tenant, as the emulator's page reads it. */
interface Tenant {
  readonly people: readonly { readonly userPrincipalName: string; readonly kind: string }[];
  readonly teams: readonly {
    readonly id: string;
    readonly channels: readonly { readonly id: string }[];
  }[];
}

const tenantOf = async ({ http }: Emulator): Promise<Tenant> =>
  (await (await fetch(`${http}/host/state`)).json()) as Tenant;

const noFigures = { women: undefined, men: undefined, total: undefined };
