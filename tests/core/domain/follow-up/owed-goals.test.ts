import {
  goalsByAskedPerson,
  goalsByBoard,
  owedGoals,
} from '../../../../src/core/domain/follow-up/owed-goals';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import {
  aBody,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';

const round = aRound();
const idsOf = (goals: readonly Goal[] | undefined) => goals?.map(({ id }) => id);

test('a goal is owed while its report in this round is missing or sent back', () => {
  const states = ['submitted', 'accepted', 'sent-back'] as const;
  const goals = [...states, 'none', 'other round'].map((id) => aGoal({ id }));
  const reports = [
    ...states.map((state) => aReport({ goalId: state, state })),
    aReport({ goalId: 'other round', roundId: '800' }),
  ];
  const world = aWorld({ goals: [...goals, aGoal({ id: 'draft', state: 'draft' })], reports });
  expect(idsOf(owedGoals(world, round))).toEqual(['sent-back', 'none', 'other round']);
});

test('goals are grouped by the person who is asked, without those for whom nobody is known', () => {
  const goals = [
    aGoal({ id: '1' }),
    aGoal({ id: '2', bodyId: 'unit2' }),
    aGoal({ id: '3', bodyId: 'unit2', reporter: aPerson('Chef') }),
    aGoal({ id: '4', reporter: anUnknownPerson('Olle') }),
    aGoal({ id: '5', bodyId: 'gone' }),
  ];
  const groups = goalsByAskedPerson(aWorld(), goals);
  expect([...groups].map(([person, own]) => [person, idsOf(own)])).toEqual([
    ['oid-chef', ['1', '3']],
    ['oid-annan', ['2']],
  ]);
});

test('goals are grouped by the board of their body, without those whose body is gone', () => {
  const bodies = [
    ...anOrganisation(),
    aBody({ id: 'board2', key: 'KFN', kind: 'board', parentId: 'council' }),
    aBody({ id: 'unit3', parentId: 'board2' }),
  ];
  const goals = ['unit', 'board', 'unit3', 'council', 'gone'].map((bodyId) =>
    aGoal({ id: `of ${bodyId}`, bodyId }),
  );
  const groups = goalsByBoard(aWorld({ bodies }), goals);
  expect([...groups].map(([board, own]) => [board.key, idsOf(own)])).toEqual([
    ['BUN', ['of unit', 'of board']],
    ['KFN', ['of unit3']],
    ['KF', ['of council']],
  ]);
});
