import { listMaps } from '../../../src/graph/list-registry';
import { aReport } from '../../support/graph/builders';
import { readRow } from '../../support/graph/rows';

describe('a report’s row that people have edited', () => {
  const ids = { roundId: '1', goalId: '2' };
  const rowWith = (cells: Readonly<Record<string, unknown>>) =>
    readRow(listMaps.reports, aReport(ids), cells);

  it('is read with the columns of its state alone, whatever an earlier state has left in the row', () => {
    const sentBack = { SentBackReason: 'Fel år', SentBackByName: 'Karin Lindgren' };
    const accepted = { AcceptedByName: 'Karin Lindgren', AcceptedAt: '2026-11-22T08:00:00Z' };
    expect(rowWith({ ...sentBack, ...accepted })).toEqual({ ...aReport(ids), id: '7' });
    const back = rowWith({ ...sentBack, ...accepted, WorkState: 'Återsänd' });
    expect(back).toMatchObject({ state: 'sent-back', sentBackReason: 'Fel år' });
    expect(back).not.toHaveProperty('acceptedByName');
  });

  it('may have a state without the name of who set it and the reason', () => {
    expect(rowWith({ WorkState: 'Återsänd' })).toEqual({
      ...aReport(ids),
      id: '7',
      state: 'sent-back',
    });
    expect(rowWith({ WorkState: 'Godtagen' })).toMatchObject({ state: 'accepted', faults: [] });
  });

  it('counts as submitted and has a fault when its state is an unknown word', () => {
    expect(rowWith({ WorkState: 'Kanske' })).toMatchObject({
      state: 'submitted',
      faults: [{ field: 'state', reason: 'unreadable' }],
    });
  });
});
