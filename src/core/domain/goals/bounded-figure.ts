import { cleanLine } from '../base/clean-text';
import type { Direction } from './goal';

/** A figure that a person wrote with words before it: the rest of the text, and which way the words say is good. */
export interface BoundedFigure {
  readonly text: string;
  /** Rising for `minst 90 %`, falling for `högst 5`; absent where nothing is said. */
  readonly direction?: Extract<Direction, 'rising' | 'falling'>;
}

/** The words that say that a figure is about right. They are left out, since a goal has one figure. */
const about = /^(?:ca|cirka|c:a|omkring|ungefär|about|approx|noin|n|~|≈)\.?(?=[\s\d])\s*/iu;
const atLeast = /^(?:minst|lägst|åtminstone|at least|min|vähintään|väh|>=|≥|>)\.?(?=[\s\d])\s*/iu;
const atMost = /^(?:högst|maximalt|som mest|at most|max|enintään|enint|<=|≤|<)\.?(?=[\s\d])\s*/iu;

/** Separates what stands before a figure from the figure: `ca 45 %` is 45 %, and `minst 90 %` is 90 % to be reached from below. */
export function readBoundedFigure(written: string): BoundedFigure {
  const text = cleanLine(written);
  const rest = (sign: RegExp) => text.replace(sign, '').replace(about, '');
  if (atLeast.test(text)) return { text: rest(atLeast), direction: 'rising' };
  if (atMost.test(text)) return { text: rest(atMost), direction: 'falling' };
  // Hidden characters stay in a text without such words, so that a reader of numbers can name them.
  return { text: about.test(text) ? text.replace(about, '') : written };
}
