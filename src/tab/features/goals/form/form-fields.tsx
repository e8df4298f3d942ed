import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { BankPanel } from './bank-panel';
import { ChangeSection } from './change-section';
import { LinesField, PersonField } from './fields';
import { useFormTexts } from './form-texts';
import { MeasuredSection } from './measured-section';
import { Section } from './section';
import type { GoalForm } from './use-goal-form';
import { ValuesSection } from './values-section';
import { WhoseSection } from './whose-section';

interface Props {
  readonly view: GoalFormView;
  readonly form: GoalForm;
  readonly isDisabled: boolean;
  readonly onBody: (bodyKey: string) => void;
}

/** The fields of the form, in the order in which people think of a goal. */
export function FormFields(props: Props): ReactElement {
  const { form: t } = useFormTexts();
  const { form, isDisabled, view } = props;
  const shared = { form, isDisabled };
  return (
    <>
      <WhoseSection {...props} />
      <Section title={t.section.words}>
        {!isDisabled && <Bank {...props} />}
        <LinesField {...shared} name="title" label={t.title} hint={t.titleHint} isRequired />
      </Section>
      <MeasuredSection {...shared} />
      <ValuesSection {...shared} lastOutcome={view.lastOutcome} />
      <Measurable form={form} view={view} />
      <Section title={t.section.who}>
        <PersonField {...shared} name="reporterMail" label={t.reporter} hint={t.reporterHint} />
        <LinesField {...shared} name="source" label={t.source} hint={t.sourceHint} />
      </Section>
      <ChangeSection {...props} />
    </>
  );
}

/** A button that opens the bank of ready goals, of which one fills in the form. */
function Bank({ form }: Props): ReactElement {
  const { bank: t } = useFormTexts().form;
  const [isOpen, setOpen] = useState(false);
  const [isUsed, setUsed] = useState(false);
  return (
    <>
      <div>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.close : t.open}
        </Button>
      </div>
      {isOpen && (
        <BankPanel
          onUse={(fields) => {
            form.change(fields);
            setUsed(true);
            setOpen(false);
          }}
        />
      )}
      {isUsed && !isOpen && <Notice>{t.used}</Notice>}
    </>
  );
}

/** Says while the person types whether the goal is measurable, and what it lacks. */
function Measurable({ form, view }: Pick<Props, 'form' | 'view'>): ReactElement {
  const { t } = useWords();
  const texts = useFormTexts().form;
  const { missing, needsSplit, written } = form.checked;
  if (missing.length === 0) return <Notice>{texts.measurable}</Notice>;
  if (written.indicator === undefined && view.hasMeasuringParts)
    return <Notice>{texts.byParts}</Notice>;
  const parts = missing.map(t.words.missing).join(', ');
  return <Notice attention>{needsSplit ? texts.notRead : texts.notMeasurable(parts)}</Notice>;
}
