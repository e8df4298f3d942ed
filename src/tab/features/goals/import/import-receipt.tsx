import { makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { UndoImport } from './undo-import';
import type { Import, Receipt } from './use-import';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '10px', justifyItems: 'start', minWidth: 0 },
  rows: { margin: '6px 0 0', paddingLeft: '20px' },
});

/** How many of the written rows a receipt names. Who has saved thousands looks for them in the list. */
const namedRows = 100;

/** Says what an import has written, how many rows and which, and offers to take it back. */
export function ImportReceipt({
  work,
  receipt,
}: {
  readonly work: Import;
  readonly receipt: Receipt;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { rows } = receipt;
  const others = rows.length - namedRows;
  return (
    <div className={styles.box}>
      <Notice>{t.goals.setUp.written(rows.length)}</Notice>
      <details>
        <summary>{t.imports.whatIsSaved}</summary>
        <ul className={styles.rows}>
          {rows.slice(0, namedRows).map(({ line, label, outcome }) => (
            <li key={line}>
              {label} ({outcome === 'changed' ? t.imports.savedAs.changed : t.imports.savedAs.new})
            </li>
          ))}
          {others > 0 && <li>{t.imports.moreRows(others)}</li>}
        </ul>
      </details>
      <UndoImport work={work} undoable={receipt} />
    </div>
  );
}
