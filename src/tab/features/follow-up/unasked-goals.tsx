import { Button, Subtitle2, makeStyles } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { UnaskedGoal, UnaskedGoals } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { Group, UnaskedItem } from './unasked-group';
import { useAct } from '../../session/use-act';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px', '@media print': { display: 'none' } },
  title: { margin: 0 },
});

/** The number of goals that one press adds. The server takes no more at once. */
const mostAtOnce = 100;

/** The goals for which an open round does not ask and which a process leader can add. Shows nothing when there are none. */
export function UnaskedGoalList(props: {
  readonly unasked: UnaskedGoals;
  readonly round: RoundSummary;
}): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { addable, leftOut } = props.unasked;
  const act = useAct('round.add-goals');
  if (addable.length + leftOut.length === 0) return null;
  const words = t.followUp.goals;
  const add = (goals: readonly UnaskedGoal[]): void =>
    void act.run({ roundId: props.round.id, goalKeys: goals.map(({ key }) => key) });
  const all = addable.slice(0, mostAtOnce);
  const buttonOf = (goal: UnaskedGoal, label: string): ReactNode => (
    <Button
      size="small"
      aria-label={`${label}: ${goal.title}`}
      disabled={act.isRunning}
      onClick={() => add([goal])}
    >
      {label}
    </Button>
  );
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {words.title}
      </Subtitle2>
      <ActProblem problem={act.problem} />
      <Group title={words.addable} text={words.addableText} count={addable.length}>
        {addable.map((goal) => (
          <UnaskedItem
            key={goal.key}
            title={goal.title}
            details={[goal.bodyName]}
            buttons={buttonOf(goal, words.add)}
          />
        ))}
      </Group>
      {all.length > 1 && (
        <div>
          <Button disabled={act.isRunning} onClick={() => add(all)}>
            {words.addAll(all.length)}
          </Button>
        </div>
      )}
      <Group title={words.leftOut} count={leftOut.length}>
        {leftOut.map((goal) => (
          <UnaskedItem
            key={goal.key}
            title={goal.title}
            details={[goal.bodyName, goal.isReported ? words.hasReport : undefined]}
            buttons={buttonOf(goal, words.addAgain)}
          />
        ))}
      </Group>
    </section>
  );
}
