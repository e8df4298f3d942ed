import type { Steps } from '../../../../src/core/domain/base/steps';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { goalColumns, organisationColumns } from '../../../../src/core/text/list/import-columns';
import { aBody, aGoal, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf } from '../../../support/core/fake-context';

const { 'organisation.import': importOrganisation, 'goal.import': importGoals } = declaredActs;
const namesOf = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name);

function begin() {
  const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
  const lists = listsOf({ world: aWorld({ settings, bodies: [] }) });
  const leader = contextOf(anInstance(lists, { settings }), 'Ledare');
  let steps = 0;
  const inTurns = <T>(work: Steps<T>) => {
    for (;;) {
      const step = work.next();
      if (step.done === true) return Promise.resolve(step.value);
      steps += 1;
    }
  };
  return { lists, leader: { ...leader, inTurns }, steps: () => steps };
}
const times = (count: number, row: (at: number) => readonly string[]) =>
  Array.from({ length: count }, (_, at) => [...row(at)]);
const everyCellBad = (columns: readonly { readonly name: string }[]) => (at: number) =>
  columns.map(({ name }) => `fel ${name} ${String(at)}`);
const longCells = () => organisationColumns.map(() => 'x'.repeat(300));

const goalHeader = namesOf(goalColumns);
const bodyHeader = namesOf(organisationColumns);
const sheets = [
  ['goals with a fault in each cell', importGoals, [goalHeader], everyCellBad(goalColumns)],
  [
    'bodies with a fault in each cell',
    importOrganisation,
    [bodyHeader],
    everyCellBad(organisationColumns),
  ],
  ['bodies with long cells', importOrganisation, [bodyHeader], longCells],
  [
    'goals without a body',
    importGoals,
    [['key', 'title']],
    (at: number) => [`G-${String(at)}`, 'Mål'],
  ],
  ['bodies of one key', importOrganisation, [['key', 'name', 'kind']], () => ['A', 'A', 'Enhet']],
] as const;

describe.each(sheets)('of 500 %s', (_, act, header, row) => {
  const paste = async (count: number) => {
    const { lists, leader, steps } = begin();
    const reply = await act(leader, {
      rows: [...header.map((cells) => [...cells]), ...times(count, row)],
      write: true,
    });
    expect(lists.bodies.writes + lists.goals.writes).toBe(0);
    const explained = reply.rows.filter(({ faults }) => faults.length > 0);
    const refused = reply.rows.filter(({ outcome }) => outcome === 'refused');
    return { ...reply, explained, refused, steps: steps() };
  };

  test('the first hundred name their faults, and the answer says how many more there are', async () => {
    const { rows, explained, refused, moreRefused } = await paste(500);
    expect([rows.length, refused.length, explained.length, moreRefused]).toEqual([
      500, 500, 100, 400,
    ]);
    expect(explained).toEqual(refused.slice(0, 100));
  });

  test('the answer grows with the rows by their line and name alone', async () => {
    const [few, many] = [await paste(100), await paste(500)];
    const ofFaults = ({ explained }: typeof few) =>
      JSON.stringify(explained.map(({ faults }) => faults)).length;
    expect(ofFaults(many)).toBe(ofFaults(few));
    expect([few.moreRefused, many.moreRefused]).toEqual([0, 400]);
  });

  test('the rows are assigned to columns, read and checked one a step', async () => {
    const [few, many] = [await paste(20), await paste(500)];
    expect(many.steps - few.steps).toBe(3 * 480);
  });
});

test.each([100, 1_000, 4_000])(
  '%d goals are each read a few times to find their parents',
  (length) => {
    let reads = 0;
    const goals = Array.from({ length }, (_, at) => {
      const goal = aGoal({ bodyId: 'unit', parentGoalId: String(length - 1) });
      const get = () => ((reads += 1), String(at));
      return Object.defineProperty({ ...goal }, 'id', { get, enumerable: true });
    });
    const bodies = [
      aBody({ id: 'unit', kind: 'unit', parentId: 'top' }),
      aBody({ id: 'top', kind: 'council' }),
    ];
    const world = aWorld({ bodies, goals });
    for (const goal of goals) faultsOfGoal(world, goal);
    expect(reads).toBeLessThanOrEqual(6 * length);
  },
);

test('a cell that is longer than any text is refused by its column, without the question whether it is missing', async () => {
  const { leader } = begin();
  const long = 'x'.repeat(8_001);
  const rows = [
    ['key', 'title', 'body', 'targetOn', 'reporter'],
    ...[0, 1, 2, 3, 4].map((at) =>
      ['G-1', 'Mål', 'KF', '2027-12-31', 'nina@granforsa.example'].with(at, long),
    ),
  ];
  const { rows: answered } = await importGoals(leader, { rows, write: true });
  const own = answered.map(({ faults }) => faults.filter(({ reason }) => reason === 'too-long'));
  expect(own.map((faults) => faults.map(({ field }) => field))).toEqual(
    rows[0]?.map((column) => [column]),
  );
  expect(answered.flatMap(({ faults }) => faults)).not.toContainEqual({
    field: 'title',
    reason: 'missing',
  });
});

test('a header that no column has is named in a line of the usual length', async () => {
  const { leader } = begin();
  const rows = [['key', 'title', 'x'.repeat(19_000)]];
  const { columns } = await importGoals(leader, { rows, write: true });
  expect(columns[2]).toEqual({
    index: 2,
    header: `${'x'.repeat(254)}…`,
    name: '',
    isAsked: false,
  });
});
