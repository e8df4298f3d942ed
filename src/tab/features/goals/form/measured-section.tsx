import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { directions, measures, splits } from '../../../../core/domain/goals/goal';
import { usualDecimals } from '../../../../core/domain/goals/measure-rules';
import { useWords } from '../../../components/words';
import { ChoiceField, LineField, SelectField } from './fields';
import { useFormTexts } from './form-texts';
import { draftIndicator } from './goal-draft';
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
  const { checked } = props.form;
  return (
    <Section title={texts.section.measured}>
      <LineField
        {...props}
        kind="text"
        name="indicator.name"
        label={texts.indicator}
        hint={texts.indicatorHint}
      />
      <SelectField {...props} name="indicator.measure" label={texts.measure}>
        {measures.map((measure) => (
          <option key={measure} value={measure}>
            {t.words.measure[measure]}
          </option>
        ))}
      </SelectField>
      <ChoiceField
        {...props}
        name="indicator.split"
        label={texts.split}
        values={splits}
        words={t.words.split}
      />
      <ChoiceField
        {...props}
        name="indicator.direction"
        label={texts.direction}
        values={directions}
        words={t.words.direction}
      />
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
