import { ProgressBar, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Shows how far the product has come with the rows of a round that is opening or closing. Shows nothing of another round. */
export function RoundProgress({ round }: { readonly round: RoundSummary }): ReactElement | null {
  const styles = useStyles();
  const { t, format } = useWords();
  const { progress, state } = round;
  if (progress === undefined || (state !== 'opening' && state !== 'closing')) return null;
  const { done, of } = progress;
  const text = t.followUp.progress[state](format.number(done, 0), format.number(of, 0));
  return (
    <section className={styles.box}>
      <Subtitle2 as="h2" className={styles.text}>
        {text}
      </Subtitle2>
      <ProgressBar
        value={of === 0 ? 1 : done / of}
        thickness="large"
        shape="rounded"
        aria-label={text}
      />
      <Text className={styles.quiet}>{t.followUp.progress.text}</Text>
    </section>
  );
}
