import { Subtitle2, Text, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { WaitingRowView } from '../../../core/api/follow-up/follow-up-view';
import { useWords, type Words } from '../../components/words';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px', '@media print': { display: 'none' } },
  title: { margin: 0 },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
});

function reasonText({ reason, recordKey = '' }: WaitingRowView, { t }: Words): string {
  const { waiting } = t.followUp;
  return reason === 'double' ? waiting.double(recordKey) : waiting['not-asked'];
}

/** The rows of the list Rapporter that the round does not count, each with why and what to do. */
export function WaitingRows({ rows }: { readonly rows: readonly WaitingRowView[] }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { waiting } = words.t.followUp;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {waiting.title}
      </Subtitle2>
      <Text>{waiting.text}</Text>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            {row.title} ({row.key}): {reasonText(row, words)}
          </li>
        ))}
      </ul>
    </section>
  );
}
