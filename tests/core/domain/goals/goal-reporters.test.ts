import type { Goal } from '../../../../src/core/domain/goals/goal';
import type { Person } from '../../../../src/core/domain/organisation/body';
import { askedPerson, reportersOf } from '../../../../src/core/domain/goals/goal-reporters';
import {
  aBody,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aWorld,
  someSettings,
} from '../../../support/core/builders';

const names = (goal: Goal, world = aWorld()) => reportersOf(world, goal).map(({ name }) => name);

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

  test('of a board without a manager are no managers of other bodies or boards', () => {
    const bodies = [
      ...anOrganisation(),
      aBody({ kind: 'unit', parentId: 'board', manager: aPerson('Enhetschef') }),
      aBody({ kind: 'administration', parentId: 'board2', manager: aPerson('Annan') }),
    ];
    expect(names(aGoal({ bodyId: 'board' }), aWorld({ bodies }))).toEqual(['Förvaltningschef']);
    expect(names(aGoal({ bodyId: 'unit3' }), aWorld({ bodies }))).toEqual([]);
  });

  test('of a board without a manager are no managers of administrations that have ended or not begun', () => {
    const administration = { kind: 'administration', parentId: 'board' } as const;
    const bodies = [
      ...anOrganisation(),
      aBody({ ...administration, validTo: '2026-11-22', manager: aPerson('Förra') }),
      aBody({ ...administration, validFrom: '2026-11-24', manager: aPerson('Nästa') }),
    ];
    const today = aWorld({ bodies, today: '2026-11-23' });
    expect(names(aGoal({ bodyId: 'board' }), today)).toEqual(['Förvaltningschef']);
  });

  test('of the council include the first process leaders while the directory knows none', () => {
    const council = (...processLeaders: readonly Person[]) =>
      aWorld({
        bodies: [aBody({ id: 'council', kind: 'council', processLeaders })],
        settings: someSettings({ firstProcessLeaders: ['oid-first'] }),
      });
    const goal = aGoal({ bodyId: 'council' });
    const olle = anUnknownPerson('Olle');
    expect(reportersOf(council(olle), goal)).toEqual([olle, { mail: '', objectId: 'oid-first' }]);
    expect(askedPerson(council(olle), goal)?.objectId).toBe('oid-first');
    expect(names(goal, council(olle, aPerson('Ledare')))).toEqual([undefined, 'Ledare']);
  });

  test.each([
    [{ validTo: '2026-11-23' }, true],
    [{ validTo: '2026-11-22' }, false],
    [{ validFrom: '2026-11-23' }, true],
    [{ validFrom: '2026-11-24' }, false],
  ])('of a body with %p are some on 23 November: %p', (dates, hasReporters) => {
    const bodies = anOrganisation().map((body) => ({ ...body, ...dates }));
    const during = aWorld({ bodies, today: '2026-11-23' });
    const goals = anOrganisation().flatMap(({ id: bodyId }) => [
      aGoal({ bodyId }),
      aGoal({ bodyId, reporter: aPerson('Nina') }),
    ]);
    const found = goals.map((goal) => reportersOf(during, goal).length > 0);
    expect(found).toEqual(goals.map(() => hasReporters));
  });

  test('are asked in their order', () => {
    expect(askedPerson(aWorld(), aGoal())?.name).toBe('Chef');
  });
});
