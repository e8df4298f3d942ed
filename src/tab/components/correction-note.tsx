import type { ReactElement } from 'react';
import type { CorrectionView } from '../../core/api/follow-up/report-view';
import type { Indicator } from '../../core/domain/goals/goal';
import { Notice } from './notice';
import { figuresText } from './value-text';
import { useWords, type Words } from './words';

function firstText(
  { first }: CorrectionView,
  indicator: Indicator | undefined,
  words: Words,
): string {
  const { t } = words;
  if (first === undefined) return t.words.noFirstOutcome;
  const isFigured = indicator !== undefined && first.attainment !== 'cannot-be-assessed';
  const figures = isFigured ? `${figuresText(first.figures, indicator, words)}, ` : '';
  return t.words.firstOutcome(`${figures}${t.words.attainment[first.attainment]}`);
}

/** Says that a report was corrected in the list after its round had ended: by whom, when and why, and what it said first. */
export function CorrectionNote(props: {
  readonly correction: CorrectionView;
  readonly indicator: Indicator | undefined;
  /** True when the person may not see the figures, so that the first ones are hidden too. */
  readonly isHidden: boolean;
}): ReactElement {
  const words = useWords();
  const { t, format } = words;
  const { correction, indicator, isHidden } = props;
  const { byName, at, reason } = correction;
  const sentences = [
    t.words.correctedBy(byName, format.day(at)),
    ...(isHidden ? [] : [firstText(correction, indicator, words)]),
    ...(reason === undefined ? [] : [t.words.correctionReason(reason)]),
  ];
  return <Notice>{sentences.join(' ')}</Notice>;
}
