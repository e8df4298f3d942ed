import type { ReactElement } from 'react';
import type { EarlierOutcome } from '../../core/api/goals/goal-view';
import { useWords } from './words';

/** Says what an outcome measured when it is something else than what the goal beside it measures; else nothing. */
export function MeasuredOther(props: {
  readonly outcome: EarlierOutcome;
  /** The text that separates it from what stands before it. */
  readonly before?: string;
}): ReactElement | null {
  const { t } = useWords();
  const { indicator, measuresOther } = props.outcome;
  if (measuresOther !== true || indicator === undefined) return null;
  return (
    <>
      {props.before}
      {t.words.measuredOther(indicator.name)}
    </>
  );
}
