import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../../components/words';
import { importColumns } from './import-help';

const useStyles = makeStyles({
  details: {
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold, lineHeight: '28px' },
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

/** Explains the columns of a paste, with an example to copy into a spreadsheet. */
export function ColumnHelp({ what }: { readonly what: 'organisation' | 'goals' }): ReactElement {
  const styles = useStyles();
  const { t, language } = useWords();
  const words = t.goals.setUp;
  const [isCopied, setCopied] = useState(false);
  const columns = importColumns[what];
  const meanings: Readonly<Record<string, string>> = words.meanings[what];
  const headers = columns.map((column) => column.headers[language][0]);
  const example = [headers, ...words.examples[what]].map((row) => row.join('\t')).join('\n');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(example);
    setCopied(true);
  };
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{words.columns}</summary>
      <dl className={styles.list}>
        {columns.map((column) => (
          <div key={column.name}>
            <dt className={styles.term}>
              {column.headers[language][0]}
              {column.isRequired && ` (${words.required})`}
            </dt>
            <dd className={styles.meaning}>{meanings[column.name]}</dd>
          </div>
        ))}
      </dl>
      {/* A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre className={styles.example} tabIndex={0} role="region" aria-label={words.example}>
        {example}
      </pre>
      <Button onClick={() => void copy()}>{isCopied ? words.copied : words.copyExample}</Button>
    </details>
  );
}
