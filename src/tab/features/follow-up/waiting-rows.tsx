import { Button, Subtitle2, Text, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { WaitingRowView } from '../../../core/api/follow-up/follow-up-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { useWords, type Words } from '../../components/words';
import { ActProblem } from '../../session/act-problem';
import { useAct } from '../../session/use-act';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px', '@media print': { display: 'none' } },
  title: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingTop: '6px' },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
});

function reasonText({ reason, recordKey = '' }: WaitingRowView, { t }: Words): string {
  const { waiting } = t.followUp;
  return reason === 'double' ? waiting.double(recordKey) : waiting['not-asked'];
}

/** The rows of the list Rapporter that the round does not count, each with why and what to do. */
export function WaitingRows(props: {
  readonly rows: readonly WaitingRowView[];
  readonly round: RoundSummary;
  /** True for a person who may change for which goals the open round asks. */
  readonly changesGoals: boolean;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { waiting } = words.t.followUp;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.title}>
        {waiting.title}
      </Subtitle2>
      <Text>{waiting.text}</Text>
      <ul className={styles.list}>
        {props.rows.map((row) => (
          <li key={row.id}>
            {row.title} ({row.key}): {reasonText(row, words)}
            {props.changesGoals && row.reason === 'not-asked' && row.goalKey !== undefined && (
              <Decide title={row.title} goalKey={row.goalKey} round={props.round} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide(props: {
  readonly title: string;
  readonly goalKey: string;
  readonly round: RoundSummary;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const add = useAct('round.add-goals');
  const leaveOut = useAct('round.leave-out-goals');
  const isRunning = add.isRunning || leaveOut.isRunning;
  const input = { roundId: props.round.id, goalKeys: [props.goalKey] };
  const buttons = [
    { label: t.followUp.goals.add, act: add },
    { label: t.followUp.leaveOut.yes, act: leaveOut },
  ];
  return (
    <>
      <div className={styles.buttons}>
        {buttons.map(({ label, act }) => (
          <Button
            key={label}
            size="small"
            aria-label={`${label}: ${props.title}`}
            disabled={isRunning}
            onClick={() => void act.run(input)}
          >
            {label}
          </Button>
        ))}
      </div>
      <ActProblem problem={add.problem ?? leaveOut.problem} />
    </>
  );
}
