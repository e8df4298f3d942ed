import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { GoalFormView } from '../../../../core/api/goals/goal-form-view';
import type { Fault } from '../../../../core/domain/base/fault';
import { Confirm } from '../../../components/confirm';
import type { ApiProblem } from '../../../session/problem';
import { ActProblem } from '../../../session/act-problem';
import { useAct } from '../../../session/use-act';
import { AdoptForm } from './adopt-form';
import { useFormTexts } from './form-texts';
import { fieldsWithFaults } from './save-bar';
import type { GoalForm } from './use-goal-form';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a person did to the goal besides writing it. */
export type Done = 'propose' | 'withdraw' | 'adopt' | 'close';

interface Props {
  readonly view: GoalFormView;
  readonly form: GoalForm;
  readonly goalKey: string;
  readonly onDone: (done: Done) => void;
}

/** Names the field of the form that shows a fault of the goal: a baseline that is missing as a whole has no field of its own. */
function onField(fault: Fault, { draft }: GoalForm): Fault {
  if (fault.field !== 'baseline') return fault;
  const first = draft['indicator.split'] === 'total' ? 'total' : 'women';
  return { ...fault, field: `baseline.${first}` };
}

/** Shows what the server has found in the goal at the fields of the form. */
function useFaultsInForm(form: GoalForm, problem: ApiProblem | undefined): void {
  const show = useEffectEvent((faults: readonly Fault[]) =>
    form.showFaults(faults.map((fault) => onField(fault, form))),
  );
  useEffect(() => {
    if (problem !== undefined) show(problem.faults);
  }, [problem]);
}

/** The buttons for what the person may do to the goal: propose, take back, record a decision, close. */
export function GoalActs(props: Props): ReactElement | null {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const [open, setOpen] = useState<'adopt' | 'close'>();
  const { may } = props.view;
  const mayDo = [may.propose, may.withdraw, may.adoptAs.length > 0, may.close];
  if (!mayDo.includes(true)) return null;
  const done = (what: Done): void => {
    setOpen(undefined);
    props.onDone(what);
  };
  const shared = { ...props, onDone: done };
  if (open === 'adopt') return <AdoptStep {...shared} onCancel={() => setOpen(undefined)} />;
  if (open === 'close') return <CloseStep {...shared} onCancel={() => setOpen(undefined)} />;
  return (
    <div className={styles.box}>
      <ActButtons {...shared} onOpen={setOpen} />
      {may.propose && <Text className={styles.quiet}>{t.proposeHint}</Text>}
    </div>
  );
}

function ActButtons(
  props: Props & { readonly onOpen: (step: 'adopt' | 'close') => void },
): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const { may } = props.view;
  const isUnsaved = props.form.changed.length > 0;
  return (
    <>
      {isUnsaved && <Text className={styles.quiet}>{t.unsaved}</Text>}
      <div className={styles.buttons}>
        {may.propose && <Propose {...props} />}
        {may.adoptAs.length > 0 && (
          <Button disabled={isUnsaved} onClick={() => props.onOpen('adopt')}>
            {t.adopt}
          </Button>
        )}
        {may.withdraw && <Withdraw {...props} isDisabled={isUnsaved} />}
        {may.close && (
          <Button appearance="subtle" disabled={isUnsaved} onClick={() => props.onOpen('close')}>
            {t.close}
          </Button>
        )}
      </div>
    </>
  );
}

/** Proposes the goal; saves first what has been changed. */
function Propose({ form, goalKey, onDone }: Props): ReactElement {
  const { form: t } = useFormTexts();
  const act = useAct('goal.propose');
  useFaultsInForm(form, act.problem);
  const propose = async (): Promise<void> => {
    const key = form.changed.length > 0 ? await form.save() : goalKey;
    if (key === undefined) return;
    if ((await act.run({ key })) !== undefined) onDone('propose');
  };
  return (
    <>
      <Button
        appearance={form.changed.length > 0 ? 'secondary' : 'primary'}
        disabled={act.isRunning || form.isSaving}
        onClick={() => void propose()}
      >
        {t.propose}
      </Button>
      <ActProblem problem={act.problem} fieldsWithFault={[...fieldsWithFaults, 'baseline']} />
    </>
  );
}

function Withdraw({
  goalKey,
  onDone,
  isDisabled,
}: Props & { readonly isDisabled: boolean }): ReactElement {
  const { form: t } = useFormTexts();
  const act = useAct('goal.withdraw');
  const withdraw = async (): Promise<void> => {
    if ((await act.run({ key: goalKey })) !== undefined) onDone('withdraw');
  };
  return (
    <>
      <Button disabled={isDisabled || act.isRunning} onClick={() => void withdraw()}>
        {t.withdraw}
      </Button>
      <ActProblem problem={act.problem} />
    </>
  );
}

function AdoptStep(props: Props & { readonly onCancel: () => void }): ReactElement {
  const styles = useStyles();
  const act = useAct('goal.adopt');
  useFaultsInForm(props.form, act.problem);
  return (
    <div className={styles.box}>
      <AdoptForm
        {...props}
        act={act}
        onSend={async (decision) => {
          const reply = await act.run({ key: props.goalKey, ...decision });
          if (reply !== undefined) props.onDone('adopt');
        }}
      />
    </div>
  );
}

/** Asks for the reason before the goal is closed. */
function CloseStep(props: Props & { readonly onCancel: () => void }): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const [reason, setReason] = useState('');
  const act = useAct('goal.close');
  const close = async (): Promise<void> => {
    if ((await act.run({ key: props.goalKey, reason })) !== undefined) props.onDone('close');
  };
  return (
    <div className={styles.box}>
      <Confirm
        text={t.closeText}
        yes={t.close}
        no={t.cancel}
        isRunning={act.isRunning}
        canDo={reason.trim() !== ''}
        onYes={() => void close()}
        onNo={props.onCancel}
      >
        <Field label={t.closeReason} required>
          <Textarea
            value={reason}
            resize="vertical"
            onChange={(_, data) => setReason(data.value)}
          />
        </Field>
        <ActProblem problem={act.problem} />
      </Confirm>
    </div>
  );
}
