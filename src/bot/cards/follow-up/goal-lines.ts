import type { GoalView } from '../../../core/api/goals/goal-view';
import type { CardFrame } from '../base/card-frame';
import { labelled, line } from '../base/elements';
import type { CardPart } from '../base/elements';
import { dateWords, directionWords, figuresWords, outcomeWords, targetWords } from '../base/words';

/** Makes the lines about a goal: title and body, indicator and direction, baseline, target and last outcome. */
export function goalLines(goal: GoalView, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { indicator } = goal;
  return [
    line(goal.title, { isBold: true, isLarge: true, spacing: 'medium' }),
    line(goal.bodyName, { isSubtle: true, spacing: 'none' }),
    ...(indicator === undefined
      ? []
      : [
          labelled(text.goal.indicator, indicator.name, { spacing: 'medium' }),
          labelled(text.goal.direction, directionWords(indicator, frame)),
        ]),
    ...baselineLines(goal, frame),
    ...targetLines(goal, frame),
    lastLine(goal, frame),
  ];
}

function baselineLines(goal: GoalView, frame: CardFrame): readonly CardPart[] {
  const { baseline, baselineYear, indicator } = goal;
  if (baseline === undefined || indicator === undefined) return [];
  const { text } = frame;
  const label =
    baselineYear === undefined ? text.goal.baseline : text.goal.baselineOf(String(baselineYear));
  return [labelled(label, figuresWords(baseline, indicator, frame))];
}

function targetLines(goal: GoalView, frame: CardFrame): readonly CardPart[] {
  const { targetOn, indicator } = goal;
  const value = indicator && targetWords(goal, indicator, frame);
  if (indicator === undefined || value === undefined) return [];
  const { text } = frame;
  const label = indicator.direction === 'gap' ? text.goal.targetGap : text.goal.target;
  const words =
    targetOn === undefined ? value : text.goal.targetBy(value, dateWords(targetOn, frame));
  return [labelled(label, words)];
}

function lastLine({ history, indicator }: GoalView, frame: CardFrame): CardPart {
  const { text } = frame;
  const [last] = history;
  const then = last?.measuresOther === true ? last.indicator : undefined;
  if (last === undefined) return labelled(text.goal.lastNone, text.goal.none);
  const label =
    then === undefined
      ? text.goal.last(last.roundTitle)
      : text.goal.lastOther(last.roundTitle, then.name);
  return labelled(label, outcomeWords(last, last.indicator ?? indicator, frame));
}
