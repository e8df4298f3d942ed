import type { Report } from '../../../src/core/domain/follow-up/report';
import { reportView } from '../../../src/core/views/follow-up/report-view';
import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const indicator = anIndicator({ measure: 'people', decimals: 0 });
const goal = aGoal({ id: '1', key: 'G-1', indicator });
const round = aRound({ state: 'closed' });
const at = '2027-02-01T09:00:00Z';

/** Returns the correction of the report as somebody sees it. */
function correctionSeenBy(name: string, now: Report['figures'], first: Report['figures']) {
  const report: Report = {
    ...aReport({ id: '50', figures: now }),
    correction: { first: { figures: first, attainment: 'met' }, byName: 'Ledare', at },
    correctionReason: 'Fel kolumn',
  };
  const world = aWorld({ goals: [goal], rounds: [round], reports: [report] });
  const ctx = contextOf(anInstance(listsOf({ world })), name);
  return reportView(takeSnapshot(ctx), { value: report, eTag: '1' }, { goal }).correction;
}

const whole = { byName: 'Ledare', at, reason: 'Fel kolumn' };

test('a correction is shown with the first outcome and the reason', () => {
  const seen = correctionSeenBy('Sekreterare', { women: 60, men: 70 }, { women: 61, men: 70 });
  const figures = { women: 61, men: 70, gap: 9 };
  expect(seen).toEqual({ ...whole, first: { figures, attainment: 'met' } });
});

test.each([
  ['the first figure is small', { women: 60, men: 70 }, { women: 3, men: 70 }],
  ['the present figure is small', { women: 3, men: 70 }, { women: 60, men: 70 }],
])(
  'a reader who may not see small numbers sees neither outcome nor reason when %s',
  (_, now, first) => {
    expect(correctionSeenBy('Anställd', now, first)).toEqual({ byName: 'Ledare', at });
    expect(correctionSeenBy('Chef', now, first)).toMatchObject({
      ...whole,
      first: { attainment: 'met' },
    });
  },
);

test('process leaders alone read which rows of the round wait', () => {
  const right = aReport({ id: '50' });
  const double = aReport({
    id: '51',
    key: 'helar-2026:G-1-kopia',
    figures: { women: 500, men: 400 },
  });
  const world = aWorld({ goals: [goal], rounds: [round], reports: [right, double] });
  const instance = anInstance(listsOf({ world }));
  const view = viewFollowUp(contextOf(instance, 'Ledare'), {});
  expect(view.waitingRows).toEqual([
    {
      ...{ id: '51', key: 'helar-2026:G-1-kopia', title: goal.title },
      ...{ reason: 'double', goalKey: 'G-1', recordKey: 'helar-2026:G-1' },
    },
  ]);
  expect(view.rows.map(({ report }) => report?.figures.women)).toEqual([60]);
  expect(viewFollowUp(contextOf(instance, 'Sekreterare'), {})).not.toHaveProperty('waitingRows');
});
