import { Button, Text, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import type { FormGoal, GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { GoalStatePill } from '../../../components/status';
import { Notice } from '../../../components/notice';
import { useWords, type Words } from '../../../components/words';
import type { GoalFormText } from '../../../../core/text/tab/goal-form/sv';
import { ViewPage } from '../../../session/page-frame';
import { useView, type ViewState } from '../../../session/use-view';
import { decisionName } from './decision-name';
import { FormConflict } from './form-conflict';
import { FormFields } from './form-fields';
import { useFormTexts } from './form-texts';
import { GoalActs, type Done } from './goal-acts';
import { SaveBar } from './save-bar';
import { useGoalForm } from './use-goal-form';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '28px',
    maxWidth: '46rem',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (min-width: 640px)': { padding: '24px' },
  },
  form: { display: 'grid', gap: '28px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  head: { display: 'grid', gap: '6px', justifyItems: 'start', maxWidth: '46rem' },
  back: { marginLeft: '-8px' },
  place: { outlineStyle: 'none' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The goal that the page is about: one that is stored, or a new one of a body or of a body that the person chooses. */
export interface FormTarget {
  readonly goalKey?: string;
  readonly bodyKey?: string;
}

/** What was done last, for the receipt. */
interface Receipt {
  readonly done: Done | 'save';
  readonly key: string;
  readonly at: string;
}

/** The page on which a goal is written, changed, proposed, adopted and closed. */
export function GoalFormPage(props: {
  readonly target: FormTarget;
  readonly onBack: () => void;
  /** Called when a new goal has been saved and has a code. */
  readonly onSaved: (goalKey: string) => void;
}): ReactElement {
  const { target } = props;
  const { goalKey } = target;
  const [bodyKey, setBodyKey] = useState(target.bodyKey);
  const [receipt, setReceipt] = useState<Receipt>();
  const view = useFormView(goalKey, bodyKey);
  return (
    <ViewPage view={view}>
      {(shown) => (
        <FormPage
          key={shown.goal?.key ?? 'new'}
          view={shown}
          start={target.bodyKey ?? ''}
          receipt={receipt}
          onBody={setBodyKey}
          onBack={props.onBack}
          onDone={(done, saved) => {
            setReceipt({ done, key: saved, at: new Date().toISOString() });
            if (goalKey === undefined) props.onSaved(saved);
          }}
        />
      )}
    </ViewPage>
  );
}

/** Reads the form of the goal or, without a goal, of a new one of the body. */
function useFormView(
  goalKey: string | undefined,
  bodyKey: string | undefined,
): ViewState<GoalFormView> {
  const ofBody = bodyKey === undefined ? undefined : `body:${bodyKey}`;
  const view = useView('goal-form', goalKey === undefined ? ofBody : `goal:${goalKey}`);
  // While the goals above another body are read, the form stays as it is.
  const [last, setLast] = useState<GoalFormView>();
  if (view.data !== undefined && view.data !== last) setLast(view.data);
  const isSameForm = (last?.goal === undefined) === (goalKey === undefined);
  return { ...view, data: view.data ?? (isSameForm ? last : undefined) };
}

function FormPage(props: {
  readonly view: GoalFormView;
  readonly start: string;
  readonly receipt: Receipt | undefined;
  readonly onBody: (bodyKey: string) => void;
  readonly onBack: () => void;
  readonly onDone: (done: Receipt['done'], key: string) => void;
}): ReactElement {
  const styles = useStyles();
  const { view } = props;
  const form = useGoalForm(view, props.start);
  const element = useRef<HTMLFormElement>(null);
  const isDisabled = !view.may.write || form.isSaving;
  const save = async (saving: Promise<string | undefined>): Promise<void> => {
    const key = await saving;
    if (key !== undefined) props.onDone('save', key);
    // Waits until React has drawn the messages; then the first field with a fault takes the focus.
    else setTimeout(() => focusFirstFault(element.current));
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void save(form.save());
  };
  return (
    <>
      <Head {...props} />
      <Done receipt={props.receipt} />
      <div className={styles.card}>
        {form.conflicts.length > 0 ? (
          <FormConflict
            form={form}
            onSave={(fromTheirs) => void save(form.saveChosen(fromTheirs))}
          />
        ) : (
          <form ref={element} className={styles.form} onSubmit={submit} noValidate>
            <FormFields view={view} form={form} isDisabled={isDisabled} onBody={props.onBody} />
            {view.may.write && <SaveBar form={form} />}
          </form>
        )}
        {view.goal !== undefined && form.conflicts.length === 0 && (
          <GoalActs
            view={view}
            form={form}
            goalKey={view.goal.key}
            onDone={(done) => props.onDone(done, view.goal?.key ?? '')}
          />
        )}
      </div>
    </>
  );
}

function Head(props: { readonly view: GoalFormView; readonly onBack: () => void }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form: t } = useFormTexts();
  const { goal, may } = props.view;
  const title = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus(), []);
  const heading = may.write ? t.editTitle : t.readTitle;
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        className={styles.back}
        icon={<ArrowLeftRegular />}
        onClick={props.onBack}
      >
        {t.back}
      </Button>
      <div ref={title} tabIndex={-1} className={styles.place}>
        <Title3 as="h1" className={styles.title}>
          {goal === undefined ? t.newTitle : `${heading} ${goal.key}`}
        </Title3>
      </div>
      {goal !== undefined && <GoalStatePill state={goal.state} />}
      <Text className={styles.quiet}>
        {goal === undefined ? t.newIntro : standingText(goal, t, words)}
      </Text>
    </header>
  );
}

/** Says in which state the goal is, and by which decision it was adopted. */
function standingText({ state, adoptedBy }: FormGoal, t: GoalFormText, words: Words): string {
  const sentences = [t.stateIntro(state)];
  if (adoptedBy !== undefined) sentences.push(t.adopted(decisionName(adoptedBy, t, words)));
  if (adoptedBy?.registeredBy !== undefined) sentences.push(t.registeredBy(adoptedBy.registeredBy));
  return sentences.join(' ');
}

/** Says what was done last. */
function Done({ receipt }: { readonly receipt: Receipt | undefined }): ReactElement | null {
  const { format } = useWords();
  const { form: t } = useFormTexts();
  if (receipt === undefined) return null;
  const { done, key, at } = receipt;
  return <Notice>{done === 'save' ? t.saved(key, format.time(at)) : t.done[done]}</Notice>;
}

function focusFirstFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
