import { viewSettingEffect } from '../../../src/core/views/settings/view-setting-effect';
import { aGoal, anOrganisation, aReport, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf, refusalOf } from '../../support/core/fake-context';
import { aKeptRound, rowsOfKept } from '../../support/core/kept-round';

const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2' })];
const before = aWorld({ goals, bodies: anOrganisation() });
const round = aKeptRound(before, goals);

/** Makes a world with an open round of two goals. The first lies some 71 % of the way to its target, by 12 people. */
function aWorldWithOutcome() {
  const [asked, other] = rowsOfKept(before, round);
  const figures = { women: 72, men: 68.5, womenPersons: 12, menPersons: 12 };
  const { indicator, baseline, target } = goals[0] ?? aGoal();
  expect([indicator?.direction, baseline, target]).toEqual(['rising', { women: 50, men: 40 }, 80]);
  const report = aReport({ ...asked, state: 'submitted', figures, attainment: 'not-met' });
  return { ...before, rounds: [round], reports: [report, ...(other ? [other] : [])] };
}

const ask = (setting: string, value: string, name = 'Ledare') =>
  viewSettingEffect(contextOf(anInstance(listsOf({ world: aWorldWithOutcome() })), name), {
    setting: `${setting}:${value}`,
  });

test('the share from which goals are partly met counts the goals that it would move', () => {
  expect(ask('partlyMetFrom', '0,7')).toMatchObject({
    roundTitle: round.title,
    effect: {
      kind: 'attainment',
      before: { 'partly-met': 0, 'not-met': 1 },
      after: { 'partly-met': 1, 'not-met': 0 },
    },
  });
});

test('the limit of small numbers counts the goals with figures below it', () => {
  expect(ask('smallCountsBelow', '13').effect).toEqual({ kind: 'hidden', before: 0, after: 1 });
});

test('days of reminders become the instants at which they go out', () => {
  const { effect } = ask('remindDaysBefore', 'inga');
  expect(effect?.kind).toBe('reminders');
  if (effect?.kind !== 'reminders') return;
  expect(effect.before.length - effect.after.length).toBe(2);
});

test('a value that the setting cannot have is answered with its fault', () => {
  expect(ask('partlyMetFrom', 'mycket').faults).toMatchObject([{ reason: 'setting-unreadable' }]);
});

test('only process leaders ask', async () => {
  const asked = Promise.resolve().then(() => ask('partlyMetFrom', '0,8', 'Chef'));
  expect((await refusalOf(asked))?.code).toBe('not-allowed');
});
