import { countedKinds, isCountedAs, type Counted } from '../../../core/domain/follow-up/collection';
import { definedOnly, nonEmpty } from '../../../core/domain/base/defined';
import {
  Button,
  Field,
  Select,
  Text,
  Subtitle2,
  ToggleButton,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CollectionRow, FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { useWords } from '../../components/words';
import type { LinkTarget } from '../../../core/domain/base/tab-address';
import { useSession } from '../../session/session';
import { CollectionItem } from './collection-item';
import { filtered, noFilter, type Filter } from './filter';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px', scrollMarginTop: '12px' },
  title: { margin: 0 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'flex-end',
    '@media print': { display: 'none' },
  },
  states: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const pageSize = 100;

/** Returns how many rows must be shown for the goal that a link names to be among them; 0 without such a link. */
function placeOfLink(rows: readonly CollectionRow[], target: LinkTarget): number {
  if (target.kind !== 'round') return 0;
  return rows.findIndex(({ goal }) => goal.id === target.goalId) + 1;
}

/** The list of the round's goals, filtered by state and board. */
export function CollectionList(props: {
  readonly view: FollowUpView;
  readonly round: RoundSummary;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view, filter } = props;
  const { linkTarget } = useSession();
  const rows = filtered(view.rows, filter);
  const [limit, setLimit] = useState(() => Math.max(pageSize, placeOfLink(rows, linkTarget)));
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (filter.boardId !== undefined) section.current?.scrollIntoView({ block: 'start' });
  }, [filter]);
  return (
    <section ref={section} className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {t.followUp.rows}
      </Subtitle2>
      <Tools {...props} />
      <Text className={styles.quiet} aria-live="polite">
        {rows.length === 0 ? t.followUp.noRows : t.followUp.showing(rows.length)}
      </Text>
      <ul className={styles.list}>
        {rows.slice(0, limit).map((row) => (
          <li key={row.goal.id}>
            <CollectionItem
              row={row}
              round={props.round}
              changesGoals={view.can['round.leave-out-goals'] && props.round.state === 'open'}
            />
          </li>
        ))}
      </ul>
      {rows.length > limit && (
        <div>
          <Button onClick={() => setLimit(limit + pageSize)}>
            {t.followUp.more(Math.min(pageSize, rows.length - limit))}
          </Button>
        </div>
      )}
    </section>
  );
}

function Tools(props: {
  readonly view: FollowUpView;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view, filter } = props;
  const inBoard = filtered(view.rows, definedOnly({ boardId: filter.boardId }));
  const countOf = (counted: Counted): number =>
    inBoard.filter((row) => isCountedAs(row, counted)).length;
  const withCounted = (counted: Counted | undefined): Filter =>
    definedOnly({ boardId: filter.boardId, counted });
  const withBoard = (boardId: string): Filter =>
    definedOnly({ counted: filter.counted, boardId: nonEmpty(boardId) });
  return (
    <div className={styles.tools}>
      <div className={styles.states} role="group" aria-label={t.followUp.filter}>
        {countedKinds.map((counted) => (
          <ToggleButton
            key={counted}
            size="small"
            checked={filter.counted === counted}
            disabled={countOf(counted) === 0 && filter.counted !== counted}
            onClick={() =>
              props.onFilter(withCounted(filter.counted === counted ? undefined : counted))
            }
          >
            {t.words.collection[counted]} {countOf(counted)}
          </ToggleButton>
        ))}
      </div>
      <Field label={t.followUp.board}>
        <Select
          value={filter.boardId ?? ''}
          onChange={(_, data) => props.onFilter(withBoard(data.value))}
        >
          <option value="">{t.followUp.allBoards}</option>
          {view.boards.map((board) => (
            <option key={board.boardId} value={board.boardId}>
              {board.boardName}
            </option>
          ))}
        </Select>
      </Field>
      {(filter.counted !== undefined || filter.boardId !== undefined) && (
        <Button appearance="subtle" onClick={() => props.onFilter(noFilter)}>
          {t.followUp.clearFilter}
        </Button>
      )}
    </div>
  );
}
