import { Button, Field, Text, Textarea, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ActReply } from '../../../core/api/acts';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { definedOnly } from '../../../core/domain/base/defined';
import { ChangePersonButton } from '../../people/change-person-button';
import { LeaveGoalOut } from './leave-goal-out';
import { faultText } from '../../components/fault-text';
import { Notice } from '../../components/notice';
import { useWords, type Words } from '../../components/words';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '12px', maxWidth: '40rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** True for a goal with a report that has not been sent back. Such a goal stays in the round. */
function hasStandingReport({ report }: CollectionRow): boolean {
  return report !== undefined && report.state !== 'sent-back';
}

/** The buttons to accept a report, send it back, or send a reminder. Shows only those that the view allows. */
export function CollectionActs(props: {
  readonly row: CollectionRow;
  readonly round: RoundSummary;
  /** True for a person who may change for which goals the open round asks. */
  readonly changesGoals: boolean;
}): ReactElement | null {
  const styles = useStyles();
  const { row } = props;
  const [isSendingBack, setSendingBack] = useState(false);
  const { report } = row;
  if (isSendingBack && report !== undefined && row.can['report.send-back'])
    return <SendBack report={report} onDone={() => setSendingBack(false)} />;
  return (
    <div className={styles.box}>
      {report !== undefined && (
        <Judge row={row} report={report} onSendBack={() => setSendingBack(true)} />
      )}
      <ChangeReporter row={row} />
      {row.can['round.nudge'] && <Nudge row={row} round={props.round} />}
      {props.changesGoals && !hasStandingReport(row) && (
        <LeaveGoalOut row={row} round={props.round} />
      )}
    </div>
  );
}

function ChangeReporter({ row }: { readonly row: CollectionRow }): ReactElement | null {
  if (!row.can['goal.set-reporter']) return null;
  const place = { role: 'reporter' as const, key: row.goal.key, mail: row.namedReporter };
  return <ChangePersonButton isEmpty={row.asksNobody === true} place={definedOnly(place)} />;
}

function Judge(props: {
  readonly row: CollectionRow;
  readonly report: ReportView;
  readonly onSendBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const accept = useAct('report.accept');
  const takeBack = useAct('report.take-back-acceptance');
  const { row, report } = props;
  return (
    <>
      <div className={styles.buttons}>
        {row.can['report.accept'] && (
          <Button
            appearance="primary"
            disabled={accept.isRunning}
            onClick={() => void accept.run({ reportId: report.id, eTag: report.eTag })}
          >
            {t.followUp.accept}
          </Button>
        )}
        {row.can['report.take-back-acceptance'] && (
          <Button
            disabled={takeBack.isRunning}
            onClick={() => void takeBack.run({ reportId: report.id, eTag: report.eTag })}
          >
            {t.followUp.takeBackAcceptance}
          </Button>
        )}
        {row.can['report.send-back'] && (
          <Button onClick={props.onSendBack}>{t.followUp.sendBack}</Button>
        )}
      </div>
      {row.waitsForOtherLeader === true && (
        <Text>{faultText({ field: 'state', reason: 'own-report' }, words)}</Text>
      )}
      <ActProblem problem={accept.problem ?? takeBack.problem} />
    </>
  );
}

function Nudge(props: { readonly row: CollectionRow; readonly round: RoundSummary }): ReactElement {
  const words = useWords();
  const nudge = useAct('round.nudge');
  if (nudge.reply !== undefined) return <Notice>{nudgedText(nudge.reply, words)}</Notice>;
  const run = (): void => void nudge.run({ roundId: props.round.id, goalId: props.row.goal.id });
  return (
    <>
      <div>
        <Button disabled={nudge.isRunning} onClick={run}>
          {words.t.followUp.nudge}
        </Button>
      </div>
      <ActProblem problem={nudge.problem} />
    </>
  );
}

function nudgedText({ sendsAt }: ActReply<'round.nudge'>, { t, format }: Words): string {
  return sendsAt === undefined
    ? t.followUp.nudged
    : t.followUp.nudgedAt(format.day(sendsAt), format.time(sendsAt));
}

function SendBack(props: {
  readonly report: ReportView;
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const act = useAct('report.send-back');
  const [reason, setReason] = useState('');
  const { report } = props;
  const send = async (): Promise<void> => {
    const reply = await act.run({ reportId: report.id, eTag: report.eTag, reason });
    if (reply !== undefined) props.onDone();
  };
  return (
    <div className={styles.box}>
      <Field label={t.followUp.sendBackReason} hint={t.followUp.sendBackHint} required>
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <ActProblem problem={act.problem} />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={act.isRunning || reason.trim() === ''}
          onClick={() => void send()}
        >
          {t.followUp.sendBackSend}
        </Button>
        <Button disabled={act.isRunning} onClick={props.onDone}>
          {t.followUp.cancelAct}
        </Button>
      </div>
    </div>
  );
}
