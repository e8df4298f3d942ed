import { Field, Textarea } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { Confirm } from '../../components/confirm';
import { useWords } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { DueDateField } from './due-date-field';

/** Asks a process leader for the new due date and the reason before a closed round is opened again. */
export function ReopenRound(props: {
  readonly round: RoundSummary;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useWords();
  const act = useAct('round.reopen');
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    const input = { roundId: props.round.id, dueOn, reason };
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  return (
    <Confirm
      text={t.followUp.reopenText}
      yes={t.followUp.reopen}
      no={t.followUp.reopenNo}
      isRunning={act.isRunning}
      canDo={dueOn !== '' && reason.trim() !== ''}
      onYes={() => void run()}
      onNo={props.onDone}
    >
      <DueDateField value={dueOn} required problem={act.problem} onChange={setDueOn} />
      <Field label={t.followUp.reopenReason} required>
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <ActProblem problem={act.problem} fieldsWithFault={['dueOn']} />
    </Confirm>
  );
}
