import { askedGoals, leftOutGoals } from '../../../../src/core/domain/follow-up/asked-goals';
import { standingOf } from '../../../../src/core/domain/follow-up/collection';
import { omit } from '../../../../src/core/domain/base/defined';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import { isMeasurable, missingForMeasurable } from '../../../../src/core/domain/goals/measurable';
import { boardOf } from '../../../../src/core/domain/organisation/organisation';
import { bodiesLackingGoal } from '../../../../src/core/domain/goals/bodies-lacking-goal';
import { askedPerson, reportersOf } from '../../../../src/core/domain/goals/goal-reporters';
import { faultsOfBody } from '../../../../src/core/domain/organisation/organisation-rules';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { presentRound, roundKey } from '../../../../src/core/domain/follow-up/round-rules';
import {
  aBody,
  aGoal,
  anIndicator,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';

const names = (goal: Goal, world = aWorld()) => reportersOf(world, goal).map(({ name }) => name);

describe('a measurable goal (seed:B25)', () => {
  const total = anIndicator({ split: 'total' });
  const even = anIndicator({ direction: 'even', measure: 'people' });
  test.each<[string, Goal, readonly string[]]>([
    ['with every part', aGoal(), []],
    ['without an indicator', omit(aGoal(), 'indicator'), ['indicator', 'baseline']],
    [
      'with an indicator without a name',
      aGoal({ indicator: anIndicator({ name: ' ' }) }),
      ['indicator'],
    ],
    ['without a baseline', omit(aGoal(), 'baseline'), ['baseline']],
    ['with half a baseline', aGoal({ baseline: { women: 50 } }), ['baseline']],
    ['with a baseline of the total', aGoal({ baseline: { total: 50 } }), []],
    ['without a target', omit(aGoal(), 'target'), ['target']],
    ['without a target date', omit(aGoal(), 'targetOn'), ['targetOn']],
    ['with a target of zero', aGoal({ target: 0 }), []],
    ['with an even share, which needs no target', omit(aGoal({ indicator: even }), 'target'), []],
    [
      'with a gap that one figure cannot show',
      aGoal({ indicator: { ...total, direction: 'gap' }, baseline: { total: 5 } }),
      ['indicator'],
    ],
    [
      'with a gap whose baseline is one figure',
      aGoal({ indicator: anIndicator({ direction: 'gap' }), baseline: { total: 5 } }),
      ['baseline'],
    ],
    [
      'with a share that one number of people cannot show',
      aGoal({
        indicator: { ...total, direction: 'even', measure: 'people' },
        baseline: { total: 5 },
      }),
      ['indicator'],
    ],
    [
      'with a share that is one percentage',
      aGoal({ indicator: { ...total, direction: 'even' }, baseline: { total: 5 } }),
      [],
    ],
  ])('%s', (_, goal, missing) => {
    expect(missingForMeasurable(goal)).toEqual(missing);
    expect(isMeasurable(goal)).toBe(missing.length === 0);
  });
});

describe('bodies that lack a measurable goal (seed:B25, seed:B27)', () => {
  test('are boards, administrations, divisions and units that exist on the day', () => {
    const bodies = [
      ...anOrganisation(),
      aBody({ id: 'old', validTo: '2026-11-22' }),
      aBody({ id: 'coming', validFrom: '2026-11-24' }),
      aBody({ id: 'last day', validFrom: '2026-11-23', validTo: '2026-11-23' }),
    ];
    const goals = [
      aGoal({ bodyId: 'unit' }),
      aGoal({ bodyId: 'unit2', state: 'draft' }),
      omit(aGoal({ bodyId: 'admin' }), 'targetOn'),
    ];
    const lacking = bodiesLackingGoal(aWorld({ bodies, goals }), '2026-11-23');
    expect(lacking.map(({ id }) => id)).toEqual(['board', 'admin', 'unit2', 'last day']);
  });
});

describe('the reporters of a goal', () => {
  test.each([
    ['of a unit: its manager and substitute', 'unit', ['Chef', 'Ersättare']],
    ['of an administration: its manager', 'admin', ['Förvaltningschef']],
    ['of a board: the managers of its administrations', 'board', ['Förvaltningschef']],
    ['of the council: the process leaders', 'council', ['Ledare', 'Ledare2']],
    ['of a deleted body: nobody', 'gone', []],
  ])('%s', (_, bodyId, expected) => {
    expect(names(aGoal({ bodyId }))).toEqual(expected);
  });

  test('are only the reporter whom the goal names, when it names one', () => {
    expect(names(aGoal({ reporter: aPerson('Nina') }))).toEqual(['Nina']);
  });

  test('of a board with a manager are that manager', () => {
    const bodies = anOrganisation().map((body) =>
      body.id === 'board' ? { ...body, manager: aPerson('Nämndchef') } : body,
    );
    expect(names(aGoal({ bodyId: 'board' }), aWorld({ bodies }))).toEqual(['Nämndchef']);
  });

  test('include one who is asked: the first whom the directory knows, else the first', () => {
    const unit = (overrides: object) => aWorld({ bodies: [aBody({ id: 'unit', ...overrides })] });
    const lost = anUnknownPerson('Nina');
    const both = unit({ manager: lost, substitute: aPerson('Ersättare') });
    expect(askedPerson(both, aGoal())?.name).toBe('Ersättare');
    expect(askedPerson(unit({ manager: lost }), aGoal())).toBe(lost);
    expect(askedPerson(unit({}), aGoal())).toBeUndefined();
  });

  test('the board of a body that has none is the body itself', () => {
    const [council] = anOrganisation();
    if (council === undefined) throw new RangeError('no council');
    expect(boardOf(aWorld(), council)).toMatchObject({ key: 'KF' });
  });
});

describe('the faults of a body and of a goal', () => {
  const world = (...bodies: Parameters<typeof aBody>[0][]) =>
    aWorld({ bodies: [...anOrganisation(), ...bodies.map((body) => aBody(body))] });
  test.each([
    [{ kind: 'council' as const }, []],
    [{ kind: 'council' as const, parentId: 'board' }, ['has-parent']],
    [{ kind: 'unit' as const }, ['missing']],
    [{ kind: 'unit' as const, parentId: 'gone' }, ['unknown']],
    [{ kind: 'board' as const, parentId: 'admin' }, ['wrong-level']],
    [{ kind: 'board' as const, parentId: 'board' }, ['wrong-level']],
    [{ kind: 'unit' as const, parentId: 'unit' }, []],
    [{ kind: 'division' as const, parentId: 'admin' }, []],
    [{ kind: 'unit' as const, parentId: 'new', id: 'new' }, ['ring']],
  ])('a body with %p has the faults %p', (overrides, reasons) => {
    const body = aBody({ id: 'new', ...overrides });
    const faults = faultsOfBody(world(body), body);
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  });

  test.each<[Partial<Goal>, string[]]>([
    [{ bodyId: 'council' }, []],
    [{ bodyId: 'unit' }, ['missing']],
    [{ bodyId: 'unit', state: 'draft' }, []],
    [{ bodyId: 'unit', parentGoalId: 'kf' }, []],
    [{ bodyId: 'unit', parentGoalId: 'gone' }, ['unknown']],
    [{ bodyId: 'unit', parentGoalId: 'beside' }, ['not-above']],
    [{ bodyId: 'unit2', parentGoalId: 'beside' }, ['not-above']],
    [{ bodyId: 'gone' }, ['unknown']],
  ])(
    'a goal with %p must derive from one of a level above (seed:B24, seed:B27) and has the faults %p',
    (overrides, reasons) => {
      const goals = [
        aGoal({ id: 'kf', bodyId: 'council' }),
        aGoal({ id: 'beside', bodyId: 'unit2' }),
      ];
      const faults = faultsOfGoal(aWorld({ goals }), aGoal(overrides));
      expect(faults.map(({ reason }) => reason)).toEqual(reasons);
    },
  );
});

describe('the goals that a round asks for', () => {
  const round = aRound();
  const asks = (goal: Goal, more: object = {}) =>
    askedGoals(aWorld({ goals: [goal], ...more }), round).length === 1;

  test('are measurable, adopted goals of bodies that exist in the period and on the due date', () => {
    expect(asks(aGoal())).toBe(true);
    expect(asks(aGoal({ state: 'draft' }))).toBe(false);
    expect(asks(aGoal({ state: 'closed' }))).toBe(false);
    expect(asks(omit(aGoal(), 'target'))).toBe(false);
    expect(asks(aGoal({ bodyId: 'gone' }))).toBe(false);
    const during = (body: object) => ({ bodies: [aBody({ id: 'unit', ...body })] });
    expect(asks(aGoal(), during({ validTo: '2026-12-15' }))).toBe(true);
    expect(asks(aGoal(), during({ validTo: '2026-12-14' }))).toBe(false);
    expect(asks(aGoal(), during({ validFrom: '2026-11-30' }))).toBe(true);
    expect(asks(aGoal(), during({ validFrom: '2026-12-01' }))).toBe(false);
  });

  test('include a goal that has been reported and has ended since', () => {
    const goal = aGoal({ id: '1', state: 'closed' });
    expect(asks(goal, { reports: [aReport({ goalId: '1' })] })).toBe(true);
    const draft = aGoal({ id: '1', state: 'draft' });
    const world = aWorld({ goals: [draft], reports: [aReport({ goalId: '1' })] });
    expect(leftOutGoals(world, round)).toEqual([]);
  });
});

describe('the standing of a goal in a round', () => {
  const faults = [{ field: 'men', reason: 'too-large' }] as const;
  test.each([
    [undefined, 'open', '2026-12-15', 'missing'],
    [undefined, 'open', '2026-12-16', 'late'],
    [undefined, 'closed', '2026-12-16', 'late'],
    [undefined, 'planned', '2026-12-16', 'missing'],
    [undefined, 'cancelled', '2026-12-16', 'missing'],
    [aReport({ state: 'sent-back' }), 'open', '2026-12-15', 'sent-back'],
    [aReport({ state: 'sent-back' }), 'open', '2026-12-16', 'late'],
    [aReport(), 'open', '2026-12-16', 'reported'],
    [aReport({ state: 'accepted' }), 'open', '2026-12-16', 'accepted'],
    [aReport({ faults }), 'open', '2026-12-16', 'checking'],
    [aReport({ state: 'accepted', faults }), 'open', '2026-12-16', 'checking'],
  ] as const)('%#', (...one) => {
    const [report, state, today, standing] = one;
    expect(standingOf(report, { state, dueOn: '2026-12-15' }, today)).toBe(standing);
  });
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

test('a page shows first the open round that is due first, else the next planned round, else the last closed one', () => {
  const of = (id: string, state: 'open' | 'closed' | 'planned' | 'cancelled', dueOn: string) =>
    aRound({ id, state, dueOn });
  const planned = [of('p1', 'planned', '2027-01-01'), of('p2', 'planned', '2027-06-01')];
  const closed = [of('c1', 'closed', '2025-01-01'), of('c2', 'closed', '2026-01-01')];
  const open = [of('o1', 'open', '2026-12-31'), of('o2', 'open', '2026-12-15')];
  expect(presentRound([...planned, ...closed, ...open])?.id).toBe('o2');
  expect(presentRound([...closed, ...planned])?.id).toBe('p1');
  expect(presentRound(closed)?.id).toBe('c2');
  expect(presentRound([of('x', 'cancelled', '2026-01-01')])).toBeUndefined();
});
