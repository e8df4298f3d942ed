import { omit } from '../../../src/core/domain/base/defined';
import type { Attainment } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const whole = omit(aGoal({ id: '1', key: 'W' }), 'indicator', 'baseline', 'target', 'targetOn');
const [closed, open] = [
  aRound({ id: '900', key: 'helar-2025', state: 'closed', periodTo: '2025-12-31' }),
  aRound({ id: '901', key: 'helar-2026', periodTo: '2026-11-30' }),
];

/** Returns what a person sees of a goal with three parts, by what each part reached in each round. */
function shownTo(
  name: string,
  reached: readonly (readonly [Round, string, Attainment])[],
  small = false,
) {
  const indicator = anIndicator(small ? { measure: 'people', addsUp: true } : {});
  const parts = ['2', '3', '4'].map((id) => aGoal({ id, key: id, parentGoalId: '1', indicator }));
  const reports = reached.map(([round, goalId, attainment]) => {
    const figures = small && goalId === '2' ? { women: 2, men: 3 } : { women: 60, men: 70 };
    const ids = { key: `${round.key}:${goalId}`, roundId: round.id, goalId };
    return aReport({ ...ids, state: 'accepted', attainment, figures });
  });
  const world = aWorld({ goals: [whole, ...parts], reports, rounds: [closed, open] });
  const { goals } = viewGoals(contextOf(anInstance(listsOf({ world })), name));
  const { status, parts: counted } = goals.find(({ id }) => id === '1') ?? {};
  return { attainment: status?.attainment, periodTo: status?.periodTo, ...counted };
}

const in2025 = (...of: readonly Attainment[]) =>
  of.map((attainment, at) => [closed, String(at + 2), attainment] as const);

describe('a goal without an indicator has the status of its parts', () => {
  test('of the newest period, and says how many of them are met', () => {
    const partly = { attainment: 'partly-met', periodTo: '2025-12-31', count: 3, metCount: 2 };
    expect(shownTo('Anställd', in2025('met', 'met', 'not-met'))).toEqual(partly);
    const all = { attainment: 'met', metCount: 3 };
    expect(shownTo('Anställd', in2025('met', 'met', 'met'))).toMatchObject(all);
    const unknown = { attainment: 'cannot-be-assessed', metCount: 2 };
    expect(shownTo('Anställd', in2025('met', 'met'))).toMatchObject(unknown);
  });

  test('none before a round, and that of an open round once the outcomes of all parts stand', () => {
    expect(shownTo('Anställd', [])).toEqual({ count: 3 });
    const all2025 = in2025('met', 'met', 'met');
    const some = [...all2025, [open, '2', 'met'], [open, '3', 'not-met']] as const;
    expect(shownTo('Anställd', some)).toMatchObject({ periodTo: '2025-12-31', attainment: 'met' });
    const now = shownTo('Anställd', [...some, [open, '4', 'not-met']]);
    expect(now).toMatchObject({ periodTo: '2026-11-30', attainment: 'partly-met' });
  });

  test('hidden with the number of those that are met when one part is hidden, except from whoever sees its figures', () => {
    const reached = in2025('not-met', 'met', 'met');
    const hidden = { attainment: 'suppressed', periodTo: '2025-12-31', count: 3 };
    expect(shownTo('Anställd', reached, true)).toEqual(hidden);
    expect(shownTo('Chef', reached, true)).toMatchObject({ attainment: 'partly-met', metCount: 2 });
  });
});
