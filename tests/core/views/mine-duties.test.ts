import { viewMine } from '../../../src/core/views/mine/view-mine';
import type { World } from '../../../src/core/domain/world';
import {
  aBody,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aRound,
  aWorld,
} from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const goalOfEach = anOrganisation().map(({ id }) => aGoal({ bodyId: id }));
const without = (bodyId: string) => goalOfEach.filter((goal) => goal.bodyId !== bodyId);

/** Returns what *Mitt* shows to the person besides reports. */
function dutiesOf(name: string, world: Partial<World>) {
  const instance = anInstance(listsOf({ world: aWorld({ goals: goalOfEach, ...world }) }));
  const { duties, dutyCount } = viewMine(contextOf(instance, name));
  return { duties, dutyCount };
}

test('a manager reads which body lacks a goal, and nobody else does', () => {
  const goals = without('unit2');
  expect(dutiesOf('Annan', { goals })).toEqual({
    duties: [
      {
        kind: 'goal-missing',
        bodyId: 'unit2',
        bodyKey: 'BUF-2',
        bodyName: 'Granskolan',
        isOwn: true,
      },
    ],
    dutyCount: 1,
  });
  for (const name of ['Chef', 'Ledare', 'Anställd']) {
    expect(dutiesOf(name, { goals })).toEqual({ duties: [], dutyCount: 0 });
  }
});

test('a process leader reads that a goal is missing when the body has nobody', () => {
  const bodies = [...anOrganisation(), aBody({ id: 'x', name: 'Ny' })];
  expect(dutiesOf('Ledare2', { bodies }).duties).toEqual([
    { kind: 'goal-missing', bodyId: 'x', bodyKey: 'Bx', bodyName: 'Ny', isOwn: false },
  ]);
});

test('a process leader alone reads which addresses nobody has, and in which rows they stand', () => {
  const olle = anUnknownPerson('Olle');
  const bodies = [...anOrganisation(), aBody({ id: 'x', key: 'X', name: 'Ny', manager: olle })];
  const goals = [
    ...goalOfEach,
    aGoal({ key: 'X-1', title: 'Trygghet', bodyId: 'x', reporter: olle }),
  ];
  expect(dutiesOf('Ledare', { bodies, goals }).duties).toEqual([
    {
      kind: 'person-unknown',
      mail: 'olle@granforsa.example',
      mentions: [
        { list: 'bodies', key: 'X', name: 'Ny', role: 'manager' },
        { list: 'goals', key: 'X-1', name: 'Trygghet', role: 'reporter' },
      ],
      mentionCount: 2,
    },
  ]);
  expect(dutiesOf('Förvaltningschef', { bodies, goals }).dutyCount).toBe(0);
});

test('there is a bounded number of duties and rows, with how many there are', () => {
  const strangers = Array.from({ length: 60 }, (_, n) =>
    aBody({ manager: anUnknownPerson(`P${String(n)}`), substitute: anUnknownPerson('Alla') }),
  );
  const { duties, dutyCount } = dutiesOf('Ledare', {
    bodies: [...anOrganisation(), ...strangers],
    goals: [...goalOfEach, ...strangers.map(({ id }) => aGoal({ bodyId: id }))],
  });
  expect([duties.length, dutyCount]).toEqual([50, 61]);
  const [, everywhere] = duties;
  expect(everywhere).toMatchObject({ mentionCount: 60, mentions: { length: 10 } });
});

test('a report is no duty beside the reports', () => {
  expect(dutiesOf('Chef', { rounds: [aRound()] }).dutyCount).toBe(0);
});
