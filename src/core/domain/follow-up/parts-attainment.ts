import { judgedAttainments } from './report';
import type { ShownAttainment } from './shown-report';

type Judged = (typeof judgedAttainments)[number];

function isJudged(attainment: ShownAttainment | undefined): attainment is Judged {
  return judgedAttainments.some((one) => one === attainment);
}

/**
 * Returns what the parts of a goal (delmål) say of it: it is met when all are met, partly met when some are met or partly met, and not
 * met when none is. A part that nobody has reported or could assess leaves the goal unassessed, unless the others decide: one met and one
 * not met make it partly met whatever that part would be. A hidden part hides the attainment, since that would tell something of the part.
 *
 * @param parts what each part has reached in one round; undefined for a part without an outcome there
 * @returns `cannot-be-assessed` when there are no parts
 */
export function attainmentOfParts(
  parts: readonly (ShownAttainment | undefined)[],
): ShownAttainment {
  if (parts.includes('suppressed')) return 'suppressed';
  const judged = new Set(parts.filter(isJudged));
  if (judged.has('partly-met') || judged.size > 1) return 'partly-met';
  const [only] = judged;
  return only !== undefined && parts.every(isJudged) ? only : 'cannot-be-assessed';
}
