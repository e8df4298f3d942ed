import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  details: {
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  list: { margin: '10px 0 0', display: 'grid', gap: '6px' },
  term: { fontWeight: tokens.fontWeightSemibold },
  meaning: { margin: 0, color: tokens.colorNeutralForeground2 },
  example: {
    overflowX: 'auto',
    margin: '10px 0',
    padding: '10px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Which columns there are, and an example that can be pasted into a spreadsheet. */
export function ColumnHelp({ what }: { readonly what: 'organisation' | 'goals' }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.goals.setUp;
  const [isCopied, setCopied] = useState(false);
  const { columns, example } = words.help[what];
  const text = [columns.map(([name]) => name), ...example].map((row) => row.join('\t')).join('\n');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{words.columns}</summary>
      <dl className={styles.list}>
        {columns.map(([name, meaning]) => (
          <div key={name}>
            <dt className={styles.term}>{name}</dt>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.example} tabIndex={0} role="region" aria-label={words.example}>
        {text}
      </pre>
      <Button onClick={() => void copy()}>{isCopied ? words.copied : words.copyExample}</Button>
    </details>
  );
}
