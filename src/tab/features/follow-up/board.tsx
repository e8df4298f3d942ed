import { ProgressBar, Text, Subtitle1, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { BoardTable } from './board-table';
import { CollectionList } from './collection-list';
import { noFilter, type Filter } from './filter';
import { Ledger } from './ledger';
import { RoundActions } from './round-actions';
import { RoundProgress } from './round-progress';
import { Sums } from './sums';
import { UnaskedGoalList } from './unasked-goals';
import { WaitingRows } from './waiting-rows';

const useStyles = makeStyles({
  summary: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * The collection board of a round: how many goals are reported, in total and by board, the goals, sums and messages.
 */
export function Board(props: {
  readonly view: FollowUpView;
  readonly round: RoundSummary;
}): ReactElement {
  const { view, round } = props;
  const [filter, setFilter] = useState<Filter>(noFilter);
  const isOpeningFirst = round.state === 'opening' && round.reopening === undefined;
  return (
    <>
      <RoundProgress round={round} />
      {!isOpeningFirst && <Summary view={view} round={round} />}
      <RoundActions view={view} round={round} />
      <BrokenRows view={view} />
      <BoardTable boards={view.boards} filter={filter} onFilter={setFilter} />
      <CollectionList view={view} round={round} filter={filter} onFilter={setFilter} />
      {view.waitingRows !== undefined && (
        <WaitingRows
          rows={view.waitingRows}
          round={round}
          changesGoals={view.can['round.add-goals']}
        />
      )}
      {view.unasked !== undefined && <UnaskedGoalList unasked={view.unasked} round={round} />}
      <Sums view={view} />
      {view.me.isProcessLeader && <Ledger view={view} />}
    </>
  );
}

function Summary({
  view,
  round,
}: {
  readonly view: FollowUpView;
  readonly round: RoundSummary;
}): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const reported = t.followUp.reported(view.reported, view.asked);
  return (
    <section className={styles.summary}>
      <div className={styles.line}>
        <Subtitle1 as="h2" className={styles.count}>
          {reported}
        </Subtitle1>
        {round.state === 'open' && <Text>{t.followUp.daysLeft(round.daysLeft)}</Text>}
        {(round.state === 'closed' || round.state === 'cancelled') && (
          <Text>{t.followUp.ended[round.state]}</Text>
        )}
      </div>
      <ProgressBar
        value={view.asked === 0 ? 0 : view.reported / view.asked}
        thickness="large"
        shape="rounded"
        aria-label={reported}
      />
      {round.openedByName !== undefined && round.openedAt !== undefined && (
        <Text size={200} className={styles.quiet}>
          {t.followUp.openedBy(round.openedByName, format.day(round.openedAt))}
        </Text>
      )}
      {round.reopening !== undefined && (
        <Text size={200} className={styles.quiet}>
          {t.followUp.reopenedBy(
            round.reopening.byName,
            format.day(round.reopening.at),
            round.reopening.reason,
          )}
        </Text>
      )}
    </section>
  );
}

function BrokenRows({ view }: { readonly view: FollowUpView }): ReactElement | null {
  const { t } = useWords();
  if (view.brokenRows.length === 0) return null;
  return (
    <Notice attention>
      <strong>{t.followUp.broken(view.brokenRows.length)}.</strong> {t.followUp.brokenText}
      <ul>
        {view.brokenRows.map((row) => (
          <li key={`${row.list}:${row.title}:${row.column}:${row.reason}`}>
            {t.followUp.brokenRow(row.list, row.title, row.column)[row.reason]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
