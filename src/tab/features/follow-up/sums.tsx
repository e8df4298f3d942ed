import { Text, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { FigureSum, FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import { figuresText } from '../../components/value-text';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  title: { margin: 0 },
  sum: {
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  summary: { cursor: 'pointer', lineHeight: tokens.lineHeightBase400 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: '8px 0 0', paddingLeft: '20px', display: 'grid', gap: '4px' },
});

/** The sums of goals that have the same indicator. Each opens to show the goals that were added. */
export function Sums({ view }: { readonly view: FollowUpView }): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  if (view.sums.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {t.followUp.sums}
      </Subtitle2>
      {view.sums.map((sum) => (
        <Sum key={sum.goalIds.join(',') + sum.indicator.name} sum={sum} view={view} />
      ))}
    </section>
  );
}

function Sum(props: { readonly sum: FigureSum; readonly view: FollowUpView }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { sum, view } = props;
  const rows = view.rows.filter((row) => sum.goalIds.includes(row.goal.id));
  return (
    <details className={styles.sum}>
      <summary className={styles.summary}>
        {sum.indicator.name}: <strong>{figuresText(sum.figures, sum.indicator, words)}</strong>{' '}
        <Text size={200} className={styles.quiet}>
          {words.t.followUp.sumOf(sum.goalIds.length, sum.leftOutGoalIds.length)}
        </Text>
      </summary>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.goal.id}>
            {row.bodyName}:{' '}
            {row.report === undefined
              ? words.t.words.noFigure
              : figuresText(row.report.figures, sum.indicator, words)}
          </li>
        ))}
      </ul>
    </details>
  );
}
