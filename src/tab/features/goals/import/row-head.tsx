import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords, type Words } from '../../../components/words';
import { FaultLine } from './cell-notes';
import { faultsOfRow, isBeingChecked, type GridRow, type RowOutcome } from './grid-rows';
import { columnHeader, importColumns } from './import-help';
import type { RowActs } from './row-acts';
import type { ImportedList } from './use-check';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '4px', justifyItems: 'start' },
  number: { color: tokens.colorNeutralForeground2 },
});

/** Returns the word of an outcome by which rows are filtered. */
export function outcomeWord(outcome: RowOutcome, { t }: Words): string {
  if (outcome === 'skipped') return t.imports.skippedRows;
  return outcome === 'unread' ? t.imports.unreadRows : t.goals.setUp.outcomes[outcome];
}

/** Returns what becomes of a row, in words. */
export function outcomeText(row: GridRow, words: Words): string {
  const { notData, isChecked } = words.t.imports;
  if (isBeingChecked(row)) return isChecked;
  if (row.why !== undefined) return notData[row.why];
  return row.outcome === 'unread' ? notData.unread : outcomeWord(row.outcome, words);
}

interface HeadProps {
  readonly what: ImportedList;
  readonly row: GridRow;
  readonly columns: readonly SheetColumn[];
  /** False when the buttons are left out of the order of tabs. */
  readonly isReachable: boolean;
  readonly onAddColumn: RowActs['onAddColumn'];
}

/** The faults of a row that stand at none of its cells; where the sheet lacks the column, it can be added. */
export function RowFaults(props: HeadProps): ReactElement {
  const { t, language } = useWords();
  const { what, row, columns, onAddColumn } = props;
  const isOfList = (field: string) => importColumns[what].some(({ name }) => name === field);
  return (
    <>
      {faultsOfRow(row, columns).map((fault) => {
        const { field, reason } = fault;
        const header = columnHeader(what, field, language);
        return (
          <div key={`${field}:${reason}`}>
            <FaultLine fault={fault} about={header} />
            {onAddColumn !== undefined && isOfList(field) && (
              <Button
                size="small"
                tabIndex={props.isReachable ? 0 : -1}
                onClick={() => onAddColumn(field)}
              >
                {t.imports.addColumn(header)}
              </Button>
            )}
          </div>
        );
      })}
    </>
  );
}

/** The head of a row of the grid: the number that it has in its sheet, what becomes of it, and faults that stand at no cell. */
export function RowHead(props: HeadProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { row } = props;
  return (
    <div className={styles.box}>
      <span className={styles.number}>{row.row.number}</span>
      <span>{outcomeText(row, words)}</span>
      <RowFaults {...props} />
    </div>
  );
}
