import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ActProblem } from '../../../session/act-problem';
import { SignedOut } from '../../../session/signed-out';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { useFormTexts } from './form-texts';
import { draftFields } from './goal-draft';
import type { FormField, GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  bar: { display: 'grid', gap: '10px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Every field of the form that shows its faults itself. */
export const fieldsWithFaults: readonly FormField[] = [...draftFields, 'reason', 'rounds'];

/** The button that saves, and what has become of what the person typed. */
export function SaveBar({ form }: { readonly form: GoalForm }): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const hasChanged = form.isNew || form.changed.length > 0;
  const label = form.needsReason ? t.saveChange : t.saveDraft;
  return (
    <div className={styles.bar}>
      <SaveState form={form} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance={hasChanged ? 'primary' : 'secondary'}
          disabled={form.isSaving || !hasChanged}
        >
          {form.isSaving ? t.saving : label}
        </Button>
        {form.keptAt !== undefined && (
          <Button appearance="subtle" disabled={form.isSaving} onClick={form.discard}>
            {t.discard}
          </Button>
        )}
      </div>
    </div>
  );
}

function SaveState({ form }: { readonly form: GoalForm }): ReactElement | null {
  const styles = useStyles();
  const { t, format } = useWords();
  const texts = useFormTexts().form;
  const { problem, keptAt } = form;
  const faultCount = fieldsWithFaults.filter((field) => form.faultOf(field) !== undefined).length;
  if (problem?.kind === 'not-signed-in') return <SignedOut />;
  return (
    <>
      <ActProblem problem={problem} fieldsWithFault={fieldsWithFaults} />
      {faultCount > 0 && <Notice attention>{t.mine.form.fix(faultCount)}</Notice>}
      {keptAt !== undefined &&
        (form.canKeep ? (
          <Text className={styles.quiet}>{texts.kept(format.time(keptAt))}</Text>
        ) : (
          <Notice attention>{texts.notKept}</Notice>
        ))}
    </>
  );
}
