import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ListedGoal } from '../../../core/api/goals/goal-view';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px', justifyItems: 'start', marginTop: '8px' },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  rows: { margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  goal: { textAlign: 'left', whiteSpace: 'normal' },
});

/** Lists the goals whose body is gone, which the tree has no place for. Shows nothing when there are none. */
export function GoalsWithoutBody(props: {
  readonly goals: readonly ListedGoal[];
  /** Gets the value of the chosen goal's row. */
  readonly onChoose: (value: string) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  if (props.goals.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="goals-without-body">
      <Subtitle2 as="h2" id="goals-without-body" className={styles.title}>
        {t.goals.withoutBody}
      </Subtitle2>
      <p className={styles.text}>{t.goals.withoutBodyText}</p>
      <ul className={styles.rows}>
        {props.goals.map(({ id, key, title }) => (
          <li key={id}>
            <Button
              className={styles.goal}
              appearance="subtle"
              onClick={() => props.onChoose(`goal:${id}`)}
            >
              {title} ({key})
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
