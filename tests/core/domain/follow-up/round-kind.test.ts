import { kindOfPeriod } from '../../../../src/core/domain/follow-up/round-kind';

test.each([
  ['2026-01-01', '2026-12-31', 'annual'],
  ['2026-01-01', '2026-08-31', 'interim'],
  ['2026-01-01', '2026-12-30', 'interim'],
  ['2026-01-02', '2026-12-31', 'interim'],
  ['2025-01-01', '2026-12-31', 'interim'],
  ['', '', 'interim'],
])('the period from %s to %s suggests a round of the kind %s', (from, to, kind) => {
  expect(kindOfPeriod(from, to)).toBe(kind);
});
