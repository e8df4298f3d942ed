import type { Goal } from '../../../../src/core/domain/goals/goal';
import { askedPerson, reportersOf } from '../../../../src/core/domain/goals/goal-reporters';
import {
  aBody,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aWorld,
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
});
