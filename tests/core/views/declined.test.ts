import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { aGoal, anOrganisation, aPerson, aRound, aWorld } from '../../support/core/builders';
import { declaredActs as acts } from '../../support/core/declared-acts';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const nina = aPerson('Nina');

function begin(unit: object = {}) {
  const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2', bodyId: 'unit2' })];
  const bodies = anOrganisation().map((body) => (body.id === 'unit' ? { ...body, ...unit } : body));
  const instance = anInstance(listsOf({ world: aWorld({ bodies, goals, rounds: [aRound()] }) }));
  instance.directory.set(nina.mail, nina);
  const rowOf = (name: string, key = 'G-1') =>
    viewFollowUp(contextOf(instance, name), {}).rows.find(({ goal }) => goal.key === key);
  return { as: (name: string) => contextOf(instance, name), rowOf };
}

test('who declines is named with the reason, until somebody else is asked', async () => {
  const { as, rowOf } = begin();
  const input = { goalId: '1', roundId: '900' };
  await acts['report.decline'](as('Chef'), { ...input, reason: 'Fråga Nina.' });
  expect(rowOf('Ledare')?.declined).toEqual({ byName: 'Chef', reason: 'Fråga Nina.' });
  expect(rowOf('Förvaltningschef')?.declined).toBeDefined();
  expect(rowOf('Ledare', 'G-2')?.declined).toBeUndefined();
  const reporter = { seen: null, next: nina.mail };
  await acts['goal.set-reporter'](as('Förvaltningschef'), { goalKey: 'G-1', reporter });
  expect(rowOf('Ledare')).toMatchObject({ reporterName: 'Nina', namedReporter: nina.mail });
  expect(rowOf('Ledare')?.declined).toBeUndefined();
});

test('who may name a reporter has the right in the row, and others neither that nor the address', () => {
  const { rowOf } = begin();
  const rights = (name: string) => rowOf(name)?.can['goal.set-reporter'];
  expect(['Ledare', 'Chef', 'Förvaltningschef', 'Sekreterare'].map(rights)).toEqual([
    ...[true, true, true, false],
  ]);
});

test('a goal without a reporter is named as such, and nobody is reminded', () => {
  const { rowOf } = begin({ manager: undefined, substitute: undefined });
  expect(rowOf('Ledare')).toMatchObject({
    asksNobody: true,
    can: { 'round.nudge': false, 'goal.set-reporter': true },
  });
  expect(begin().rowOf('Ledare')?.asksNobody).toBeUndefined();
  expect(begin().rowOf('Ledare')?.can['round.nudge']).toBe(true);
});

test('the row says for whom the substitute stands in', () => {
  const away = { absentFrom: '2026-11-01', absentTo: '2026-12-01' };
  expect(begin(away).rowOf('Ledare')).toMatchObject({
    ...{ reporterName: 'Ersättare', standsInFor: 'Chef' },
  });
  expect(begin({ ...away, substitute: undefined }).rowOf('Ledare')).toMatchObject({
    reporterName: 'Chef',
  });
  expect(begin().rowOf('Ledare')?.standsInFor).toBeUndefined();
});
