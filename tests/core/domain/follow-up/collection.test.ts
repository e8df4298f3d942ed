import {
  daysLateOf,
  hasReliableOutcome,
  isOwed,
  standingOf,
} from '../../../../src/core/domain/follow-up/collection';
import { askingRow } from '../../../../src/core/domain/follow-up/round-rows';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';

const asking = { id: '1', ...askingRow(aWorld(), aRound(), aGoal()) };

describe('the standing of a goal in a round', () => {
  const faults = [{ field: 'men', reason: 'too-large' }] as const;
  test.each([
    [undefined, 'open', 'missing'],
    [undefined, 'planned', 'missing'],
    [undefined, 'opening', 'missing'],
    ...(['closing', 'closed', 'cancelled'] as const).flatMap(
      (state) =>
        [
          [undefined, state, 'not-reported'],
          [asking, state, 'not-reported'],
          [aReport(), state, 'reported'],
        ] as const,
    ),
    [aReport({ state: 'sent-back' }), 'closed', 'sent-back'],
    [aReport({ state: 'sent-back' }), 'open', 'sent-back'],
    [aReport(), 'open', 'reported'],
    [aReport({ state: 'accepted' }), 'open', 'accepted'],
    [aReport({ faults }), 'open', 'checking'],
    [aReport({ state: 'accepted', faults }), 'open', 'checking'],
  ] as const)('%#', (...one) => {
    const [report, state, standing] = one;
    expect(standingOf(report, { state })).toBe(standing);
  });
});

test.each([
  ['missing on the due date', undefined, 'open', '2026-12-15', undefined],
  ['missing the day after', undefined, 'open', '2026-12-16', 1],
  ['asked for by its row', asking, 'open', '2026-12-17', 2],
  ['sent back, which it stays', aReport({ state: 'sent-back' }), 'open', '2027-01-15', 31],
  ['reported', aReport(), 'open', '2026-12-16', undefined],
  ['accepted', aReport({ state: 'accepted' }), 'open', '2026-12-16', undefined],
  [
    'sent back in a round that has ended',
    aReport({ state: 'sent-back' }),
    'closed',
    '2026-12-16',
    undefined,
  ],
  ['missing in a round that has not opened', undefined, 'planned', '2026-12-16', undefined],
] as const)('a report that is %s', (...one) => {
  const [, report, state, today, days] = one;
  expect(daysLateOf(report, { state, dueOn: '2026-12-15' }, today)).toBe(days);
});

test.each([
  ['submitted', [], false, true],
  ['accepted', [], false, true],
  ['sent-back', [], true, false],
  ['submitted', [{ field: 'men', reason: 'too-large' }], false, false],
] as const)('a report that is %s with the faults %p is owed: %p, reliable: %p', (...one) => {
  const [state, faults, owed, reliable] = one;
  const report = aReport({ state, faults });
  expect([isOwed(report), hasReliableOutcome(report)]).toEqual([owed, reliable]);
  expect(isOwed(undefined)).toBe(true);
});
