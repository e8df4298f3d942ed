import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { GoalFormView, ParentChoice } from '../../../../core/api/goals/goal-form-view';
import { groupedBy } from '../../../../core/domain/base/group-by';
import { SelectField } from './fields';
import { useFormTexts } from './form-texts';
import { noParent } from './goal-draft';
import { Section } from './section';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface Props {
  readonly view: GoalFormView;
  readonly form: GoalForm;
  readonly isDisabled: boolean;
  /** Called when the person chooses the body of a new goal, so that the goals above it are read. */
  readonly onBody: (bodyKey: string) => void;
}

/** Whose goal it is, and the goal above from which it is derived. The body of a goal that is stored is not changed here. */
export function WhoseSection(props: Props): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const { view, form, isDisabled } = props;
  return (
    <Section title={t.section.whose}>
      {form.isNew ? (
        <SelectField
          {...{ form, isDisabled }}
          name="bodyKey"
          label={t.body}
          isRequired
          onChosen={(bodyKey) => {
            form.change({ bodyKey, parentGoalKey: '' });
            props.onBody(bodyKey);
          }}
        >
          <option value="" disabled>
            {t.chooseBody}
          </option>
          {view.bodies.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <Text className={styles.quiet}>{bodyName(view)}</Text>
      )}
      {form.draft.bodyKey !== '' && <ParentField {...props} />}
    </Section>
  );
}

function bodyName({ bodies, fields }: GoalFormView): string {
  return bodies.find(({ key }) => key === fields.bodyKey)?.name ?? fields.bodyKey;
}

function ParentField({ view, form, isDisabled }: Props): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const above = view.parents.filter(({ isOfSameBody }) => !isOfSameBody);
  const ofBody = groupedBy(above, (parent) => parent.bodyName);
  const ofSame = view.parents.filter(({ isOfSameBody }) => isOfSameBody);
  if (view.parents.length === 0 && form.draft.parentGoalKey.trim() === '')
    return <Text className={styles.quiet}>{t.noParents}</Text>;
  return (
    <SelectField
      {...{ form, isDisabled }}
      name="parentGoalKey"
      label={t.parent}
      hint={t.parentHint}
      onChosen={(parentGoalKey) => form.change({ parentGoalKey })}
    >
      <option value={form.draft.parentGoalKey === '' ? '' : noParent}>{t.parentNone}</option>
      {[...ofBody].map(([name, parents]) => (
        <optgroup key={name} label={name}>
          <Options parents={parents} proposed={t.parentProposed} />
        </optgroup>
      ))}
      {ofSame.length > 0 && (
        <optgroup label={t.parentSameBody}>
          <Options parents={ofSame} proposed={t.parentProposed} />
        </optgroup>
      )}
    </SelectField>
  );
}

function Options(props: {
  readonly parents: readonly ParentChoice[];
  readonly proposed: string;
}): readonly ReactElement[] {
  return props.parents.map(({ key, title, isProposed }) => (
    <option key={key} value={key}>
      {title} ({key}){isProposed ? ` – ${props.proposed}` : ''}
    </option>
  ));
}
