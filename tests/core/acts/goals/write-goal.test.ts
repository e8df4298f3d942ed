import { omit } from '../../../../src/core/domain/base/defined';
import { aGoal, aReport } from '../../../support/core/builders';
import { contextOf, refusalOf } from '../../../support/core/fake-context';
import { declaredActs } from '../../../support/core/declared-acts';
import { goalTown, someFields } from '../../../support/core/goal-town';

const faultsOf = async (work: Promise<unknown>) =>
  (await refusalOf(work))?.faults.map(({ field, reason }) => `${field} ${reason}`);

describe('a new goal', () => {
  it('is a draft with the next free code of its body, written with one row', async () => {
    const town = goalTown({ goals: [aGoal({ id: '3', key: 'BUF-1-2' })] });
    const { writes } = town.lists.goals;
    expect(await town.write('Chef', someFields)).toEqual({ key: 'BUF-1-3', state: 'draft' });
    expect(town.lists.goals.writes).toBe(writes + 1);
    expect(town.goal('BUF-1-3')).toMatchObject({
      ...{ bodyId: 'unit', bodyKey: 'BUF-1', parentGoalId: '2', parentGoalKey: 'BUN-1' },
      ...{ state: 'draft', target: 80, indicator: { addsUp: false } },
    });
  });

  it('gets no number that reports of a deleted goal still have', async () => {
    const town = goalTown();
    town.lists.reports.add(aReport({ key: 'helar-2026:BUF-1-7', goalId: '99' }));
    expect((await town.write('Chef', someFields)).key).toBe('BUF-1-8');
  });

  it('may be unfinished, and a process leader who writes it does not become its reporter', async () => {
    const town = goalTown();
    const { key } = await town.write('Ledare', { bodyKey: 'BUF-1', title: ' Ett utkast ' });
    expect(town.goal(key)).toMatchObject({ title: 'Ett utkast', state: 'draft' });
    expect(town.goal(key)?.reporter).toBeUndefined();
  });

  it.each([true, false])(
    'is written once when it is sent twice (unique column: %p)',
    async (refusesDuplicates) => {
      const town = goalTown({ refusesDuplicates });
      const first = await town.write('Chef', someFields);
      expect(await town.write('Chef', someFields)).toEqual(first);
      expect(town.lists.goals.rows.size).toBe(3);
    },
  );

  it('of two people at once has a code of its own each', async () => {
    const town = goalTown();
    const write = (name: string, instance: 'one' | 'two', title: string) =>
      declaredActs['goal.write'](contextOf(town[instance], name), {
        ...someFields,
        ...{ title, rounds: 'keep' },
      });
    const made = [
      await write('Chef', 'one', 'Det första'),
      await write('Ersättare', 'two', 'Det andra'),
    ];
    expect(made.map(({ key }) => key)).toEqual(['BUF-1-1', 'BUF-1-2']);
    expect(made.map(({ key }) => town.goal(key)?.title)).toEqual(['Det första', 'Det andra']);
  });

  it('has the name and the object id that the directory knows for its reporter', async () => {
    const town = goalTown();
    const found = { mail: 'x', objectId: 'oid-anna', name: 'Anna Berg' };
    town.one.directory.set('anna.berg@granforsa.example', found);
    const reporterMail = 'Anna.Berg@granforsa.example';
    const { key } = await town.write('Chef', { ...someFields, reporterMail });
    const mail = 'anna.berg@granforsa.example';
    expect(town.goal(key)?.reporter).toEqual({ ...found, mail });
  });

  it('is refused with the fault of every field at once', async () => {
    const town = goalTown();
    const faults = await faultsOf(
      town.write('Ledare', {
        ...{ bodyKey: 'NEJ', title: ' ', parentGoalKey: 'NEJ-1', reporterMail: 'anna' },
        indicator: { ...someFields.indicator, name: 'Andel', decimals: 7 } as never,
        ...{ baseline: { women: 101 }, baselineYear: 1926, target: -1, targetOn: '2027-02-30' },
      }),
    );
    expect(faults?.toSorted()).toEqual([
      'baseline.women too-large',
      'baselineYear not-a-year',
      'bodyKey unknown',
      'indicator.decimals not-decimals',
      'parentGoalKey unknown',
      'reporterMail not-an-address',
      'target too-small',
      'targetOn not-a-date',
      'title missing',
    ]);
    expect(town.lists.goals.rows.size).toBe(2);
  });

  it.each([
    ['Annan', 'BUF-1'],
    ['Chef', 'BUF'],
    ['Chef', 'NEJ'],
    ['Sekreterare', 'BUN'],
    ['Anställd', 'BUF-1'],
  ])('is not for %s at %s', async (name, bodyKey) => {
    const town = goalTown();
    const refused = await refusalOf(town.write(name, { ...someFields, bodyKey }));
    expect(refused?.code).toBe('not-allowed');
  });
});

