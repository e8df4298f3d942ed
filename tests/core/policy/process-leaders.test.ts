import { can } from '../../../src/core/policy/can';
import { isProcessLeader } from '../../../src/core/policy/roles';
import {
  aBody,
  aGoal,
  anActor,
  anUnknownPerson,
  aRound,
  aWorld,
  someSettings,
} from '../../support/core/builders';

const world = aWorld();

describe('process leaders (seed:B36)', () => {
  const first = someSettings({ firstProcessLeaders: ['oid-drift'] });
  const drift = anActor('Drift');

  test('any number of them, by the organisation list', () => {
    expect(isProcessLeader(anActor('Ledare'), world)).toBe(true);
    expect(isProcessLeader(anActor('Ledare2'), world)).toBe(true);
    expect(isProcessLeader(drift, { ...world, settings: first })).toBe(false);
  });

  test('the first ones count only while the list names nobody whom the directory knows', () => {
    const empty = { ...world, bodies: [], settings: first };
    expect(isProcessLeader(drift, empty)).toBe(true);
    const unresolved = aBody({ kind: 'council', processLeaders: [anUnknownPerson('Ledare')] });
    expect(isProcessLeader(drift, { ...empty, bodies: [unresolved] })).toBe(true);
    expect(isProcessLeader(drift, { ...world, bodies: [] })).toBe(false);
  });

  test('a mail address gives no right, only the object id does', () => {
    const bodies = [aBody({ kind: 'council', processLeaders: [anUnknownPerson('Ledare')] })];
    expect(isProcessLeader(anActor('Ledare'), { ...world, bodies })).toBe(false);
  });

  test('they report the council’s goals, also the first ones', () => {
    const bodies = [aBody({ id: 'council', kind: 'council' })];
    const council = aGoal({ bodyId: 'council' });
    const item = { goal: council, round: aRound() };
    expect(can(drift, 'report.submit', item, { ...world, bodies, settings: first })).toBe(true);
  });
});
