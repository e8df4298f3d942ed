import { omit } from '../../../../src/core/domain/base/defined';
import { aGoal } from '../../../support/core/builders';
import { contextOf, refusalOf } from '../../../support/core/fake-context';
import { declaredActs } from '../../../support/core/declared-acts';
import { goalTown, someAdoption, someFields } from '../../../support/core/goal-town';

const faultsOf = async (work: Promise<unknown>) =>
  (await refusalOf(work))?.faults.map(({ field, reason }) => `${field} ${reason}`);

async function begin(more: Parameters<typeof goalTown>[0] = {}) {
  const town = goalTown(more);
  const { key } = await town.write('Chef', someFields);
  return { ...town, key };
}

it('is drafted and proposed by its manager, adopted by the secretary, and closed with a reason', async () => {
  const town = await begin();
  const { key } = town;
  expect(await town.propose('Chef', key)).toEqual({ key, state: 'proposed' });
  expect(await town.withdraw('Chef', key)).toEqual({ key, state: 'draft' });
  await town.propose('Chef', key);
  expect(await town.adopt('Sekreterare', { key })).toEqual({ key, state: 'adopted' });
  const [decision] = town.decisions();
  expect(decision).toEqual({
    ...{ id: decision?.id, key: 'BUN-2026-11-20-1', bodyId: 'board', bodyKey: 'BUN' },
    ...{ decidedOn: '2026-11-20', paragraph: '§ 79' },
  });
  expect(town.goal(key)).toMatchObject({
    ...{ adoptedById: decision?.id, adoptedByKey: 'BUN-2026-11-20-1' },
  });
  expect(await town.close('Sekreterare', key, 'Uppnått')).toEqual({ key, state: 'closed' });
  expect(town.goal(key)?.changeReason).toBe('Uppnått');
});

it('each act twice saves once', async () => {
  const town = await begin();
  const { key } = town;
  const twice = async (act: () => Promise<unknown>) => {
    await act();
    const { goals, decisions } = town.lists;
    const before = [goals.writes, decisions.writes];
    await act();
    expect([goals.writes, decisions.writes]).toEqual(before);
  };
  await twice(() => town.propose('Chef', key));
  await twice(() => town.withdraw('Chef', key));
  await twice(() => town.adopt('Sekreterare', { key }));
  await twice(() => town.close('Ledare', key, 'Uppnått'));
});

it('a process leader who records an adoption is named, and neither reports nor owns the goal', async () => {
  const town = await begin();
  const { key } = town;
  await town.adopt('Ledare', { key });
  const named = { registeredByName: 'Ledare', registeredByObjectId: 'oid-ledare' };
  expect(town.decisions()).toEqual([expect.objectContaining(named)]);
  expect(town.goal(key)?.reporter).toBeUndefined();
  expect(town.form('Chef', { goal: key }).goal?.adoptedBy).toMatchObject({
    ...{ bodyName: 'Barn- och utbildningsnämnden', paragraph: '§ 79', registeredBy: 'Ledare' },
  });
});

