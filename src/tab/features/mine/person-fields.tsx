import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { askedPersonFields } from '../../../core/domain/goals/figures';
import { useWords } from '../../components/words';
import type { SharedProps } from './figure-fields';
import { NumberField } from './number-field';
import { numberLabel } from './number-label';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', padding: '4px 0' },
  why: { margin: '4px 0 8px', color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', alignItems: 'flex-start' },
});

/**
 * The optional fields for the number of people behind each figure, folded until the person opens them. Shows nothing for
 * an indicator whose figures are numbers of people or things.
 */
export function PersonFields(props: SharedProps): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const { draft, checked, indicator } = props;
  const fields = askedPersonFields(indicator);
  const [wasFilled] = useState(fields.some((field) => draft.figures[field] !== ''));
  const { persons } = words.t.mine.form;
  if (fields.length === 0) return null;
  return (
    <details open={wasFilled}>
      <summary className={styles.summary}>{persons.summary}</summary>
      <p className={styles.why}>{persons.why}</p>
      <div className={styles.row}>
        {fields.map((field) => (
          <NumberField
            key={field}
            label={numberLabel(field, indicator, words)}
            unit={words.t.words.unit.people.other}
            indicator={indicator}
            value={draft.figures[field]}
            problem={checked.problems[field]}
            isAsked={props.isAsked}
            isDisabled={props.isDisabled}
            onChange={(value) =>
              props.onChange({ ...draft, figures: { ...draft.figures, [field]: value } })
            }
          />
        ))}
      </div>
    </details>
  );
}
