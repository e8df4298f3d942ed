import { shownReport } from '../../../../src/core/domain/follow-up/shown-report';
import { aReport } from '../../../support/core/builders';

const words = {
  comment: 'Kvar är en',
  attainmentReason: 'Bara en man sökte',
  evidenceUrl: 'https://granforsa.example/en-man.pdf',
} as const;
const faults = [{ field: 'total', reason: 'not-the-sum', values: { total: 30, sum: 21 } }] as const;
const figures = { women: 20, men: 1 };
const told = { ...words, figures, faults, attainment: 'met' } as const;
const sentBack = aReport({ state: 'sent-back', ...told, sentBackReason: 'Det var väl två män?' });

describe('beside a suppressed figure', () => {
  const hidden = { women: 20, men: 'suppressed' } as const;

  test.each([
    ['submitted', aReport(told)],
    ['sent back', sentBack],
    ['accepted', aReport({ ...told, state: 'accepted', acceptedByName: 'Ledare' })],
  ])('a report that is %s loses attainment, texts, link and faults', (_, report) => {
    const shown = shownReport(report, hidden);
    expect(shown).toMatchObject({ figures: hidden, attainment: 'suppressed' });
    for (const field of Object.keys(words)) expect(shown).not.toHaveProperty(field);
    expect(shown).not.toHaveProperty('sentBackReason');
    expect(shown).not.toHaveProperty('faults');
    expect(JSON.stringify(shown)).not.toMatch(/en man|Kvar|två män|"met"|21/);
  });

  test.each([
    [{ total: 'suppressed' }],
    [{ women: 20, men: 30, gap: 'suppressed' }],
    [{ women: 'suppressed', men: 'suppressed', total: 'suppressed', gap: 'suppressed' }],
  ] as const)('it does so whichever figure is suppressed: %p', (shown) => {
    expect(shownReport(aReport(words), shown).comment).toBeUndefined();
  });

  test('the state, the people and the times stay', () => {
    const { id, key, state, reportedByName, reportedAt } = sentBack;
    expect(shownReport(sentBack, hidden)).toMatchObject({
      id,
      key,
      state,
      reportedByName,
      reportedAt,
    });
  });
});

test.each([{ women: 20, men: 30 }, {}])('beside the figures %p everything is shown', (shown) => {
  expect(shownReport(sentBack, shown)).toEqual({ ...sentBack, figures: shown });
});
