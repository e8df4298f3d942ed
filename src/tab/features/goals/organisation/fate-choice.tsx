import { Field, Select, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { fieldError } from '../../../components/field-error';
import { useWords } from '../../../components/words';
import type { Fate } from './use-ending';

const useStyles = makeStyles({
  // Without this, the field is as wide as the longest option of its list.
  list: { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
});

/** A body to which something can move. */
export interface Place {
  readonly key: string;
  readonly name: string;
}

/** A choice of what becomes of goals or of a body below; `fates` stand before the places to which it can move. */
export function FateChoice(props: {
  readonly label: string;
  readonly value: Fate;
  readonly fates: readonly Exclude<Fate, '' | `move:${string}`>[];
  readonly places: readonly Place[];
  readonly successor: Place | undefined;
  readonly isAsked: boolean;
  readonly onChange: (fate: Fate) => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { value, successor, places, isAsked } = props;
  // The cast is safe: the options are fates.
  const change = (next: string): void => props.onChange(next as Fate);
  const error = isAsked && value === '' ? words.ending.undecided : undefined;
  return (
    <Field className={styles.list} label={props.label} {...fieldError(error)}>
      <Select value={value} onChange={(_, data) => change(data.value)}>
        <option value="">{words.ending.choose}</option>
        {props.fates.map((fate) => (
          <option key={fate} value={fate}>
            {fate === 'move'
              ? words.ending.moveTo(successor?.name ?? words.ending.whatReplaces)
              : words.ending.fate[fate]}
          </option>
        ))}
        {places.map(({ key, name }) => (
          <option key={key} value={`move:${key}`}>
            {words.ending.moveTo(`${name} (${key})`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
