import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Indicator } from '../../../core/domain/goals/goal';
import { useWords } from '../../components/words';
import type { FieldProblem } from './check-draft';
import { problemText } from './problem-text';
import { fieldError } from '../../components/field-error';

const useStyles = makeStyles({
  field: { flex: '1 1 10rem', minWidth: '9rem', maxWidth: '18rem' },
  input: { fontVariantNumeric: 'tabular-nums', minWidth: 0 },
  readings: { display: 'flex', gap: '6px', flexWrap: 'wrap', marginTop: '6px' },
  far: {
    marginTop: '4px',
    padding: '4px 0',
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Matches a value that the person is still typing, such as `12,` or a lone minus. The field shows no fault for it. */
const unfinished = /[,.\s\-\u2212]$/u;

/** Whether the value lies far from earlier ones, and whether the person has confirmed it. */
interface FarValue {
  readonly isFar: boolean;
  readonly isConfirmed: boolean;
  readonly confirm: (isRight: boolean) => void;
}

/** Shows the field for one figure, and reads it in the person's own number format while they type. */
export function NumberField(props: {
  readonly label: string;
  /** The word behind the field; empty when the indicator has none. */
  readonly unit: string;
  readonly indicator: Indicator;
  readonly value: string;
  readonly problem: FieldProblem | undefined;
  /** True once the person has tried to submit. From then on the field shows that it is empty. */
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  /** Absent for a field whose value is not compared with earlier ones. */
  readonly far?: FarValue;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [isTyping, setTyping] = useState(false);
  const { indicator, problem } = props;
  const isEmpty = props.value.trim() === '';
  const isShown =
    problem !== undefined &&
    (isEmpty ? props.isAsked : !(isTyping && unfinished.test(props.value)));
  return (
    <div className={styles.field}>
      <Field
        label={props.label}
        {...fieldError(isShown ? problemText(problem, indicator, words) : undefined)}
      >
        <Input
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          value={props.value}
          disabled={props.isDisabled}
          contentAfter={props.unit === '' ? null : <span>{props.unit}</span>}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          onChange={(_, data) => props.onChange(data.value)}
        />
      </Field>
      <Readings problem={isShown ? problem : undefined} onChange={props.onChange} />
      <Far far={props.far} />
    </div>
  );
}

/** Asks about a value far from earlier ones: the person confirms or corrects it. */
function Far({ far }: { readonly far: FarValue | undefined }): ReactElement | null {
  const styles = useStyles();
  const { form } = useWords().t.mine;
  if (far?.isFar !== true) return null;
  return (
    <div className={styles.far} role="status" {...(far.isConfirmed ? {} : { 'data-unsure': true })}>
      {form.farFrom}
      <Checkbox
        label={form.farFromYes}
        checked={far.isConfirmed}
        onChange={(_, data) => far.confirm(data.checked === true)}
      />
    </div>
  );
}

/** Asks which number the person means, where a text such as `1.234` can be two. */
function Readings(props: {
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: string) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { format } = useWords();
  const { problem } = props;
  if (problem?.kind !== 'unreadable') return null;
  if (problem.reading.problem !== 'ambiguous') return null;
  return (
    <div className={styles.readings}>
      {problem.reading.readings.map((value) => (
        <Button key={value} size="small" onClick={() => props.onChange(format.number(value, 3))}>
          {format.number(value, 3)}
        </Button>
      ))}
    </div>
  );
}
