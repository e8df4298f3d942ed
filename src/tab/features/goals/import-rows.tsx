import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ImportReply } from '../../../core/api/import/acts';
import { useWords } from '../../components/words';
import { ImportFault } from './import-fault';
import { columnHeader } from './import-help';
import type { Table } from './tables/table';
import { understoodText } from './understood-text';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    maxHeight: '28rem',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: 'collapse', width: '100%' },
  head: {
    textAlign: 'left',
    padding: '8px 12px',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    position: 'sticky',
    top: 0,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  cell: {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '8px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
  },
  read: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});

/** Changes a cell of the sheet: the number of its row, the index of its column, and its text. */
export type ChangeCell = (line: number, index: number, text: string) => void;

type Row = ImportReply['rows'][number];

/** What the cells of a row were understood as, where it is not what is written. */
function Understood(props: {
  readonly row: Row;
  readonly what: 'organisation' | 'goals';
}): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const read = Object.entries(props.row.understood).map(
    ([column, value]) =>
      `${columnHeader(props.what, column, words.language)} ${understoodText(column, value, words)}`,
  );
  if (read.length === 0) return null;
  return (
    <p className={styles.read}>
      {words.t.imports.readAs}: {read.join('; ')}
    </p>
  );
}

function Faults(props: {
  readonly reply: ImportReply;
  readonly row: Row;
  readonly what: 'organisation' | 'goals';
  readonly table: Table | undefined;
  readonly onCell: ChangeCell;
}): ReactElement {
  const { row, what, reply, table } = props;
  const cells = table?.rows.find(({ number }) => number === row.line)?.cells;
  return (
    <>
      {row.faults.map((fault) => {
        const index = reply.columns.find(({ name }) => name === fault.field)?.index;
        const written = index === undefined ? undefined : (cells?.[index] ?? '');
        return (
          <ImportFault
            key={`${fault.field}:${fault.reason}:${written ?? ''}`}
            what={what}
            fault={fault}
            written={written}
            onChange={(text) => index !== undefined && props.onCell(row.line, index, text)}
          />
        );
      })}
    </>
  );
}

/** A table of the pasted rows with the outcome and faults of each. */
export function ImportRows(props: {
  readonly reply: ImportReply;
  readonly what: 'organisation' | 'goals';
  readonly table: Table | undefined;
  readonly onCell: ChangeCell;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const t = words.t.goals.setUp;
  const hasRefused = props.reply.rows.some((row) => row.outcome === 'refused');
  const [onlyRefused, setOnlyRefused] = useState(hasRefused);
  const shown = onlyRefused
    ? props.reply.rows.filter((row) => row.outcome === 'refused')
    : props.reply.rows;
  return (
    <>
      {hasRefused && (
        <Checkbox
          label={t.showRefusedOnly}
          checked={onlyRefused}
          onChange={(_, data) => setOnlyRefused(data.checked === true)}
        />
      )}
      {/* A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t.outcome} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>
                {t.line}
              </th>
              <th scope="col" className={styles.head}>
                {t.name}
              </th>
              <th scope="col" className={styles.head}>
                {t.outcome}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td className={styles.cell}>{row.line}</td>
                <th scope="row" className={styles.cell}>
                  {row.label}
                </th>
                <td className={styles.cell}>
                  {t.outcomes[row.outcome]}
                  <Understood row={row} what={props.what} />
                  <Faults {...props} row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
