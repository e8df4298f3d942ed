import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords } from '../../../components/words';
import { CellNotes } from './cell-notes';
import { headingOf } from './column-heading';
import { rowsOfPage } from './grid-place';
import { notesOf, type GridRow } from './grid-rows';
import { columnHeader } from './import-help';
import { cellActs, type RowActs } from './row-acts';
import { RowFaults, outcomeText } from './row-head';
import type { PersonAnswer } from './said';
import type { ImportedList } from './use-check';

const useStyles = makeStyles({
  rows: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: {
    cursor: 'pointer',
    minHeight: '44px',
    padding: '8px 0',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
  },
  fields: { display: 'grid', gap: '12px', padding: '4px 0 16px' },
  field: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface ListProps extends RowActs {
  readonly what: ImportedList;
  readonly answers: readonly PersonAnswer[];
  readonly rows: readonly GridRow[];
  readonly columns: readonly SheetColumn[];
}

/** The rows of a sheet on a narrow screen: a list, in which each row opens to its cells one below the other. */
export function ImportList(props: ListProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const [limit, setLimit] = useState(rowsOfPage);
  const { rows } = props;
  if (rows.length === 0) return <Text>{t.imports.noneShown}</Text>;
  return (
    <>
      <ul className={styles.rows} aria-label={t.imports.grid}>
        {rows.slice(0, limit).map((row) => (
          <ListRow key={row.row.number} {...props} row={row} />
        ))}
      </ul>
      {rows.length > limit && (
        <Button onClick={() => setLimit(limit + rowsOfPage)}>{t.imports.nextRows}</Button>
      )}
    </>
  );
}

interface OneProps extends ListProps {
  readonly row: GridRow;
}

function ListRow(props: OneProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { row } = props;
  const written = row.row.cells.find((cell) => cell !== '') ?? '';
  return (
    <li className={styles.row}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={styles.head}>
          {words.t.imports.row(row.row.number)}: {row.answered?.label ?? written}
          <span className={styles.quiet}>{outcomeText(row, words)}</span>
        </summary>
        {isOpen && <ListFields {...props} row={row} />}
      </details>
    </li>
  );
}

function ListFields(props: OneProps): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <RowFaults {...props} isReachable />
      {props.columns.map((column) => (
        <ListField
          key={`${String(column.index)}:${props.row.row.cells[column.index] ?? ''}`}
          {...props}
          column={column}
        />
      ))}
    </div>
  );
}

function ListField(props: OneProps & { readonly column: SheetColumn }): ReactElement {
  const styles = useStyles();
  const { language } = useWords();
  const { what, row, column, onCell } = props;
  const { index, name } = column;
  const written = row.row.cells[index] ?? '';
  const [text, setText] = useState(written);
  const place = { line: row.row.number, index };
  return (
    <div className={styles.field}>
      <Field label={name === '' ? headingOf(column) : columnHeader(what, name, language)}>
        <Textarea
          value={text}
          rows={1}
          resize="vertical"
          onChange={(_, data) => setText(data.value)}
          onBlur={() => {
            if (text !== written) onCell(place, text);
          }}
        />
      </Field>
      <CellNotes
        column={name}
        written={written}
        notes={notesOf(row, column)}
        isReachable
        {...cellActs(props, place, name)}
      />
    </div>
  );
}
