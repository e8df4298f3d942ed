import {
  Button,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useId, useRef, type ReactElement } from 'react';
import type { SheetColumn } from '../../../../core/api/import/acts';
import { useWords } from '../../../components/words';
import { ColumnHeading } from './column-heading';
import { headingRow, pagesOf, rowsOfPage, type GridSize } from './grid-place';
import { GridRowView, useCellStyles } from './grid-row';
import type { RowActs } from './row-acts';
import type { GridRow } from './grid-rows';
import type { Said } from './said';
import type { ImportedList } from './use-check';
import { cellName, useGrid, type Grid } from './use-grid';
import { useStable } from './use-stable';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '8px', minWidth: 0 },
  scroll: {
    overflow: 'auto',
    maxHeight: '70vh',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // Borders that are not collapsed stay with cells that stick.
  table: { width: 'max-content', minWidth: '100%', borderCollapse: 'separate', borderSpacing: 0 },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  corner: { zIndex: 3 },
  quiet: { color: tokens.colorNeutralForeground2 },
  pages: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

interface GridProps extends RowActs {
  readonly what: ImportedList;
  readonly rows: readonly GridRow[];
  readonly columns: readonly SheetColumn[];
  readonly said: Said;
  readonly onName: (index: number, name: string) => void;
}

/** The rows of a sheet in a grid that is edited in place, fifty at a time, below the headings with what each column is read as. */
export function ImportGrid(props: GridProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { rows, columns } = props;
  const box = useRef<HTMLDivElement>(null);
  const hint = useId();
  const size = { rows: rows.length, columns: columns.length + 1 };
  const placeOf = (row: number, column: number) => {
    const line = rows[row]?.row.number;
    const index = columns[column - 1]?.index;
    return line === undefined || index === undefined ? undefined : { line, index };
  };
  const grid = useGrid(box, size, {
    isText: ({ row, column }) => placeOf(row, column) !== undefined,
    onClear: ({ row, column }) => {
      const place = placeOf(row, column);
      if (place !== undefined) props.onCell(place, '');
    },
  });
  return (
    <div className={styles.box}>
      <Text id={hint} className={styles.quiet}>
        {t.imports.keys}
      </Text>
      <div ref={box} className={styles.scroll}>
        <Table
          role="grid"
          className={styles.table}
          aria-label={t.imports.grid}
          aria-describedby={hint}
          aria-rowcount={rows.length + 1}
          aria-colcount={size.columns}
          onKeyDown={grid.onKeyDown}
          onClick={({ target }) => grid.onMouse(target)}
        >
          <Headings {...props} grid={grid} />
          <Body {...props} grid={grid} />
        </Table>
      </div>
      {rows.length === 0 && <Text>{t.imports.noneShown}</Text>}
      <Pages size={size} grid={grid} />
    </div>
  );
}

interface PartProps extends GridProps {
  readonly grid: Grid;
}

function Headings({ grid, columns, what, said, onName }: PartProps): ReactElement {
  const styles = useStyles();
  const cells = useCellStyles();
  const words = useWords().t.goals.setUp;
  const { row, column: at } = grid.place;
  const active = row === headingRow ? at : undefined;
  const top = mergeClasses(cells.cell, styles.top);
  return (
    <TableHeader>
      <TableRow role="row" aria-rowindex={1}>
        <TableHeaderCell
          role="columnheader"
          className={mergeClasses(top, cells.head, styles.corner)}
          data-cell={cellName({ row: headingRow, column: 0 })}
          tabIndex={active === 0 ? 0 : -1}
        >
          {words.line}
        </TableHeaderCell>
        {columns.map((column, index) => (
          <TableHeaderCell
            key={column.index}
            role="columnheader"
            className={top}
            data-cell={cellName({ row: headingRow, column: index + 1 })}
            tabIndex={active === index + 1 ? 0 : -1}
          >
            <ColumnHeading
              what={what}
              column={column}
              said={said}
              isReachable={active === index + 1}
              onName={onName}
            />
          </TableHeaderCell>
        ))}
      </TableRow>
    </TableHeader>
  );
}

function Body({ grid, rows, columns, what, said, ...props }: PartProps): ReactElement {
  const addColumn = useStable((name: string) => props.onAddColumn?.(name));
  const acts: RowActs = {
    onCell: useStable(props.onCell),
    onAddColumn: props.onAddColumn && addColumn,
    onPerson: useStable(props.onPerson),
    onPeopleBack: useStable(props.onPeopleBack),
  };
  const step = useStable(grid.step);
  const { row, column, page } = grid.place;
  const first = page * rowsOfPage;
  return (
    <TableBody>
      {rows.slice(first, first + rowsOfPage).map((one, index) => {
        const isActive = row === first + index;
        return (
          <GridRowView
            key={one.row.number}
            what={what}
            at={first + index}
            row={one}
            columns={columns}
            active={isActive ? column : undefined}
            editing={isActive ? grid.editing : undefined}
            answers={said.people}
            step={step}
            {...acts}
          />
        );
      })}
    </TableBody>
  );
}

/** Turns the pages of a grid that has more than one. */
function Pages(props: { readonly size: GridSize; readonly grid: Grid }): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  const { size, grid } = props;
  const { page } = grid.place;
  const last = pagesOf(size) - 1;
  if (last === 0) return null;
  const first = page * rowsOfPage;
  const turn = (to: number) => (
    <Button disabled={to < 0 || to > last} onClick={() => grid.turn(to)}>
      {to < page ? t.imports.previousRows : t.imports.nextRows}
    </Button>
  );
  return (
    <div className={styles.pages}>
      {turn(page - 1)}
      <Text>
        {t.imports.rowsShown(first + 1, Math.min(first + rowsOfPage, size.rows), size.rows)}
      </Text>
      {turn(page + 1)}
    </div>
  );
}
