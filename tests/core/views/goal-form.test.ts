import { AppError } from '../../../src/core/domain/base/app-error';
import { aGoal, aPerson } from '../../support/core/builders';
import { goalTown, someAdoption, someFields } from '../../support/core/goal-town';
import { openInLists, roundId } from '../../support/core/open-in-lists';
import { contextOf, refusalOf } from '../../support/core/fake-context';
import { declaredActs } from '../../support/core/declared-acts';
import { viewGoalForm } from '../../../src/core/views/goals/view-goal-form';

const refusalOfForm = (view: () => unknown) => {
  try {
    view();
    return undefined;
  } catch (cause) {
    return cause instanceof AppError ? cause.code : cause;
  }
};

test('a new goal begins with its body, for those who may write goals of it', () => {
  const town = goalTown();
  const form = town.form('Chef', { body: 'BUF-1' });
  expect(form).toMatchObject({
    fields: { bodyKey: 'BUF-1', title: '' },
    may: { write: true, propose: false, withdraw: false, adoptAs: [], close: false },
    bodies: [{ key: 'BUF-1', name: 'Björkskolan' }],
    ...{ askedIn: [], decisions: [], missing: [] },
  });
  expect(form.goal).toBeUndefined();
  expect(town.form('Förvaltningschef', {}).bodies.map(({ key }) => key)).toEqual([
    ...['BUN', 'BUF', 'BUF-1', 'BUF-2'],
  ]);
});

test('adopted goals of the levels above are offered, the nearest first and proposed', async () => {
  const own = aGoal({ id: '3', key: 'BUF-1-1', parentGoalId: '2' });
  const draft = aGoal({ id: '4', key: 'BUF-9', bodyId: 'admin', state: 'draft' });
  const town = goalTown({ goals: [own, draft] });
  const offered = (query: Parameters<typeof viewGoalForm>[1]) =>
    town
      .form('Chef', query)
      .parents.map(({ key, isProposed, isOfSameBody }) => [key, isProposed, isOfSameBody]);
  expect(offered({ body: 'BUF-1' })).toEqual([
    ['BUN-1', true, false],
    ['KF-1', false, false],
    ['BUF-1-1', false, true],
  ]);
  const { key } = await town.write('Chef', { ...someFields, parentGoalKey: 'KF-1' });
  expect(offered({ goal: key })[1]).toEqual(['KF-1', true, false]);
  // A goal cannot stand under itself.
  expect(offered({ goal: 'BUF-1-1' }).map(([code]) => code)).not.toContain('BUF-1-1');
});

test('each person sees what they may do to the goal in its state', async () => {
  const town = goalTown();
  const { key } = await town.write('Chef', someFields);
  const may = (name: string) => town.form(name, { goal: key }).may;
  const nothing = { write: false, propose: false, withdraw: false, adoptAs: [], close: false };
  const board = [{ key: 'BUN', name: 'Barn- och utbildningsnämnden' }];
  expect(may('Chef')).toMatchObject({ ...nothing, write: true, propose: true });
  expect(may('Sekreterare')).toMatchObject({ ...nothing, adoptAs: board });
  await town.propose('Chef', key);
  expect(may('Chef')).toMatchObject({ ...nothing, write: true, withdraw: true });
  expect(may('Ledare').adoptAs.map((body) => body.key)).toEqual(['BUN', 'KF']);
  await town.adopt('Sekreterare', { key });
  expect(may('Chef')).toMatchObject({ ...nothing, write: true });
  expect(may('Sekreterare')).toMatchObject({ ...nothing, close: true });
  await town.close('Sekreterare', key, 'Uppnått');
  expect(may('Ledare')).toMatchObject(nothing);
});

test('the decisions of this year are there to pick, and the fields are what the form sends back', async () => {
  const town = goalTown();
  const { key } = await town.write('Chef', someFields);
  await town.adopt('Ledare', { key });
  const form = town.form('Chef', { goal: key });
  expect(form.fields).toEqual(someFields);
  expect(form.decisions).toEqual([form.goal?.adoptedBy]);
  expect(form.decisions).toMatchObject([{ ...someAdoption, registeredBy: 'Ledare' }]);
  expect(town.form('Chef', { body: 'BUF-1' }).decisions).toHaveLength(1);
});

test.each([
  ['Anställd', { goal: 'BUN-1' }],
  ['Annan', { body: 'BUF-1' }],
  ['Sekreterare', { body: 'BUN' }],
  ['Chef', { goal: 'KF-1' }],
  ['Chef', { goal: 'NEJ' }],
])('the form is not for %s with %p', (name, query) => {
  const town = goalTown();
  expect(refusalOfForm(() => town.form(name, query))).toBe('not-allowed');
  expect(refusalOfForm(() => town.form('Ledare', { goal: 'NEJ' }))).toBe('not-found');
});

describe('an open round that asks for the goal', () => {
  const begin = async () => {
    const goal = aGoal({ id: '1', key: 'G-1', bodyId: 'council', reporter: aPerson('Chef') });
    const town = await openInLists({ goals: [goal] });
    const form = () => viewGoalForm(town.leader, { goal: 'G-1' });
    const seen = form().fields;
    const revise = (rounds: 'keep' | 'take', target = 90) =>
      declaredActs['goal.write'](town.leader, {
        ...{ ...seen, key: 'G-1', seen, target, reason: 'Nytt uppdrag', rounds },
      });
    const asked = () => town.rowOf('G-1')?.asAsked?.goal.target;
    return { ...town, form, seen, revise, asked };
  };

  it('keeps the words of then, which the form tells', async () => {
    const town = await begin();
    expect(town.form()).toMatchObject({
      askedIn: [{ id: roundId, title: 'Helår 2026', hasOtherWords: false }],
      may: { takeNewWords: true },
    });
    await town.revise('keep');
    expect(town.asked()).toBe(80);
    expect(town.form().askedIn).toMatchObject([{ hasOtherWords: true }]);
  });

  it('takes the new ones, also when the first press was interrupted between the rows', async () => {
    const town = await begin();
    town.lists.reports.fault = () => 'before';
    expect((await refusalOf(town.revise('take')))?.code).toBe('store-unavailable');
    expect([town.form().fields.target, town.asked()]).toEqual([90, 80]);
    town.lists.reports.fault = () => undefined;
    await town.revise('take');
    expect(town.asked()).toBe(90);
    const writes = [town.lists.goals.writes, town.lists.reports.writes];
    await town.revise('take');
    expect([town.lists.goals.writes, town.lists.reports.writes]).toEqual(writes);
  });

  it('whose report is accepted refuses the new words before anything is saved', async () => {
    const town = await begin();
    const figures = { women: 82, men: 81 };
    const chef = contextOf(town.instance, 'Chef');
    const { report } = await declaredActs['report.submit'](chef, {
      ...{ goalId: '1', roundId, figures, cannotBeAssessed: false },
    });
    const accepted = { reportId: report.id, eTag: report.eTag };
    await declaredActs['report.accept'](town.leader, accepted);
    const refused = await refusalOf(town.revise('take'));
    expect(refused?.faults).toMatchObject([{ field: 'rounds', reason: 'already-accepted' }]);
    expect(town.form().fields.target).toBe(80);
  });
});
