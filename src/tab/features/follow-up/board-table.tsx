import { countedKinds, type Counted } from '../../../core/domain/follow-up/collection';
import { definedOnly } from '../../../core/domain/base/defined';
import { Button, Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { BoardCount } from '../../../core/api/follow-up/follow-up-view';
import { useWords } from '../../components/words';
import type { Filter } from './filter';

const narrow = '@media (max-width: 719px)';

const useStyles = makeStyles({
  section: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { padding: 0, border: 'none' },
  },
  title: { margin: 0 },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    [narrow]: { display: 'block' },
  },
  head: { [narrow]: { display: 'none' } },
  body: { [narrow]: { display: 'grid', gap: '10px' } },
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '6px 8px',
      alignItems: 'center',
      paddingTop: '10px',
    },
  },
  label: {
    textAlign: 'left',
    padding: '6px 12px 6px 0',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    verticalAlign: 'bottom',
  },
  number: { textAlign: 'right', paddingRight: '10px' },
  name: {
    textAlign: 'left',
    padding: '6px 12px 6px 0',
    fontWeight: tokens.fontWeightRegular,
    [narrow]: { flexBasis: '100%', padding: 0, fontWeight: tokens.fontWeightSemibold },
  },
  cell: { textAlign: 'right', padding: '2px 0', [narrow]: { padding: 0 } },
  none: { color: tokens.colorNeutralForeground3, padding: '0 10px' },
  empty: { [narrow]: { display: 'none' } },
  count: {
    minWidth: '40px',
    padding: '2px 10px',
    justifyContent: 'flex-end',
    fontVariantNumeric: 'tabular-nums',
    [narrow]: { padding: '4px 10px', border: `1px solid ${tokens.colorNeutralStroke1}` },
  },
  narrowLabel: { display: 'none', [narrow]: { display: 'inline' } },
});

/** A table of boards and states. Each number is a button that filters the goals below to those it counts. */
export function BoardTable(props: {
  readonly boards: readonly BoardCount[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { t } = useWords();
  if (props.boards.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {t.followUp.boards}
      </Subtitle2>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th scope="col" className={styles.label}>
              {t.followUp.board}
            </th>
            <th
              role="columnheader"
              scope="col"
              className={mergeClasses(styles.label, styles.number)}
            >
              {t.followUp.asked}
            </th>
            {countedKinds.map((counted) => (
              <th
                role="columnheader"
                scope="col"
                key={counted}
                className={mergeClasses(styles.label, styles.number)}
              >
                {t.words.collection[counted]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body}>
          {props.boards.map((board) => (
            <tr key={board.boardId} className={styles.row}>
              <th scope="row" className={styles.name}>
                {board.boardName}
              </th>
              <Cell {...props} board={board} count={board.asked} counted={undefined} />
              {countedKinds.map((counted) => (
                <Cell
                  key={counted}
                  {...props}
                  board={board}
                  count={board.counts[counted]}
                  counted={counted}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell(props: {
  readonly board: BoardCount;
  readonly counted: Counted | undefined;
  readonly count: number;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { board, counted, count, filter } = props;
  const label = counted === undefined ? t.followUp.asked : t.words.collection[counted];
  const isChosen = filter.boardId === board.boardId && filter.counted === counted;
  return (
    <td className={mergeClasses(styles.cell, count === 0 && styles.empty)}>
      {count === 0 ? (
        <span className={styles.none}>0</span>
      ) : (
        <Button
          className={styles.count}
          appearance={isChosen ? 'primary' : 'subtle'}
          aria-pressed={isChosen}
          aria-label={`${board.boardName}, ${label}: ${count}`}
          onClick={() => props.onFilter(definedOnly({ boardId: board.boardId, counted }))}
        >
          <span className={styles.narrowLabel}>{label}&nbsp;</span>
          {count}
        </Button>
      )}
    </td>
  );
}
