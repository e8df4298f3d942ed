import {
  Button,
  Radio,
  RadioGroup,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from './words';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '16px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0 },
  value: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** A field with two values: the one in the person's form, and the one that has been saved meanwhile. */
export interface DifferingField<F extends string> {
  readonly name: F;
  readonly label: string;
  /** Both values as people read them; empty when the field has none. */
  readonly mine: string;
  readonly theirs: string;
  /** True when the person has changed the field. At first the others have the saved value. */
  readonly isTouched: boolean;
}

/** What the choice is headed with, and what stands before the two values of a field. */
interface ConflictWords {
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Shows the fields of a form beside what has been saved meanwhile, and lets the person choose for each. */
export function FieldConflict<F extends string>(props: {
  readonly words: ConflictWords;
  readonly fields: readonly DifferingField<F>[];
  /** Saves at once. `fromTheirs` names the fields whose saved value the person chose. */
  readonly onKeep: (fromTheirs: readonly F[]) => void;
  /** Goes on with the form. */
  readonly onLater: (fromTheirs: readonly F[]) => void;
}): ReactElement {
  const styles = useStyles();
  const t = useWords().t.mine.conflict;
  const untouched = props.fields.filter((field) => !field.isTouched).map(({ name }) => name);
  const [fromTheirs, setFromTheirs] = useState<readonly F[]>(untouched);
  const choose = (field: F, whose: string): void =>
    setFromTheirs(
      whose === 'theirs' ? [...fromTheirs, field] : fromTheirs.filter((other) => other !== field),
    );
  const { title, mine, theirs } = props.words;
  return (
    <div className={styles.box} role="group" aria-label={title}>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <p className={styles.text}>{t.text}</p>
      {props.fields.map((field) => (
        <fieldset key={field.name} className={styles.field}>
          <legend className={styles.legend}>{field.label}</legend>
          <RadioGroup
            aria-label={field.label}
            value={fromTheirs.includes(field.name) ? 'theirs' : 'mine'}
            onChange={(_, data) => choose(field.name, data.value)}
          >
            <Radio
              value="mine"
              className={styles.value}
              label={`${mine}: ${shown(field.mine, t.empty)}`}
            />
            <Radio
              value="theirs"
              className={styles.value}
              label={`${theirs}: ${shown(field.theirs, t.empty)}`}
            />
          </RadioGroup>
        </fieldset>
      ))}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => props.onKeep(fromTheirs)}>
          {t.keep}
        </Button>
        <Button onClick={() => props.onLater(fromTheirs)}>{t.later}</Button>
      </div>
    </div>
  );
}

function shown(value: string, empty: string): string {
  return value === '' ? empty : value;
}
