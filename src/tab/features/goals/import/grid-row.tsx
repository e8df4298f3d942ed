import { TableCell, TableRow, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords } from '../../../components/words';
import { CellEditor } from './cell-editor';
import { CellNotes } from './cell-notes';
import { headingOf } from './column-heading';
import { cellActs, type RowActs } from './row-acts';
import type { CellPlace } from './edit-table';
import type { PersonAnswer } from './said';
import { notesOf, type GridRow } from './grid-rows';
import { columnHeader } from './import-help';
import { RowHead } from './row-head';
import type { ImportedList } from './use-check';
import { cellName, type Editing, type GridStep } from './use-grid';

const useRowStyles = makeStyles({
  // In high contrast, Fluent's own hover changes the background of a row, but not the colours of what stands in it.
  row: {
    ':hover': { backgroundColor: 'transparent', color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: 'transparent', color: tokens.colorNeutralForeground1 },
  },
});

/** Styles of the cells of a grid, which its headings share. */
export const useCellStyles = makeStyles({
  cell: {
    position: 'relative',
    verticalAlign: 'top',
    minWidth: '7rem',
    maxWidth: '22rem',
    padding: '6px 8px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  faulty: { boxShadow: `inset 3px 0 0 ${tokens.colorPaletteRedBorderActive}` },
  leftAlone: { color: tokens.colorNeutralForeground3 },
  // The number and the outcome stay in sight while the columns are scrolled.
  head: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    minWidth: '9rem',
    maxWidth: '14rem',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

interface RowProps extends RowActs {
  readonly what: ImportedList;
  readonly step: (step: GridStep) => void;
  /** The index of the row among all rows of the grid. */
  readonly at: number;
  readonly row: GridRow;
  readonly columns: readonly SheetColumn[];
  /** The column of the cell where the person is, from 0 for the head; undefined in all rows but one. */
  readonly active: number | undefined;
  readonly editing: Editing | undefined;
  readonly answers: readonly PersonAnswer[];
}

/** A row of the grid: its number and outcome, and its cells as written and as understood. */
export const GridRowView = memo(function GridRowView(props: RowProps): ReactElement {
  const rows = useRowStyles();
  const styles = useCellStyles();
  const { at, active, columns } = props;
  return (
    <TableRow role="row" className={rows.row} aria-rowindex={at + 2}>
      <TableCell
        role="rowheader"
        className={mergeClasses(styles.cell, styles.head)}
        data-cell={cellName({ row: at, column: 0 })}
        tabIndex={active === 0 ? 0 : -1}
      >
        <RowHead {...props} isReachable={active === 0} />
      </TableCell>
      {columns.map((column, index) => (
        <Cell key={column.index} {...props} column={column} isActive={active === index + 1} />
      ))}
    </TableRow>
  );
});

function Cell(
  props: RowProps & { readonly column: SheetColumn; readonly isActive: boolean },
): ReactElement {
  const styles = useCellStyles();
  const { language } = useWords();
  const { at, row, column, isActive, editing, what } = props;
  const { index, name } = column;
  const written = row.row.cells[index] ?? '';
  const notes = notesOf(row, column);
  const place = { line: row.row.number, index };
  const isFaulty = notes.faults.length > 0;
  return (
    <TableCell
      role="gridcell"
      className={mergeClasses(
        styles.cell,
        isFaulty && styles.faulty,
        name === '' && styles.leftAlone,
      )}
      data-cell={cellName({ row: at, column: index + 1 })}
      tabIndex={isActive ? 0 : -1}
      aria-invalid={isFaulty}
    >
      {isActive && editing !== undefined ? (
        <Editor
          {...props}
          label={name === '' ? headingOf(column) : columnHeader(what, name, language)}
          written={written}
          place={place}
          editing={editing}
        />
      ) : (
        written
      )}
      <CellNotes
        {...cellActs(props, place, name)}
        column={name}
        written={written}
        notes={notes}
        isReachable={isActive}
      />
    </TableCell>
  );
}

function Editor(
  props: Pick<RowProps, 'onCell' | 'step'> & {
    readonly label: string;
    readonly written: string;
    readonly place: CellPlace;
    readonly editing: Editing;
  },
): ReactElement {
  const { t } = useWords();
  const { place } = props;
  return (
    <CellEditor
      label={t.imports.cell(props.label, place.line)}
      written={props.written}
      typed={props.editing.typed}
      onText={(text) => props.onCell(place, text)}
      onClose={(onward) =>
        props.step(onward === undefined ? { kind: 'stop' } : { kind: 'close', ...onward })
      }
    />
  );
}
