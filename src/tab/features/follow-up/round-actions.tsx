import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { Confirm } from '../../components/confirm';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { ExportButton } from './export-button';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '12px',
    // Who may do nothing with the round sees no empty line.
    ':has(> :only-child:empty)': { display: 'none' },
    '@media print': { display: 'none' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  date: { maxWidth: '14rem' },
});

type OpenDialog = 'due' | 'close' | 'cancel';

/** What a process leader may do with the whole round. Only what the view allows is shown. */
export function RoundActions(props: {
  readonly view: FollowUpView;
  readonly round: RoundSummary;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view, round } = props;
  const [dialog, setDialog] = useState<OpenDialog>();
  const done = (): void => setDialog(undefined);
  return (
    <div className={styles.box}>
      <div className={styles.buttons}>
        {view.can['round.export'] && <ExportButton roundId={round.id} />}
        {view.can['round.change-due-date'] && (
          <Button onClick={() => setDialog('due')}>{t.followUp.changeDue}</Button>
        )}
        {view.can['round.close'] && (
          <Button onClick={() => setDialog('close')}>{t.followUp.close}</Button>
        )}
        {view.can['round.cancel'] && (
          <Button onClick={() => setDialog('cancel')}>{t.followUp.cancelRound}</Button>
        )}
      </div>
      {dialog === 'due' && <ChangeDue round={round} onDone={done} />}
      {dialog === 'close' && (
        <EndRound
          act="round.close"
          round={round}
          text={t.followUp.closeText(view.asked - view.reported)}
          yes={t.followUp.close}
          onDone={done}
        />
      )}
      {dialog === 'cancel' && (
        <EndRound
          act="round.cancel"
          round={round}
          text={t.followUp.cancelText}
          yes={t.followUp.cancelRound}
          onDone={done}
        />
      )}
    </div>
  );
}

function ChangeDue(props: {
  readonly round: RoundSummary;
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const act = useAct('round.change-due-date');
  const [dueOn, setDueOn] = useState(props.round.dueOn);
  if (act.reply !== undefined)
    return <Notice>{t.followUp.dueChanged(format.date(act.reply.round.dueOn))}</Notice>;
  return (
    <Confirm
      text={t.followUp.changeDue}
      yes={t.followUp.saveDue}
      no={t.followUp.cancelAct}
      isRunning={act.isRunning}
      canDo={dueOn !== '' && dueOn !== props.round.dueOn}
      onYes={() => void act.run({ roundId: props.round.id, dueOn })}
      onNo={props.onDone}
    >
      <Field label={t.followUp.newDue} className={styles.date}>
        <Input type="date" value={dueOn} onChange={(_, data) => setDueOn(data.value)} />
      </Field>
      <ActProblem problem={act.problem} />
    </Confirm>
  );
}

function EndRound(props: {
  readonly act: 'round.close' | 'round.cancel';
  readonly round: RoundSummary;
  readonly text: string;
  readonly yes: string;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useWords();
  const act = useAct(props.act);
  const run = async (): Promise<void> => {
    if ((await act.run({ roundId: props.round.id })) !== undefined) props.onDone();
  };
  return (
    <Confirm
      text={props.text}
      yes={props.yes}
      no={t.followUp.keepRound}
      isRunning={act.isRunning}
      onYes={() => void run()}
      onNo={props.onDone}
    >
      <ActProblem problem={act.problem} />
    </Confirm>
  );
}
