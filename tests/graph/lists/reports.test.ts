import { listMaps } from '../../../src/graph/list-registry';
import { aReport } from '../../support/graph/builders';
import { readRow, writeContext } from '../../support/graph/rows';
import { asAskedToday } from '../../../src/core/domain/follow-up/as-asked';
import { aGoal, aWorld } from '../../support/core/builders';

describe('a report’s row that people have edited', () => {
  const { figures, attainment } = aReport({ roundId: '1', goalId: '2' });
  const ids = { roundId: '1', goalId: '2', takenIn: { figures, attainment } };
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

describe('cells of a report’s row that only the product writes', () => {
  const at = '2026-11-22T08:00:00Z';
  const kept = {
    ...aReport({ roundId: '1', goalId: '2' }),
    key: 'helar-2026:KSK-1',
    asAsked: asAskedToday(aWorld(), aGoal({ key: 'KSK-1' })),
    correction: { byName: 'Karin Lindgren', at },
  };
  const rowWith = (cells: Readonly<Record<string, unknown>> = {}) =>
    readRow(listMaps.reports, kept, cells);

  it.each([{ RoundKey: 'annan' }, { BoardName: 'Annan nämnd' }, { BodyName: null }])(
    'say again what the row keeps, and show when somebody has typed over them: %p',
    (cells) => {
      expect(rowWith()).not.toHaveProperty('hasStrayCells');
      expect(rowWith(cells)).toMatchObject({ hasStrayCells: true });
    },
  );

  it('hold a correction of this row, and none that was copied from another', () => {
    expect(rowWith()).toMatchObject({ correction: { byName: 'Karin Lindgren', at }, faults: [] });
    const renamed = rowWith({ Key: 'annan' });
    expect(renamed).toMatchObject({ correction: kept.correction, faults: [] });
    const other = { ...kept, key: 'helar-2026:KSK-2' };
    const { Correction } = listMaps.reports.write(other, writeContext);
    const copied = rowWith({ Correction });
    expect(copied).not.toHaveProperty('correction');
    expect(copied).toMatchObject({
      faults: [{ field: 'correction', reason: 'changed-as-asked' }],
    });
  });

  it('hold the outcome that was written with them, whatever a person types beside it', () => {
    const { figures, attainment } = kept;
    expect(rowWith({ Women: 12 })).toMatchObject({ takenIn: { figures, attainment } });
    const taken = { figures: { women: 3 }, attainment: 'met' } as const;
    const { TakenIn } = listMaps.reports.write({ ...kept, takenIn: taken }, writeContext);
    expect(rowWith({ TakenIn })).toMatchObject({ takenIn: taken });
  });

  it.each([
    ['emptied', null],
    ['typed over', 'något annat'],
    [
      'copied from another row',
      listMaps.reports.write({ ...kept, key: 'helar-2026:KSK-2' }, writeContext)['TakenIn'],
    ],
  ])('do not say which outcome was taken in when that cell is %s', (_, TakenIn) => {
    expect(rowWith({ TakenIn })).not.toHaveProperty('takenIn');
  });
});
