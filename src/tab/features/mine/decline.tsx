import { Button, Field, Textarea, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';
import { Notice } from '../../components/notice';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '14px' },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** "Inte jag": lets the person say that somebody else should report the goal. The bot tells the process leaders. */
export function Decline(props: {
  readonly item: MineItem;
  readonly onClose: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const act = useAct('report.decline');
  const [reason, setReason] = useState('');
  const words = t.mine.decline;
  if (act.reply !== undefined) return <Notice>{words.done(act.reply.notifiedCount)}</Notice>;
  const send = (): void =>
    void act.run({
      goalId: props.item.goal.id,
      roundId: props.item.round.id,
      ...(reason.trim() === '' ? {} : { reason }),
    });
  return (
    <div className={styles.box}>
      <Subtitle2 as="h3" className={styles.title}>
        {words.title}
      </Subtitle2>
      <p className={styles.text}>{words.text}</p>
      <Field label={words.reason}>
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <ActProblem problem={act.problem} />
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={act.isRunning} onClick={send}>
          {words.send}
        </Button>
        <Button appearance="subtle" onClick={props.onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
