import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { EarlierOutcome } from '../../../../core/api/goals/goal-view';
import { exactDecimals } from '../../../../core/domain/base/numbers';
import {
  figureFields,
  wantedFields,
  type FigureField,
} from '../../../../core/domain/goals/figures';
import type { Indicator } from '../../../../core/domain/goals/goal';
import { partLabel, unitOf } from '../../../components/value-text';
import { useWords, type Words } from '../../../components/words';
import { LineField } from './fields';
import { useFormTexts } from './form-texts';
import { draftIndicator, type GoalDraft } from './goal-draft';
import { Row, Section } from './section';
import { TargetFields } from './target-fields';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '8px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly form: GoalForm;
  readonly isDisabled: boolean;
  readonly lastOutcome: EarlierOutcome | undefined;
}

/** Returns the indicator of the form for the words beside its figures, whether or not it has a name yet. */
function shownIndicator(draft: GoalDraft): Indicator {
  const unit = draft['indicator.unit'].trim();
  const parts = { ...draftIndicator(draft), name: draft['indicator.name'], addsUp: false };
  return unit === '' ? parts : { ...parts, unit };
}

/** Returns the figures that the baseline can have: those that the indicator asks for, and a total that has been typed already. */
function shownFigures(indicator: Indicator, draft: GoalDraft): readonly FigureField[] {
  const wanted = wantedFields(indicator);
  return figureFields.filter(
    (field) => wanted.includes(field) || (field === 'total' && draft['baseline.total'] !== ''),
  );
}

/** The baseline with its year, and the target with its date. */
export function ValuesSection(props: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form: t } = useFormTexts();
  const { form } = props;
  const indicator = shownIndicator(form.draft);
  const unit = unitOf(indicator, words);
  return (
    <Section title={t.section.values}>
      <div className={styles.group} role="group" aria-label={t.baseline}>
        <Text className={styles.label}>{t.baseline}</Text>
        <Row>
          {shownFigures(indicator, form.draft).map((field) => (
            <LineField
              key={field}
              {...props}
              kind="number"
              name={`baseline.${field}`}
              label={partLabel(field, indicator, words)}
              unit={unit}
            />
          ))}
          <LineField {...props} kind="number" name="baselineYear" label={t.baselineYear} />
        </Row>
        <TakeOutcome {...props} />
      </div>
      <TargetFields {...props} indicator={indicator} />
      {indicator.direction === 'even' && <Text className={styles.quiet}>{t.targetEven}</Text>}
    </Section>
  );
}

/** Writes an outcome into the fields of the baseline. A hidden figure leaves its field empty. */
function baselineOf({ figures, periodTo }: EarlierOutcome, { format }: Words): Partial<GoalDraft> {
  const text = (field: FigureField): string => {
    const value = figures[field];
    return typeof value === 'number' ? format.number(value, exactDecimals) : '';
  };
  return {
    'baseline.women': text('women'),
    'baseline.men': text('men'),
    'baseline.total': text('total'),
    baselineYear: periodTo.slice(0, 4),
  };
}

/** Takes the last outcome as baseline, unless it measured something else. */
function TakeOutcome({ form, isDisabled, lastOutcome }: Props): ReactElement | null {
  const words = useWords();
  const { form: t } = useFormTexts();
  if (lastOutcome === undefined || lastOutcome.measuresOther === true) return null;
  return (
    <div>
      <Button
        size="small"
        disabled={isDisabled}
        onClick={() => form.change(baselineOf(lastOutcome, words))}
      >
        {t.takeOutcome(lastOutcome.roundTitle)}
      </Button>
    </div>
  );
}
