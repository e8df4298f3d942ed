import {
  reportKey,
  statePart,
  withoutState,
  type ReportState,
} from '../../../../src/core/domain/follow-up/report';
import { aReport } from '../../../support/core/builders';

const at = '2026-12-10T09:00:00Z';
const sendingBack = { sentBackReason: 'Kommentera', sentBackByName: 'Karin', sentBackAt: at };
const acceptance = { acceptedByName: 'Karin', acceptedAt: at };

test('the key of a report is made of the keys of round and goal', () => {
  expect(reportKey({ key: 'helar-2026' }, { key: 'BUN-1' })).toBe('helar-2026:BUN-1');
});

test.each<[ReportState, object]>([
  ['submitted', {}],
  ['sent-back', sendingBack],
  ['accepted', acceptance],
])('the state %s takes only its own fields from a row', (state, own) => {
  expect(statePart(state, { ...sendingBack, ...acceptance })).toEqual({ state, ...own });
  expect(statePart(state, {})).toEqual({ state });
});

test('a report without its state has only the fields that it has in every state', () => {
  const { state, ...kept } = aReport({ id: '1', comment: 'Bra' });
  expect(state).toBe('submitted');
  const reports = [
    aReport({ ...kept, state: 'sent-back', ...sendingBack }),
    aReport({ ...kept, state: 'accepted', ...acceptance }),
  ];
  for (const report of reports) expect(withoutState(report)).toEqual(kept);
});
