import { Field, Radio, RadioGroup, Text, Textarea } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { faultText } from '../../../components/fault-text';
import { fieldError } from '../../../components/field-error';
import { useWords } from '../../../components/words';
import { useFormTexts } from './form-texts';
import { Section } from './section';
import type { GoalForm } from './use-goal-form';

interface Props {
  readonly view: GoalFormView;
  readonly form: GoalForm;
  readonly isDisabled: boolean;
}

/** Why an adopted goal is changed, and whether the open rounds that ask for it keep its old words. Nothing for another goal. */
export function ChangeSection(props: Props): ReactElement | null {
  const words = useWords();
  const { form: t } = useFormTexts();
  const { form } = props;
  if (!form.needsReason) return null;
  const fault = form.faultOf('reason');
  return (
    <Section title={t.section.change}>
      <Field
        label={t.reason}
        required
        {...fieldError(fault === undefined ? undefined : faultText(fault, words))}
      >
        <Textarea
          value={form.reason}
          resize="vertical"
          disabled={props.isDisabled}
          onBlur={() => form.leave('reason')}
          onChange={(_, data) => form.setReason(data.value)}
        />
      </Field>
      {props.view.askedIn.length > 0 && <Rounds {...props} />}
    </Section>
  );
}

function Rounds({ view, form, isDisabled }: Props): ReactElement {
  const words = useWords();
  const { form: t } = useFormTexts();
  const titles = view.askedIn.map(({ title }) => title).join(', ');
  if (!view.may.takeNewWords) return <Text>{t.roundsKept(titles)}</Text>;
  const fault = form.faultOf('rounds');
  return (
    <Field
      label={t.rounds(titles)}
      {...fieldError(fault === undefined ? undefined : faultText(fault, words))}
    >
      <RadioGroup
        value={form.rounds}
        disabled={isDisabled}
        onChange={(_, data) => form.setRounds(data.value === 'take' ? 'take' : 'keep')}
      >
        <Radio value="keep" label={t.roundsKeep} />
        <Radio value="take" label={t.roundsTake} />
      </RadioGroup>
    </Field>
  );
}
