import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ImportReply } from '../../../core/api/import/acts';
import { faultText } from '../../components/fault-text';
import { useWords } from '../../components/words';
import { columnHeader } from './import-help';

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
  faults: { margin: '4px 0 0', paddingLeft: '18px' },
});

/** A table of the pasted rows with the outcome and faults of each. */
export function ImportRows(props: {
  readonly rows: ImportReply['rows'];
  readonly what: 'organisation' | 'goals';
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const t = words.t.goals.setUp;
  const hasRefused = props.rows.some((row) => row.outcome === 'refused');
  const [onlyRefused, setOnlyRefused] = useState(hasRefused);
  const shown = onlyRefused ? props.rows.filter((row) => row.outcome === 'refused') : props.rows;
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
                  {row.faults.length > 0 && (
                    <ul className={styles.faults}>
                      {row.faults.map((fault) => (
                        <li key={`${fault.field}:${fault.reason}`}>
                          {columnHeader(props.what, fault.field, words.language)}:{' '}
                          {faultText(fault, words)}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
