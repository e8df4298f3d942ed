import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { GoalView } from '../../../core/api/goals/goal-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { Notice } from '../../components/notice';
import { figuresText, targetText, unitOf } from '../../components/value-text';
import { useWords, type Words } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '10px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  fields: { display: 'grid', gap: '8px', margin: 0 },
  label: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Says that the goal has been changed since the round opened, shows how, and lets the round take the new words. */
export function GoalDifference(props: {
  readonly asked: GoalView;
  readonly today: GoalView;
  readonly round: RoundSummary;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.followUp.changed;
  const [isShown, setShown] = useState(false);
  const act = useAct('round.take-new-words');
  const input = { roundId: props.round.id, goalId: props.asked.id };
  return (
    <Notice attention>
      <div className={styles.box}>
        <Text>{words.text}</Text>
        {isShown && <Differences {...props} />}
        <div className={styles.buttons}>
          <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? words.hide : words.show}
          </Button>
          <Button disabled={act.isRunning} onClick={() => void act.run(input)}>
            {words.take}
          </Button>
        </div>
        <ActProblem problem={act.problem} />
      </div>
    </Notice>
  );
}

function Differences(props: { readonly asked: GoalView; readonly today: GoalView }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { changed } = words.t.followUp;
  const [asked, today] = [factsOf(props.asked, words), factsOf(props.today, words)];
  const fields = factNames.filter((name) => asked[name] !== today[name]);
  if (fields.length === 0) return <Text>{changed.other}</Text>;
  return (
    <dl className={styles.fields}>
      {fields.map((name) => (
        <div key={name}>
          <dt className={styles.label}>{changed.fields[name]}</dt>
          <dd className={styles.value}>
            {changed.asAsked}: {asked[name] ?? changed.none}
          </dd>
          <dd className={styles.value}>
            {changed.today}: {today[name] ?? changed.none}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const factNames = [
  'title',
  'body',
  'indicator',
  'measure',
  'unit',
  'split',
  'direction',
  'decimals',
  'baseline',
  'target',
] as const;

/** Returns the details of a goal as texts, which two goals are compared by. */
function factsOf(
  goal: GoalView,
  words: Words,
): Partial<Record<(typeof factNames)[number], string | undefined>> {
  const { indicator, baseline, title, bodyName: body } = goal;
  if (indicator === undefined) return { title, body };
  const { measure, split, direction, decimals, name } = indicator;
  const { t } = words;
  return {
    ...{ title, body, indicator: name, decimals: String(decimals) },
    measure: t.words.measure[measure],
    unit: unitOf(indicator, words),
    split: t.words.split[split],
    direction: t.words.direction[direction],
    baseline: baseline && figuresText(baseline, indicator, words),
    target: targetText(goal, words),
  };
}
