import type { CorrectionView } from '../../api/follow-up/report-view';
import { definedOnly } from '../../domain/base/defined';
import { roundOf } from '../../domain/follow-up/asked-goals';
import type { OutcomeThen, Report } from '../../domain/follow-up/report';
import { rulesOf } from '../../domain/follow-up/round-rows';
import {
  exactFigures,
  hasSuppressed,
  suppress,
  type ShownFigures,
} from '../../domain/goals/small-numbers';
import type { Goal } from '../../domain/goals/goal';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** Returns the first figures as the actor may see them; undefined when nobody knows what they count. */
function firstFigures(
  { actor, world }: ViewSnapshot,
  { report, goal }: { readonly report: Report; readonly goal: Goal },
  { figures }: OutcomeThen,
): ShownFigures | undefined {
  const { indicator } = goal;
  if (indicator === undefined) return undefined;
  if (can(actor, 'report.read-exact', goal, world)) return exactFigures(figures, indicator);
  const { smallCountsBelow } = rulesOf(world, roundOf(world, report.roundId) ?? {});
  return suppress(figures, indicator, smallCountsBelow);
}

/**
 * Returns how the report was corrected, as the actor may see it; undefined for one that was not. The first outcome is hidden beside a
 * suppressed figure of the report as it is now too, since two figures near each other tell of one another.
 *
 * @param now the report's figures as the actor may see them
 */
export function correctionView(
  snapshot: ViewSnapshot,
  about: { readonly report: Report; readonly goal: Goal },
  now: ShownFigures,
): CorrectionView | undefined {
  const { correction, correctionReason } = about.report;
  if (correction === undefined) return undefined;
  const { first, byName, at } = correction;
  const figures = first && firstFigures(snapshot, about, first);
  const isHidden = hasSuppressed(now) || (figures !== undefined && hasSuppressed(figures));
  if (isHidden) return { byName, at };
  const shown = definedOnly<CorrectionView>({ byName, at, reason: correctionReason });
  if (first === undefined || figures === undefined) return shown;
  return { ...shown, first: { figures, attainment: first.attainment } };
}
