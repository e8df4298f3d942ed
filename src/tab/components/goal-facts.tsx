import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { GoalView } from '../../core/api/goals/goal-view';
import { MeasuredOther } from './measured-other';
import { figuresText, targetText } from './value-text';
import { useWords } from './words';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    fontVariantNumeric: 'tabular-nums',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  last: { flexBasis: '100%' },
});

/** The line below a goal's title: indicator, wanted direction, target with date, and the last outcome. */
export function GoalFacts({ goal }: { readonly goal: GoalView }): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const { indicator } = goal;
  if (indicator === undefined) return null;
  const last = goal.history[0];
  const facts = [
    indicator.name,
    words.t.words.direction[indicator.direction],
    targetText(goal, words),
  ].filter((fact) => fact !== undefined);
  return (
    <div className={styles.list}>
      {facts.map((fact) => (
        <Text key={fact}>{fact}</Text>
      ))}
      {last !== undefined && (
        <Text className={styles.last}>
          {words.t.words.lastOutcome(last.roundTitle)}:{' '}
          {figuresText(last.figures, last.indicator ?? indicator, words)}
          <MeasuredOther outcome={last} before=". " />
        </Text>
      )}
    </div>
  );
}
