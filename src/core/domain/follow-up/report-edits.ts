import type { Fault } from '../base/fault';
import { isSameKey } from '../base/keys';
import { faultOfText } from '../base/text-fields';
import { areSameFigures, faultsOfFigures, sumOfSexes } from '../goals/figures';
import type { Figures, Goal, Indicator } from '../goals/goal';
import {
  isReported,
  reportKey,
  type Attainment,
  type Report,
  type ReportRow,
  type UnreportedRow,
} from './report';
import type { Round } from './round';
import { suggestionFor, type AssessedGoal } from './statement';

/**
 * Returns the rules that a report's row breaks. A person may have edited the row in the list (decision 0006); the product
 * leaves a row with faults out of sums and shows it as "kontrolleras". `goal` is the goal as the round asked for it, and `round`
 * the row that the report's lookup points at.
 */
export function faultsOfReport(
  report: ReportRow,
  goal: Goal | undefined,
  round: Round | undefined,
): readonly Fault[] {
  if (goal === undefined) return [{ field: 'goal', reason: 'missing' }];
  if (round === undefined) return [{ field: 'round', reason: 'missing' }];
  const key = reportKey(round, goal);
  const ofKey: readonly Fault[] = isSameKey(report.key, key)
    ? []
    : [{ field: 'key', reason: 'not-the-key', values: { key } }];
  if (!isReported(report)) return [...ofKey, ...faultsOfTyped(report, goal)];
  return [...ofKey, ...faultsOfOutcome(report, goal), ...faultsOfTexts(report)];
}

/** Returns a fault for each text that the form and the card would refuse as too long. Evidence may be any text here. */
function faultsOfTexts(report: Report): readonly Fault[] {
  const { comment, attainmentReason } = report;
  const sentBackReason = report.state === 'sent-back' ? report.sentBackReason : undefined;
  const texts = [
    faultOfText('comment', comment),
    faultOfText('reason', attainmentReason, 'attainmentReason'),
    faultOfText('reason', sentBackReason, 'sentBackReason'),
  ];
  return texts.filter((fault) => fault !== undefined);
}

/** Returns why no report can be made of what was typed into a row that asks. */
function faultsOfTyped({ typed = {} }: UnreportedRow, goal: Goal): readonly Fault[] {
  const { figures, attainment } = typed;
  if (figures === undefined || attainment !== undefined || goal.indicator === undefined) return [];
  const ofFigures = faultsOfFigures(figures, goal.indicator);
  return ofFigures.length > 0 ? ofFigures : [{ field: 'attainment', reason: 'missing' }];
}

function faultsOfOutcome(report: Report, goal: Goal): readonly Fault[] {
  if (goal.indicator === undefined) return [{ field: 'goal', reason: 'not-measurable' }];
  if (report.attainment !== 'cannot-be-assessed')
    return faultsOfFigures(report.figures, goal.indicator);
  const hasFigures = Object.values(report.figures).some((value) => value !== undefined);
  return hasFigures ? [{ field: 'attainment', reason: 'has-figures' }] : [];
}

/** Returns the figures after a person's edit in the list. Updates a total that was the sum and that the person left alone. */
export function followingFigures(before: Report, after: Report, indicator: Indicator): Figures {
  const isTouched = after.figures.total !== before.figures.total;
  const wasSum = sumOfSexes(before.figures, indicator) === before.figures.total;
  const total = sumOfSexes(after.figures, indicator);
  return isTouched || !wasSum || total === undefined ? after.figures : { ...after.figures, total };
}

/**
 * Returns the attainment after a person's edit in the list. When the figures changed and the old attainment was the one
 * that the old figures suggested, it becomes the one that the new figures suggest, unless the person changed it as well.
 */
export function followingAttainment(
  before: Report,
  after: Report,
  assessed: AssessedGoal,
): Attainment {
  const isTouched = after.attainment !== before.attainment;
  const wasSuggested = before.attainment === suggestionFor(assessed, before.figures);
  const hasNewFigures = !areSameFigures(before.figures, after.figures);
  return !isTouched && wasSuggested && hasNewFigures
    ? suggestionFor(assessed, after.figures)
    : after.attainment;
}
