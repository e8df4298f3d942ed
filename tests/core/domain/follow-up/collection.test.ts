import {
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
    [undefined, 'open', '2026-12-15', 'missing'],
    [undefined, 'open', '2026-12-16', 'late'],
    [undefined, 'planned', '2026-12-16', 'missing'],
    [undefined, 'opening', '2026-12-16', 'missing'],
    ...(['closing', 'closed', 'cancelled'] as const).flatMap(
      (state) =>
        [
          [undefined, state, '2026-12-15', 'not-reported'],
          [undefined, state, '2026-12-16', 'not-reported'],
          [asking, state, '2026-12-16', 'not-reported'],
          [aReport(), state, '2026-12-16', 'reported'],
        ] as const,
    ),
    [aReport({ state: 'sent-back' }), 'closed', '2026-12-16', 'late'],
    [aReport({ state: 'sent-back' }), 'open', '2026-12-15', 'sent-back'],
    [aReport({ state: 'sent-back' }), 'open', '2026-12-16', 'late'],
    [aReport(), 'open', '2026-12-16', 'reported'],
    [aReport({ state: 'accepted' }), 'open', '2026-12-16', 'accepted'],
    [aReport({ faults }), 'open', '2026-12-16', 'checking'],
    [aReport({ state: 'accepted', faults }), 'open', '2026-12-16', 'checking'],
  ] as const)('%#', (...one) => {
    const [report, state, today, standing] = one;
    expect(standingOf(report, { state, dueOn: '2026-12-15' }, today)).toBe(standing);
  });
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
