import { omit } from '../../../../src/core/domain/base/defined';
import { bodiesLackingGoal } from '../../../../src/core/domain/goals/bodies-lacking-goal';
import { aBody, aGoal, anOrganisation, aWorld } from '../../../support/core/builders';

describe('bodies that lack a measurable goal (seed:B25, seed:B27)', () => {
  test('are boards, administrations, divisions and units that exist on the day', () => {
    const bodies = [
      ...anOrganisation(),
      aBody({ id: 'old', validTo: '2026-11-22' }),
      aBody({ id: 'coming', validFrom: '2026-11-24' }),
      aBody({ id: 'last day', validFrom: '2026-11-23', validTo: '2026-11-23' }),
    ];
    const goals = [
      aGoal({ id: 'own', bodyId: 'unit' }),
      aGoal({ id: 'draft', bodyId: 'unit2', state: 'draft' }),
      // A part of a goal of the same body is not derived from the level above.
      aGoal({ bodyId: 'unit2', parentGoalId: 'draft' }),
      omit(aGoal({ bodyId: 'admin' }), 'targetOn'),
    ];
    const lacking = bodiesLackingGoal(aWorld({ bodies, goals }), '2026-11-23');
    expect(lacking.map(({ id }) => id)).toEqual(['board', 'admin', 'unit2', 'last day']);
  });
});
