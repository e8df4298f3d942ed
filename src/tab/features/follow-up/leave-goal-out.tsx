import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { Confirm } from '../../components/confirm';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';

/** The button that leaves a goal out of the open round, after a question. */
export function LeaveGoalOut(props: {
  readonly row: CollectionRow;
  readonly round: RoundSummary;
}): ReactElement {
  const { t } = useWords();
  const words = t.followUp.leaveOut;
  const act = useAct('round.leave-out-goals');
  const [isAsking, setAsking] = useState(false);
  const input = { roundId: props.round.id, goalKeys: [props.row.goal.key] };
  if (!isAsking)
    return (
      <div>
        <Button appearance="subtle" onClick={() => setAsking(true)}>
          {words.act}
        </Button>
      </div>
    );
  return (
    <Confirm
      text={words.text}
      yes={words.yes}
      no={t.followUp.cancelAct}
      isRunning={act.isRunning}
      onYes={() => void act.run(input)}
      onNo={() => setAsking(false)}
    >
      <ActProblem problem={act.problem} />
    </Confirm>
  );
}
