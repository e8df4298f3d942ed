import { Button, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { UnaskedGoal, UnaskedGoals } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px', '@media print': { display: 'none' } },
  title: { margin: 0 },
  group: { display: 'grid', gap: '8px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: '8px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
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
          <Goal key={goal.key} goal={goal} button={buttonOf(goal, words.add)} />
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
          <Goal
            key={goal.key}
            goal={goal}
            {...(goal.isReported ? { note: words.hasReport } : {})}
            button={buttonOf(goal, words.addAgain)}
          />
        ))}
      </Group>
    </section>
  );
}

function Group(props: {
  readonly title: string;
  readonly text?: string;
  readonly count: number;
  readonly children: ReactNode;
}): ReactElement | null {
  const styles = useStyles();
  if (props.count === 0) return null;
  return (
    <div className={styles.group}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {props.title}
      </Text>
      {props.text !== undefined && <Text className={styles.quiet}>{props.text}</Text>}
      <ul className={styles.list}>{props.children}</ul>
    </div>
  );
}

function Goal(props: {
  readonly goal: UnaskedGoal;
  readonly note?: string;
  readonly button: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const { goal, note } = props;
  const details = [goal.bodyName, note].filter((part) => part !== undefined).join(' · ');
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <span>{goal.title}</span>
        {details !== '' && (
          <Text size={200} className={styles.quiet}>
            {details}
          </Text>
        )}
      </span>
      {props.button}
    </li>
  );
}
