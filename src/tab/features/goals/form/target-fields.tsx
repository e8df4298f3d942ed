import { Checkbox, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { FigureField } from '../../../../core/domain/goals/figures';
import type { Indicator } from '../../../../core/domain/goals/goal';
import { mayDifferBySex } from '../../../../core/domain/goals/targets';
import { gapUnit, partInside, partLabel, unitOf } from '../../../components/value-text';
import { useWords } from '../../../components/words';
import { LineField } from './fields';
import { useFormTexts } from './form-texts';
import { Row } from './section';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '8px' },
  label: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly form: GoalForm;
  readonly isDisabled: boolean;
  readonly indicator: Indicator;
}

const bySexFields = ['women', 'men'] as const;

/** The value to reach, or one of each sex, with the date. An even distribution has a date alone. */
export function TargetFields(props: Props): ReactElement {
  const { form, indicator } = props;
  const { draft } = form;
  const [isChosen, setChosen] = useState(false);
  const isWritten = bySexFields.some((field) => draft[`targetBySex.${field}`] !== '');
  const mayDiffer = mayDifferBySex(indicator);
  const isBySex = mayDiffer && (isChosen || isWritten);
  const choose = (yes: boolean): void => {
    setChosen(yes);
    const { target } = draft;
    form.change(
      yes
        ? { 'targetBySex.women': target, 'targetBySex.men': target, target: '' }
        : {
            target: target === '' ? draft['targetBySex.women'] : target,
            'targetBySex.women': '',
            'targetBySex.men': '',
          },
    );
  };
  return (
    <>
      {isBySex && <TargetsBySex {...props} />}
      <Row>
        {indicator.direction !== 'even' && !isBySex && <OneTarget {...props} />}
        <TargetDate {...props} />
      </Row>
      {mayDiffer && <BySexChoice {...props} isBySex={isBySex} onChoose={choose} />}
    </>
  );
}

function BySexChoice(
  props: Props & { readonly isBySex: boolean; readonly onChoose: (yes: boolean) => void },
): ReactElement {
  const words = useWords();
  const { form: t } = useFormTexts();
  const inside = (field: FigureField) => partInside(field, props.indicator, words);
  return (
    <Checkbox
      label={t.targetsDiffer(inside('women'), inside('men'))}
      checked={props.isBySex}
      disabled={props.isDisabled}
      onChange={(_, { checked }) => props.onChoose(checked === true)}
    />
  );
}

function TargetsBySex(props: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form: t } = useFormTexts();
  const { indicator } = props;
  return (
    <div className={styles.group} role="group" aria-label={t.target}>
      <Text className={styles.label}>{t.target}</Text>
      <Row>
        {bySexFields.map((field) => (
          <LineField
            key={field}
            {...props}
            kind="number"
            name={`targetBySex.${field}`}
            label={partLabel(field, indicator, words)}
            unit={unitOf(indicator, words)}
          />
        ))}
      </Row>
    </div>
  );
}

function OneTarget(props: Props): ReactElement {
  const words = useWords();
  const { form: t } = useFormTexts();
  const { indicator } = props;
  const isGap = indicator.direction === 'gap';
  return (
    <LineField
      {...props}
      kind="number"
      name="target"
      label={isGap ? t.targetGap : t.target}
      unit={isGap ? gapUnit(indicator, words) : unitOf(indicator, words)}
    />
  );
}

function TargetDate(props: Props): ReactElement {
  const { form: t } = useFormTexts();
  return <LineField {...props} kind="date" name="targetOn" label={t.targetOn} />;
}