describe('an adoption', () => {
  it('after an interruption between its two rows is completed by the next press', async () => {
    const town = await begin();
    const { key } = town;
    town.lists.goals.fault = () => 'before';
    expect((await refusalOf(town.adopt('Sekreterare', { key })))?.code).toBe('store-unavailable');
    expect(town.goal(key)?.state).toBe('draft');
    town.lists.goals.fault = () => undefined;
    await town.adopt('Sekreterare', { key, paragraph: '79' });
    expect(town.decisions()).toHaveLength(1);
    expect(town.goal(key)).toMatchObject({
      state: 'adopted',
      adoptedById: town.decisions()[0]?.id,
    });
  });

  it('of a second goal by the same decision uses its row, and another decision of the day gets its own (seed:A5)', async () => {
    const town = await begin();
    const second = await town.write('Chef', { ...someFields, title: 'Ett annat' });
    const third = await town.write('Chef', { ...someFields, title: 'Ett tredje' });
    await town.adopt('Sekreterare', { key: town.key });
    await town.adopt('Ledare', { key: second.key, paragraph: '§79' });
    await town.adopt('Sekreterare', { key: third.key, paragraph: '§ 80' });
    expect(town.decisions().map(({ key }) => key)).toEqual([
      'BUN-2026-11-20-1',
      'BUN-2026-11-20-2',
    ]);
  });

  it.each([true, false])(
    'by two people at once makes one decision (unique column: %p)',
    async (refusesDuplicates) => {
      const town = await begin({ refusesDuplicates });
      const second = await town.write('Chef', { ...someFields, title: 'Ett annat' });
      town.two.sync();
      await town.adopt('Sekreterare', { key: town.key });
      await declaredActs['goal.adopt'](contextOf(town.two, 'Ledare'), {
        ...{ ...someAdoption, key: second.key },
      });
      expect(town.goal(second.key)?.adoptedByKey).toBe('BUN-2026-11-20-1');
      expect(town.goal(second.key)?.adoptedById).toBe(town.goal(town.key)?.adoptedById);
    },
  );

  it('of a goal that was adopted without a decision records it, and a second decision is refused', async () => {
    const goal = aGoal({ id: '3', key: 'G-3', parentGoalId: '2', state: 'adopted' });
    const town = goalTown({ goals: [goal] });
    await town.adopt('Sekreterare', { key: 'G-3' });
    expect(town.goal('G-3')?.adoptedByKey).toBe('BUN-2026-11-20-1');
    const again = town.adopt('Sekreterare', { key: 'G-3', paragraph: '§ 80' });
    expect(await faultsOf(again)).toEqual(['state goal-adopted']);
  });

  it('is refused with every reason at once', async () => {
    const town = goalTown({
      goals: [aGoal({ id: '3', key: 'BUN-9', bodyId: 'board', state: 'draft' })],
    });
    const { key } = await town.write('Chef', {
      ...omit(someFields, 'target', 'indicator'),
      parentGoalKey: 'BUN-9',
    });
    const late = { decidedOn: '2026-11-24', paragraph: ' § ' };
    expect(await faultsOf(town.adopt('Ledare', { key, ...late, bodyKey: 'BUF' }))).toEqual([
      'bodyKey not-deciding',
      'decidedOn in-the-future',
      'paragraph missing',
      'indicator.name missing',
      'baseline missing',
      'target missing',
      'parentGoalKey not-adopted',
    ]);
    expect(town.decisions()).toEqual([]);
  });

  it.each([
    ['Chef', 'BUN'],
    ['Förvaltningschef', 'BUN'],
    ['Sekreterare', 'KF'],
    ['Anställd', 'BUN'],
  ])('is not for %s as %s', async (name, bodyKey) => {
    const town = await begin();
    const refused = await refusalOf(town.adopt(name, { key: town.key, bodyKey }));
    expect(refused?.code).toBe('not-allowed');
  });

  it('by the council of a goal of a unit is recorded by a process leader', async () => {
    const town = await begin();
    await town.adopt('Ledare', { key: town.key, bodyKey: 'KF' });
    expect(town.goal(town.key)?.adoptedByKey).toBe('KF-2026-11-20-1');
  });
});

it.each([
  ['propose', 'Sekreterare'],
  ['propose', 'Annan'],
  ['withdraw', 'Annan'],
] as const)('%s is not for %s', async (act, name) => {
  const town = await begin();
  expect((await refusalOf(town[act](name, town.key)))?.code).toBe('not-allowed');
});

it('a goal that nobody could adopt is not proposed, and what is adopted or closed is not taken back', async () => {
  const town = goalTown();
  const { key } = await town.write('Chef', { bodyKey: 'BUF-1', title: 'Ett utkast' });
  expect(await faultsOf(town.propose('Chef', key))).toEqual([
    'parentGoalKey missing',
    'indicator.name missing',
    'baseline missing',
    'target missing',
    'targetOn missing',
  ]);
  expect(await faultsOf(town.withdraw('Ledare', 'BUN-1'))).toEqual(['state goal-adopted']);
  expect(await faultsOf(town.propose('Ledare', 'BUN-1'))).toEqual(['state goal-adopted']);
  expect(await faultsOf(town.close('Ledare', key, 'x'))).toEqual(['state not-adopted']);
  expect(await faultsOf(town.close('Ledare', 'BUN-1', ''))).toEqual(['reason reason-missing']);
  await town.close('Ledare', 'BUN-1', 'x');
  expect(await faultsOf(town.withdraw('Ledare', 'BUN-1'))).toEqual(['state goal-closed']);
  expect(await faultsOf(town.adopt('Ledare', { key: 'BUN-1' }))).toEqual(['state goal-closed']);
});
