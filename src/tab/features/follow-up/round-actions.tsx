import { Button, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FollowUpView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { RoundAct } from '../../../core/domain/follow-up/round-rules';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { Confirm } from '../../components/confirm';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';
import { DueDateField } from './due-date-field';
import { ExportButton } from './export-button';
import { ReopenRound } from './reopen-round';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '12px',
    // Hides the box when the person may do nothing with the round, so that it leaves no empty space.
    ':has(> :only-child:empty)': { display: 'none' },
    '@media print': { display: 'none' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The buttons for what a process leader may do with a whole round. Shows only those that the view allows. */
export function RoundActions(props: {
  readonly view: FollowUpView;
  readonly round: RoundSummary;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { view, round } = props;
  const [dialog, setDialog] = useState<RoundAct>();
  const done = (): void => setDialog(undefined);
  const choices = [
    { act: 'round.change-due-date', label: t.followUp.changeDue },
    { act: 'round.close', label: t.followUp.close },
    { act: 'round.reopen', label: t.followUp.reopen },
    { act: 'round.cancel', label: t.followUp.cancelRound },
  ] as const;
  return (
    <div className={styles.box}>
      <div className={styles.buttons}>
        {view.can['round.export'] && <ExportButton roundId={round.id} />}
        {choices
          .filter(({ act }) => view.can[act])
          .map(({ act, label }) => (
            <Button key={act} onClick={() => setDialog(act)}>
              {label}
            </Button>
          ))}
      </div>
      {dialog === 'round.reopen' && <ReopenRound round={round} onDone={done} />}
      {dialog === 'round.change-due-date' && <ChangeDue round={round} onDone={done} />}
      {dialog === 'round.close' && (
        <EndRound
          act="round.close"
          round={round}
          text={t.followUp.closeText(...unreportedOf(view))}
          yes={t.followUp.close}
          onDone={done}
        />
      )}
      {dialog === 'round.cancel' && (
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

/** Returns how many goals have no report, and how many reports were sent back. */
function unreportedOf({ rows }: FollowUpView): [missing: number, sentBack: number] {
  const count = (isCounted: (row: FollowUpView['rows'][number]) => boolean): number =>
    rows.filter(isCounted).length;
  return [
    count(({ report }) => report === undefined),
    count(({ report }) => report?.state === 'sent-back'),
  ];
}

function ChangeDue(props: {
  readonly round: RoundSummary;
  readonly onDone: () => void;
}): ReactElement {
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
      <DueDateField value={dueOn} problem={act.problem} onChange={setDueOn} />
      <ActProblem problem={act.problem} fieldsWithFault={['dueOn']} />
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
