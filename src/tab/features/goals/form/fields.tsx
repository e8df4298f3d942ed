import {
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { definedOnly } from '../../../../core/domain/base/defined';
import { faultText } from '../../../components/fault-text';
import { fieldError } from '../../../components/field-error';
import { useWords } from '../../../components/words';
import { PeoplePicker } from '../../../people/people-picker';
import type { DraftField } from './goal-draft';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  number: { fontVariantNumeric: 'tabular-nums', minWidth: 0 },
  short: { flex: '1 1 9rem', minWidth: '8rem', maxWidth: '16rem' },
  wide: { minWidth: 0 },
  // Without this, the field is as wide as the longest option of its list.
  list: { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
  choices: { columnGap: '8px', flexWrap: 'wrap' },
});

interface FieldProps {
  readonly form: GoalForm;
  readonly name: DraftField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled: boolean;
}

/** A label with its field, and the fault of the field in words. */
function Labelled(
  props: FieldProps & { readonly className?: string; readonly children: ReactNode },
) {
  const words = useWords();
  const fault = props.form.faultOf(props.name);
  return (
    <Field
      label={props.label}
      {...definedOnly({ hint: props.hint, className: props.className })}
      required={props.isRequired === true}
      {...fieldError(fault === undefined ? undefined : faultText(fault, words))}
    >
      {props.children}
    </Field>
  );
}

/** A field for one line of text, a date or a number. A number has its unit behind it. */
export function LineField(
  props: FieldProps & {
    readonly kind: 'text' | 'date' | 'number';
    readonly unit?: string;
  },
): ReactElement {
  const styles = useStyles();
  const { form, name, kind, unit = '' } = props;
  const isShort = kind === 'number' || kind === 'date';
  return (
    <Labelled {...props} className={isShort ? styles.short : styles.wide}>
      <Input
        {...(kind === 'number'
          ? { inputMode: 'decimal', autoComplete: 'off', className: styles.number }
          : { type: kind })}
        value={form.draft[name]}
        disabled={props.isDisabled}
        contentAfter={unit === '' ? null : <span>{unit}</span>}
        onBlur={() => form.leave(name)}
        onChange={(_, data) => form.change({ [name]: data.value })}
      />
    </Labelled>
  );
}

/** A field in which a person is chosen, by name or address.*/
export function PersonField({ form, name, label, hint, isDisabled }: FieldProps): ReactElement {
  const words = useWords();
  const fault = form.faultOf(name);
  return (
    <PeoplePicker
      {...{ label, isDisabled }}
      {...definedOnly({ hint, fault: fault && faultText(fault, words) })}
      value={form.draft[name]}
      onChange={(value) => form.change({ [name]: value })}
      onLeave={() => form.leave(name)}
    />
  );
}

/** A field for a text of several lines. */
export function LinesField(props: FieldProps): ReactElement {
  const { form, name } = props;
  return (
    <Labelled {...props}>
      <Textarea
        value={form.draft[name]}
        resize="vertical"
        disabled={props.isDisabled}
        onBlur={() => form.leave(name)}
        onChange={(_, data) => form.change({ [name]: data.value })}
      />
    </Labelled>
  );
}

/** A field in which one of few values is chosen, all of which are shown. */
export function ChoiceField<V extends string>(
  props: FieldProps & {
    readonly values: readonly V[];
    readonly words: Readonly<Record<V, string>>;
  },
): ReactElement {
  const styles = useStyles();
  const { form, name } = props;
  return (
    <Labelled {...props}>
      <RadioGroup
        layout="horizontal"
        className={styles.choices}
        value={form.draft[name]}
        disabled={props.isDisabled}
        onChange={(_, data) => form.change({ [name]: data.value })}
      >
        {props.values.map((value) => (
          <Radio key={value} value={value} label={props.words[value]} />
        ))}
      </RadioGroup>
    </Labelled>
  );
}

/** A list of which one value is chosen. Its children are options and groups of options. */
export function SelectField(
  props: FieldProps & {
    readonly children: ReactNode;
    /** What else changes with the value. */
    readonly onChosen?: (value: string) => void;
  },
): ReactElement {
  const styles = useStyles();
  const { form, name } = props;
  return (
    <Labelled {...props} className={styles.list}>
      <Select
        value={form.draft[name]}
        disabled={props.isDisabled}
        onBlur={() => form.leave(name)}
        onChange={(_, data) =>
          props.onChosen === undefined
            ? form.change({ [name]: data.value })
            : props.onChosen(data.value)
        }
      >
        {props.children}
      </Select>
    </Labelled>
  );
}
