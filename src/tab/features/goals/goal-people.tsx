import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useWords } from '../../components/words';
import { useView } from '../../session/use-view';

const useStyles = makeStyles({
  people: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Shows who is responsible for a goal and who reports it. Shows nothing until both are known. */
export function GoalPeople({ goalId }: { readonly goalId: string }): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { data } = useView('goal-page', goalId);
  if (data === undefined) return null;
  const { page } = t.goals;
  const responsible = data.responsibleNames.join(', ');
  const people = [
    [page.responsible, responsible === '' ? page.nobody : responsible],
    [page.reporter, data.reporterName ?? page.nobody],
  ] as const;
  return (
    <div className={styles.people}>
      {people.map(([role, names]) => (
        <Text key={role}>
          <span className={styles.quiet}>{role}: </span>
          {names}
        </Text>
      ))}
    </div>
  );
}
