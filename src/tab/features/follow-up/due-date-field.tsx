import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { definedOnly } from '../../../core/domain/base/defined';
import { faultText } from '../../components/fault-text';
import { useWords } from '../../components/words';
import type { ApiProblem } from '../../session/problem';

const useStyles = makeStyles({ date: { maxWidth: '14rem' } });

/** The field for a new due date. Shows why the server refused the date that was sent. */
export function DueDateField(props: {
  readonly value: string;
  readonly required?: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onChange: (dueOn: string) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { value, required = false, problem, onChange } = props;
  const fault = problem?.faults.find(({ field }) => field === 'dueOn');
  return (
    <Field
      label={words.t.followUp.newDue}
      required={required}
      className={styles.date}
      {...definedOnly({ validationMessage: fault && faultText(fault, words) })}
    >
      <Input type="date" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
