import { Select, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords } from '../../../components/words';
import { lettersOf } from '../tables/workbook-layout';
import { importColumns } from './import-help';
import type { Said } from './said';
import type { ImportedList } from './use-check';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '4px', justifyItems: 'start', width: '100%' },
  letter: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  text: {
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  select: { width: '100%' },
});

/** Returns what a column is read as: as the person has said, else as it was understood. */
export function nameOfColumn({ index, name }: SheetColumn, said: Said): string {
  return said.columns[index] ?? name;
}

/** Returns the heading of a column as written, or its letter where it has none. */
export function headingOf({ index, header }: SheetColumn): string {
  return header === '' ? lettersOf(index) : header;
}

/** Chooses the column of the list that a column of the sheet is read as. */
export function ColumnChoice(props: {
  readonly what: ImportedList;
  readonly column: SheetColumn;
  readonly said: Said;
  /** False when the choice is left out of the order of tabs. */
  readonly isReachable: boolean;
  readonly onName: (index: number, name: string) => void;
}): ReactElement {
  const styles = useStyles();
  const { t, language } = useWords();
  const { column, said } = props;
  return (
    <Select
      className={styles.select}
      size="small"
      aria-label={t.imports.readAsColumn(headingOf(column))}
      tabIndex={props.isReachable ? 0 : -1}
      value={nameOfColumn(column, said)}
      onChange={(_, { value }) => props.onName(column.index, value)}
    >
      <option value="">{t.imports.leftAlone}</option>
      {importColumns[props.what].map(({ name, headers }) => (
        <option key={name} value={name}>
          {headers[language][0]}
        </option>
      ))}
    </Select>
  );
}

/** The head of a column of the grid: its letter, its heading as written, and what it is read as. */
export function ColumnHeading(props: Parameters<typeof ColumnChoice>[0]): ReactElement {
  const styles = useStyles();
  const { index, header } = props.column;
  return (
    <div className={styles.box}>
      <span className={styles.letter}>{lettersOf(index)}</span>
      {header !== '' && <span className={styles.text}>{header}</span>}
      <ColumnChoice {...props} />
    </div>
  );
}
