import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { GoalView } from '../../../core/api/goals/goal-view';
import { MeasuredOther } from '../../components/measured-other';
import { figuresText } from '../../components/value-text';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  box: {
    alignSelf: 'start',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase300,
  },
  title: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, display: 'grid', gap: '6px' },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** Lists the earlier outcomes of the goal, newest first, and its baseline. */
export function Earlier({ goal }: { readonly goal: GoalView }): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const { indicator, baseline, baselineYear } = goal;
  if (indicator === undefined) return null;
  const { t } = words;
  const year = baselineYear === undefined ? '' : ` ${baselineYear}`;
  return (
    <section className={styles.box}>
      <h3 className={styles.title}>{t.mine.form.earlier}</h3>
      <dl className={styles.list}>
        {goal.history.map((past) => (
          <div key={`${past.periodTo} ${past.roundTitle}`}>
            <dt className={styles.term}>
              {past.roundTitle} · {t.words.attainment[past.attainment]}
            </dt>
            <dd className={styles.value}>
              {figuresText(past.figures, past.indicator ?? indicator, words)}
              <MeasuredOther outcome={past} before=". " />
            </dd>
          </div>
        ))}
        {goal.history.length === 0 && <p className={styles.value}>{t.words.noEarlier}</p>}
        {baseline !== undefined && (
          <div>
            <dt className={styles.term}>{`${t.words.baselineLabel}${year}`}</dt>
            <dd className={styles.value}>{figuresText(baseline, indicator, words)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
