import { Button, Checkbox, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useView } from '../../session/use-view';
import { useWords } from '../../components/words';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    maxHeight: '20rem',
    overflowY: 'auto',
    padding: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '6px' },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface LeaveOutProps {
  readonly leftOut: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** Lets a process leader leave goals out of the round. Seldom used, so a button opens it. */
export function LeaveOut(props: LeaveOutProps): ReactElement {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <LeaveOutGoals {...props} />;
  return (
    <div>
      <Button appearance="subtle" onClick={() => setOpen(true)}>
        {t.followUp.prepare.leaveOutShow}
      </Button>
    </div>
  );
}

/** A list of all measurable goals, in which those that the round leaves out are marked. */
export function LeaveOutGoals(props: LeaveOutProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { data } = useView('goals');
  const goals = data?.goals.filter((goal) => goal.isMeasurable) ?? [];
  const toggle = (key: string, isOut: boolean): void =>
    props.onChange(isOut ? [...props.leftOut, key] : props.leftOut.filter((one) => one !== key));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t.followUp.prepare.leaveOut}</legend>
      <Text className={styles.quiet}>{t.followUp.prepare.leaveOutHint}</Text>
      <div className={styles.list}>
        {goals.map((goal) => (
          <Checkbox
            key={goal.id}
            label={`${goal.title} (${goal.bodyName})`}
            checked={props.leftOut.includes(goal.key)}
            onChange={(_, data) => toggle(goal.key, data.checked === true)}
          />
        ))}
      </div>
    </fieldset>
  );
}
