import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { measures } from '../../../../core/domain/goals/goal';
import {
  directionsOf,
  isOneFigure,
  splitsOf,
  usualDecimals,
} from '../../../../core/domain/goals/measure-rules';
import { useWords } from '../../../components/words';
import { ChoiceField, LineField, SelectField } from './fields';
import { useFormTexts } from './form-texts';
import { draftIndicator, withMeasure } from './goal-draft';
import { Row, Section } from './section';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  summary: { cursor: 'pointer', minHeight: '24px' },
  panel: { display: 'grid', gap: '14px', marginTop: '12px' },
});

interface Props {
  readonly form: GoalForm;
  readonly isDisabled: boolean;
}

/** What the goal measures, and how its figures are read. What seldom differs from the usual is folded in. */
export function MeasuredSection(props: Props): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { form: texts } = useFormTexts();
  const { checked, draft, change } = props.form;
  const { measure, direction } = draftIndicator(draft);
  return (
    <Section title={texts.section.measured}>
      <LineField
        {...props}
        kind="text"
        name="indicator.name"
        label={texts.indicator}
        hint={texts.indicatorHint}
      />
      <SelectField
        {...props}
        name="indicator.measure"
        label={texts.measure}
        onChosen={(value) => {
          const chosen = measures.find((one) => one === value);
          if (chosen !== undefined) change(withMeasure(draft, chosen));
        }}
      >
        {measures.map((one) => (
          <option key={one} value={one}>
            {t.words.measure[one]}
          </option>
        ))}
      </SelectField>
      {isOneFigure(measure) && <Text className={styles.quiet}>{texts.oneFigure}</Text>}
      <ChoiceField
        {...props}
        name="indicator.split"
        label={texts.split}
        values={splitsOf(measure)}
        words={t.words.split}
      />
      <ChoiceField
        {...props}
        name="indicator.direction"
        label={texts.direction}
        values={directionsOf(measure)}
        words={t.words.direction}
      />
      {direction === 'near' && <Text className={styles.quiet}>{texts.near}</Text>}
      {checked.needsSplit && <Text className={styles.quiet}>{texts.needsSplit}</Text>}
      <More {...props} />
    </Section>
  );
}

const folded = ['indicator.unit', 'indicator.decimals', 'indicator.source'] as const;

function More(props: Props): ReactElement {
  const styles = useStyles();
  const { form: texts } = useFormTexts();
  const { form } = props;
  const { measure } = draftIndicator(form.draft);
  const hasFault = folded.some((field) => form.faultOf(field) !== undefined);
  return (
    <details {...(hasFault && { open: true })}>
      <summary className={styles.summary}>{texts.more}</summary>
      <div className={styles.panel}>
        <Row>
          <LineField
            {...props}
            kind="text"
            name="indicator.unit"
            label={texts.unit}
            hint={texts.unitHint}
          />
          <LineField
            {...props}
            kind="number"
            name="indicator.decimals"
            label={texts.decimals}
            hint={texts.decimalsHint(usualDecimals(measure))}
          />
        </Row>
        <LineField {...props} kind="text" name="indicator.source" label={texts.indicatorSource} />
      </div>
    </details>
  );
}