describe('a goal that two people change', () => {
  const begin = async () => {
    const town = goalTown();
    const { key } = await town.write('Chef', someFields);
    return { ...town, key };
  };

  it('keeps both changes of different fields', async () => {
    const town = await begin();
    const { key } = town;
    await town.write('Chef', { ...someFields, key, seen: someFields, target: 85 });
    const others = { ...someFields, key, seen: someFields, title: 'Andra ord' };
    await town.write('Förvaltningschef', others);
    expect(town.goal(key)).toMatchObject({ title: 'Andra ord', target: 85 });
  });

  it('is refused where both change one field, with what is stored, and then takes what is chosen', async () => {
    const town = await begin();
    const { key } = town;
    await town.write('Chef', { ...someFields, key, seen: someFields, target: 85 });
    const mine = { ...someFields, key, seen: someFields, target: 90, title: 'Andra ord' };
    const refused = await refusalOf(town.write('Förvaltningschef', mine));
    const fields = { ...someFields, target: 85 };
    expect(refused).toMatchObject({
      code: 'conflict',
      theirs: { key, state: 'draft', fields, conflicts: ['target'] },
    });
    expect(town.goal(key)).toMatchObject({ title: someFields.title, target: 85 });
    await town.write('Förvaltningschef', { ...mine, seen: fields });
    expect(town.goal(key)).toMatchObject({ title: 'Andra ord', target: 90 });
  });

  it('at the same moment in two instances keeps both', async () => {
    const town = await begin();
    const { key } = town;
    town.two.sync();
    await town.write('Chef', { ...someFields, key, seen: someFields, target: 85 });
    await declaredActs['goal.write'](contextOf(town.two, 'Förvaltningschef'), {
      ...{ ...someFields, key, seen: someFields, title: 'Andra ord' },
      rounds: 'keep',
    });
    expect(town.goal(key)).toMatchObject({ title: 'Andra ord', target: 85 });
  });

  it('is saved once when the same is sent twice, and by nobody who has not seen it', async () => {
    const town = await begin();
    const { key } = town;
    const changed = { ...someFields, key, seen: someFields, target: 85 };
    await town.write('Chef', changed);
    const { writes } = town.lists.goals;
    await town.write('Chef', changed);
    await town.write('Chef', { ...someFields, target: 85, key });
    expect(town.lists.goals.writes).toBe(writes);
    const unseen = await refusalOf(town.write('Chef', { ...someFields, key, target: 99 }));
    expect(unseen?.code).toBe('conflict');
  });
});

describe('an adopted goal', () => {
  const goal = aGoal({
    ...{ id: '3', key: 'BUF-1-1', bodyKey: 'BUF-1', parentGoalId: '2', parentGoalKey: 'BUN-1' },
    ...{ title: 'Beslutade ord', state: 'adopted' },
  });
  const fieldsIn = (town: ReturnType<typeof goalTown>) =>
    town.form('Chef', { goal: goal.key }).fields;

  it('is revised with a reason, which its row keeps', async () => {
    const town = goalTown({ goals: [goal] });
    const seen = fieldsIn(town);
    const revision = { ...seen, key: goal.key, seen, target: 90 };
    expect(await faultsOf(town.write('Chef', revision))).toEqual(['reason reason-missing']);
    await town.write('Chef', { ...revision, reason: 'Nytt uppdrag' });
    expect(town.goal(goal.key)).toMatchObject({
      ...{ target: 90, changeReason: 'Nytt uppdrag', state: 'adopted' },
    });
  });

  it('gets another reporter without one', async () => {
    const town = goalTown({ goals: [goal] });
    const seen = fieldsIn(town);
    await town.write('Chef', { ...seen, key: goal.key, seen, reporterMail: 'a@b.se' });
    expect(town.goal(goal.key)).toMatchObject({ reporter: { mail: 'a@b.se' } });
    expect(town.goal(goal.key)?.changeReason).toBeUndefined();
  });

  it('does not lose what makes it measurable', async () => {
    const town = goalTown({ goals: [goal] });
    const seen = fieldsIn(town);
    const bare = omit(seen, 'target', 'targetOn', 'baseline', 'parentGoalKey');
    const work = town.write('Chef', { ...bare, key: goal.key, seen, reason: 'x' });
    expect(await faultsOf(work)).toEqual([
      'parentGoalKey missing',
      'baseline.women missing',
      'baseline.men missing',
      'target missing',
      'targetOn missing',
    ]);
  });

  it('is not changed once it is closed, and stands under no goal below itself', async () => {
    const below = aGoal({ ...{ id: '4', key: 'BUF-1-2' }, parentGoalId: '3' });
    const town = goalTown({ goals: [goal, below] });
    const seen = fieldsIn(town);
    const ring = { ...seen, key: goal.key, seen, parentGoalKey: 'BUF-1-2', reason: 'x' };
    expect(await faultsOf(town.write('Chef', ring))).toEqual(['parentGoalKey ring']);
    town.lists.goals.edit('3', { state: 'closed' });
    const closed = town.write('Chef', { ...seen, key: goal.key, seen, target: 90 });
    expect(await faultsOf(closed)).toEqual(['state goal-closed']);
  });
});
