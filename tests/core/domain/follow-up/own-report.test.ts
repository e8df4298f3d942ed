import {
  accept,
  mayAccept,
  sendBack,
  waitsForOtherLeader,
} from '../../../../src/core/domain/follow-up/report-rules';
import { can } from '../../../../src/core/policy/can';
import { AppError } from '../../../../src/core/domain/base/app-error';
import { aBody, anActor, aPerson, aReport, aRound, aWorld } from '../../../support/core/builders';

const own = aReport({ reportedByName: 'Ledare', reportedByObjectId: 'oid-ledare' });
const review = (name: string, processLeaderIds: readonly string[]) => ({
  round: aRound(),
  byName: name,
  byObjectId: `oid-${name.toLowerCase()}`,
  processLeaderIds,
  at: '2026-12-02T09:00:00Z',
});
const aFault = { field: 'women', reason: 'too-large' } as const;
const both = ['oid-ledare', 'oid-ledare2'];

test.each([
  ['the reporter, with another process leader', 'oid-ledare', both, false],
  ['the reporter, as the only process leader', 'oid-ledare', ['oid-ledare'], true],
  ['the reporter, named twice as the only one', 'oid-ledare', ['oid-ledare', 'oid-ledare'], true],
  ['another process leader', 'oid-ledare2', both, true],
] as const)('%s', (_, objectId, leaders, may) => {
  expect(mayAccept(own, objectId, leaders)).toBe(may);
});

test.each([
  ['the own report, with another process leader', own, 'oid-ledare', both, true],
  ['the own report of the only process leader', own, 'oid-ledare', ['oid-ledare'], false],
  ['the report of somebody else', own, 'oid-ledare2', both, false],
  ['somebody who is no process leader', own, 'oid-ledare', ['oid-a', 'oid-b'], false],
  ['a report that breaks a rule', aReport({ ...own, faults: [aFault] }), 'oid-ledare', both, false],
  ['an accepted report', aReport({ ...own, state: 'accepted' }), 'oid-ledare', both, false],
] as const)('whether it waits for another leader: %s', (...[, report, byObjectId, ids, waits]) => {
  const asked = { round: aRound(), byObjectId, processLeaderIds: ids };
  expect(waitsForOtherLeader(report, asked)).toBe(waits);
});

test('a process leader does not accept the own report while there is another one', () => {
  const refused = () => accept(own, review('Ledare', both));
  expect(refused).toThrow(AppError);
  expect(refused).toThrow(
    expect.objectContaining({ faults: [{ field: 'state', reason: 'own-report' }] }) as Error,
  );
  expect(sendBack(own, 'Fel år', review('Ledare', both)).state).toBe('sent-back');
});

test('another process leader accepts it without a mark, also one of the same name', () => {
  const next = accept(own, { ...review('Ledare2', both), byName: 'Ledare' });
  expect(next).not.toHaveProperty('acceptedBySamePerson');
});

test('the only process leader accepts the own report, and the row says so until it is sent back', () => {
  const next = accept(own, review('Ledare', ['oid-ledare']));
  expect(next).toMatchObject({ state: 'accepted', acceptedBySamePerson: true });
  const back = sendBack(next, 'Fel år', review('Ledare', ['oid-ledare']));
  expect(back).not.toHaveProperty('acceptedBySamePerson');
});

test('the page offers it by the same rule', () => {
  const item = { report: own, round: aRound() };
  const alone = aWorld({
    bodies: [aBody({ kind: 'council', processLeaders: [aPerson('Ledare')] })],
  });
  expect(can(anActor('Ledare'), 'report.accept', item, aWorld())).toBe(false);
  expect(can(anActor('Ledare2'), 'report.accept', item, aWorld())).toBe(true);
  expect(can(anActor('Ledare'), 'report.accept', item, alone)).toBe(true);
});
