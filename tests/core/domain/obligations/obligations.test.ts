import type { Goal } from '../../../../src/core/domain/goals/goal';
import { owedByPerson, owedGoals } from '../../../../src/core/domain/follow-up/owed-goals';
import { obligations, obligationsOf } from '../../../../src/core/domain/obligations/obligations';
import type { World } from '../../../../src/core/domain/world';
import {
  aBody,
  aGoal,
  anActor,
  anIndicator,
  anOrganisation,
  anUnknownPerson,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';
import { aMunicipality, changeSomeRow, names } from '../../../support/core/random-edits';
import { randomSource } from '../../../support/core/random';

const keysOf = (world: World) => obligations(world).map(({ key }) => key);
const goalOfEach = anOrganisation().map(({ id }) => aGoal({ id: `of ${id}`, bodyId: id }));
/** A world whose bodies all have a goal, so that no goal is missing. */
const complete = (overrides: Partial<World> = {}) => aWorld({ goals: goalOfEach, ...overrides });

describe('A report', () => {
  const own = aGoal({ id: '1', key: 'G-1' });
  const world = (overrides: Partial<World> = {}) =>
    complete({
      goals: [...goalOfEach.slice(0, 3), own, aGoal({ id: '2', key: 'G-2', bodyId: 'unit2' })],
      ...overrides,
    });

  it('is owed by everybody who may report the goal until the due date, and late after it', () => {
    const rounds = [
      aRound({ dueOn: '2026-11-22' }),
      aRound({ id: '901', key: 'nu', dueOn: '2026-11-23' }),
    ];
    const found = obligationsOf(world({ rounds }), 'oid-ersättare');
    expect(found).toEqual([
      {
        key: 'report:helar-2026:G-1',
        kind: 'report',
        bodyId: 'unit',
        people: ['oid-chef', 'oid-ersättare'],
        dueOn: '2026-11-22',
        place: { goalId: '1', roundId: '900' },
        state: 'late',
      },
      expect.objectContaining({ key: 'report:nu:G-1', state: 'open' }),
    ]);
  });

  it.each([
    ['no report', undefined, true],
    ['a report sent back', 'sent-back', true],
    ['a submitted report', 'submitted', false],
    ['an accepted report', 'accepted', false],
  ] as const)('with %s', (_name, state, isOwed) => {
    const reports = state === undefined ? [] : [aReport({ goalId: '1', state })];
    const keys = keysOf(world({ rounds: [aRound()], reports }));
    expect(keys.includes('report:helar-2026:G-1')).toBe(isOwed);
  });

  it.each(['planned', 'closed', 'cancelled'] as const)('is not owed in a %s round', (state) => {
    expect(keysOf(world({ rounds: [aRound({ state })] }))).toEqual([]);
  });

  it('that the round left out is owed by nobody', () => {
    const rounds = [aRound({ leftOutGoalKeys: ['G-1'] })];
    expect(keysOf(world({ rounds }))).not.toContain('report:helar-2026:G-1');
  });

  it('whose reporter nobody knows is owed, with nobody to ask', () => {
    const goals = [
      ...goalOfEach,
      aGoal({ id: '9', key: 'G-9', reporter: anUnknownPerson('Olle') }),
    ];
    const found = obligations(complete({ goals, rounds: [aRound()] }));
    expect(found.find(({ key }) => key === 'report:helar-2026:G-9')?.people).toEqual([]);
  });
});

describe('A missing goal', () => {
  const missingIn = (overrides: Partial<World>) =>
    obligations(complete(overrides))
      .filter(({ kind }) => kind === 'goal-missing')
      .map(({ key, people, dueOn, state }) => [key, people, dueOn, state]);
  const without = (bodyId: string) => goalOfEach.filter((goal) => goal.bodyId !== bodyId);

  it.each([
    ['the manager and the substitute', 'unit', 'BUF-1', ['oid-chef', 'oid-ersättare']],
    ['a board’s administrations', 'board', 'BUN', ['oid-förvaltningschef']],
  ])('is owed by %s', (_name, bodyId, key, people) => {
    expect(missingIn({ goals: without(bodyId) })).toEqual([
      [`goal-missing:${key}`, people, undefined, 'open'],
    ]);
  });

  it('of a body for which the directory has nobody is the process leaders’', () => {
    const bodies = [
      ...anOrganisation(),
      aBody({ id: 'new', key: 'NY', manager: anUnknownPerson('Ny') }),
    ];
    expect(missingIn({ bodies })).toEqual([
      ['goal-missing:NY', ['oid-ledare', 'oid-ledare2'], undefined, 'open'],
    ]);
  });

  it.each<[string, Partial<Goal>]>([
    ['a draft', { state: 'draft' }],
    ['a closed goal', { state: 'closed' }],
    ['a goal without words for its indicator', { indicator: anIndicator({ name: '' }) }],
  ])('is still owed with %s', (_name, change) => {
    const goals = goalOfEach.map((goal) =>
      goal.bodyId === 'unit' ? { ...goal, ...change } : goal,
    );
    expect(missingIn({ goals }).map(([key]) => key)).toEqual(['goal-missing:BUF-1']);
  });

  it('is not owed by the council, nor by a body that has ended or has not begun', () => {
    const bodies = [
      ...anOrganisation(),
      aBody({ id: 'old', validTo: '2026-11-22' }),
      aBody({ id: 'next', validFrom: '2026-11-24' }),
    ];
    expect(missingIn({ bodies, goals: without('council') })).toEqual([]);
  });
});

describe('An unknown person', () => {
  it('is one obligation of the process leaders, however many rows name the address', () => {
    const olle = anUnknownPerson('Olle');
    const bodies = anOrganisation().map((body) =>
      body.id === 'unit2'
        ? { ...body, manager: { mail: 'OLLE@granforsa.example' }, secretary: olle }
        : body,
    );
    const goals = [...goalOfEach, aGoal({ id: '7', reporter: olle })];
    expect(obligations(complete({ bodies, goals }))).toEqual([
      {
        key: 'person-unknown:olle@granforsa.example',
        kind: 'person-unknown',
        bodyId: 'unit2',
        people: ['oid-ledare', 'oid-ledare2'],
        place: {
          mail: 'OLLE@granforsa.example',
          mentions: [
            { list: 'bodies', rowId: 'unit2', role: 'manager' },
            { list: 'bodies', rowId: 'unit2', role: 'secretary' },
            { list: 'goals', rowId: '7', role: 'reporter' },
          ],
        },
        state: 'open',
      },
    ]);
  });

  it.each([
    ['a body that has ended', { body: { validTo: '2026-11-22' }, goal: {} }, []],
    ['a body that has not begun', { body: { validFrom: '2027-01-01' }, goal: {} }, ['olle', 'pia']],
    ['a closed goal', { body: {}, goal: { state: 'closed' as const } }, ['olle']],
  ])('of %s', (_name, { body, goal }, expected) => {
    const bodies = [
      ...anOrganisation(),
      aBody({ id: 'x', substitute: anUnknownPerson('Olle'), ...body }),
    ];
    const goals = [
      ...goalOfEach,
      aGoal({ bodyId: 'x', reporter: anUnknownPerson('Pia'), ...goal }),
    ];
    const keys = keysOf(complete({ bodies, goals })).filter((key) => key.startsWith('person'));
    expect(keys).toEqual(expected.map((name) => `person-unknown:${name}@granforsa.example`));
  });

  it('is nobody’s address when the directory knows everybody', () => {
    expect(
      keysOf(complete({ goals: [...goalOfEach, aGoal({ reporter: aPerson('Pia') })] })),
    ).toEqual([]);
  });
});

test('each person’s obligations are those of all that name them, whatever is edited', () => {
  const random = randomSource(7);
  const lists = aMunicipality();
  for (let n = 0; n < 300; n += 1) {
    changeSomeRow(random, lists);
    const world = lists.as(anActor('Ledare')).world();
    const all = obligations(world);
    for (const name of names) {
      const id = `oid-${name.toLowerCase()}`;
      expect(obligationsOf(world, id)).toEqual(all.filter(({ people }) => people.includes(id)));
    }
    for (const round of world.rounds.filter(({ state }) => state === 'open')) {
      const ofRound = all.filter(({ key }) => key.startsWith(`report:${round.key}:`));
      expect(ofRound.map(({ place }) => 'goalId' in place && place.goalId)).toEqual(
        owedGoals(world, round).map(({ id }) => id),
      );
      // The card and the reminder go to the person who stands first.
      for (const [person, goals] of owedByPerson(world, round)) {
        const asked = ofRound.filter(({ people }) => people[0] === person);
        expect(asked.map(({ place }) => 'goalId' in place && place.goalId)).toEqual(
          goals.map(({ id }) => id),
        );
      }
    }
  }
});
