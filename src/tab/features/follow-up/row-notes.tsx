import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { faultText } from '../../components/fault-text';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { GoalDifference } from './goal-difference';

const useStyles = makeStyles({ box: { display: 'grid', gap: '10px', justifyItems: 'start' } });

interface RowNotesProps {
  readonly row: CollectionRow;
  readonly round: RoundSummary;
  /** True for a person who may change for which goals the round asks. */
  readonly changesGoals: boolean;
}

/** Says what is odd about the row of a goal in the list, with the button that puts it right. */
export function RowNotes(props: RowNotesProps): ReactElement {
  const { row, round } = props;
  return (
    <>
      {row.rowFault === 'missing' && <MissingRow {...props} />}
      {row.rowFault === 'spoiled' && <SpoiledRow {...props} />}
      {row.goalToday !== undefined && (
        <GoalDifference asked={row.goal} today={row.goalToday} round={round} />
      )}
    </>
  );
}

/** Says on the closed line of a goal that something about its row waits for a person. */
export function RowMark({ row }: { readonly row: CollectionRow }): ReactElement | null {
  const { t } = useWords();
  const { rowFault, goalToday } = row;
  const mark = rowFault ?? (goalToday === undefined ? undefined : 'changed');
  return mark === undefined ? null : <strong> · {t.followUp.rowMark[mark]}</strong>;
}

function MissingRow({ row, round, changesGoals }: RowNotesProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const act = useAct('round.add-goals');
  const input = { roundId: round.id, goalKeys: [row.goal.key] };
  return (
    <Notice attention>
      <div className={styles.box}>
        {t.followUp.rowMissing}
        {changesGoals && (
          <Button disabled={act.isRunning} onClick={() => void act.run(input)}>
            {t.followUp.makeRow}
          </Button>
        )}
        <ActProblem problem={act.problem} />
      </div>
    </Notice>
  );
}

function SpoiledRow({ row, round }: RowNotesProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const act = useAct('report.renew-as-asked');
  const input = { roundId: round.id, goalId: row.goal.id };
  return (
    <Notice attention>
      <div className={styles.box}>
        <span>{faultText({ field: 'asAsked', reason: 'changed-as-asked' }, words)}</span>
        {row.can['report.renew-as-asked'] && (
          <>
            <span>{t.followUp.renewAsAskedText}</span>
            <Button disabled={act.isRunning} onClick={() => void act.run(input)}>
              {t.followUp.renewAsAsked}
            </Button>
          </>
        )}
        <ActProblem problem={act.problem} />
      </div>
    </Notice>
  );
}
