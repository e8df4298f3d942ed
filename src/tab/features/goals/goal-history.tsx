import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, type ReactElement } from 'react';
import type { EarlierOutcome, ListedGoal } from '../../../core/api/goals/goal-view';
import { AttainmentPill } from '../../components/status';
import { MeasuredOther } from '../../components/measured-other';
import { figuresText } from '../../components/value-text';
import { useWords } from '../../components/words';
import { ProblemNotice } from '../../session/page-frame';
import { useView } from '../../session/use-view';

/** The chart, loaded after the table's text. */
const SexChart = lazy(async () => ({
  default: (await import('../../components/sex-chart')).SexChart,
}));

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  chart: { minHeight: '232px' },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  cell: {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '8px 12px 8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  headCell: {
    textAlign: 'left',
    padding: '0 12px 6px 0',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  outcome: { display: 'flex', flexWrap: 'wrap', gap: '6px 12px', alignItems: 'center' },
  comment: {
    margin: '4px 0 0',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** Shows the goal's outcomes over time once they have been read: a chart, and a table with the comments. */
export function GoalHistory({ goal }: { readonly goal: ListedGoal }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const view = useView('goal-history', goal.id);
  if (view.data !== undefined) return <Outcomes goal={goal} history={view.data.history} />;
  if (view.problem !== undefined) return <ProblemNotice view={view} />;
  return (
    <Text role="status" className={styles.quiet}>
      {t.shell.loading}
    </Text>
  );
}

function Outcomes(props: {
  readonly goal: ListedGoal;
  readonly history: readonly EarlierOutcome[];
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t, format } = words;
  const { goal, history } = props;
  const indicator = goal.indicator ?? history[0]?.indicator;
  if (indicator === undefined || history.length === 0)
    return (
      <Text className={styles.quiet}>
        {goal.parts === undefined ? t.goals.detail.noHistory : t.goals.detail.historyOfParts}
      </Text>
    );
  return (
    <>
      <div className={styles.chart}>
        <Suspense fallback={null}>
          <SexChart goal={{ ...goal, history }} />
        </Suspense>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.headCell}>
              {t.words.periodLabel}
            </th>
            <th scope="col" className={styles.headCell}>
              {indicator.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map((past) => (
            <tr key={`${past.periodTo} ${past.roundTitle}`}>
              <th scope="row" className={styles.cell}>
                {past.roundTitle}
                <br />
                <Text size={200} className={styles.quiet}>
                  {format.date(past.periodTo)}
                </Text>
              </th>
              <td className={styles.cell}>
                <div className={styles.outcome}>
                  {figuresText(past.figures, past.indicator ?? indicator, words)}
                  <AttainmentPill attainment={past.attainment} />
                  {past.isUnaccepted === true && (
                    <Text className={styles.quiet}>{t.goals.detail.unaccepted}</Text>
                  )}
                </div>
                <Text size={200} className={styles.quiet}>
                  <MeasuredOther outcome={past} />
                </Text>
                {past.comment !== undefined && <p className={styles.comment}>{past.comment}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
