import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { SettingInForce } from '../../../core/api/settings/settings-view';
import { fieldError } from '../../components/field-error';
import { Notice } from '../../components/notice';
import { ActProblem } from '../../session/act-problem';
import type { ApiProblem } from '../../session/problem';
import { useAct } from '../../session/use-act';
import { Effect } from './setting-effect';
import { useRefusal, useSettingsTexts } from './settings-texts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px', maxWidth: '32rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The form of one setting. It keeps what the person typed when the server refuses it or somebody else has saved first. */
export function SettingForm(props: {
  readonly inForce: SettingInForce;
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useSettingsTexts();
  const { inForce } = props;
  const { setting, standard } = inForce;
  const refusal = useRefusal();
  const act = useAct('setting.write');
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(inForce.unreadable ?? inForce.value);
  const [source, setSource] = useState(inForce.source ?? '');
  // The row that the person saw. After a conflict, a second press means that the newer row has been seen.
  const [seen, setSeen] = useState(inForce.seen);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isConflict = act.problem?.kind === 'conflict';
  const save = async (): Promise<void> => {
    const row = isConflict ? inForce.seen : seen;
    setSeen(row);
    const input = { setting, value, source, ...(row === undefined ? {} : { seen: row }) };
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  const fault = act.problem?.faults.find((one) => one.field === 'value');
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={texts.value}
        hint={texts.settings[setting].allowed}
        {...fieldError(fault && refusal(fault))}
      >
        <Input value={value} onChange={(_, data) => setValue(data.value)} />
      </Field>
      <Effect
        setting={setting}
        value={value}
        isChanged={fault === undefined && value.trim() !== inForce.value}
      />
      <Field label={texts.sourceField}>
        <Input value={source} onChange={(_, data) => setSource(data.value)} />
      </Field>
      <Refused problem={act.problem} theirs={inForce.value} />
      <Buttons
        isRunning={act.isRunning}
        onStandard={canUse(standard, value) ? () => setValue(standard) : undefined}
        onCancel={props.onDone}
      />
    </form>
  );
}

/** Says why the server has not saved: somebody else was first, or another reason. The field says itself that its value cannot be used. */
function Refused(props: {
  readonly problem: ApiProblem | undefined;
  readonly theirs: string;
}): ReactElement {
  const texts = useSettingsTexts();
  return props.problem?.kind === 'conflict' ? (
    <Notice attention>{texts.conflict(props.theirs)}</Notice>
  ) : (
    <ActProblem problem={props.problem} fieldsWithFault={['value']} />
  );
}

const canUse = (standard: string, value: string) => standard !== '' && value !== standard;

function Buttons(props: {
  readonly isRunning: boolean;
  /** Fills in the default; undefined when there is none, and when it is there already. */
  readonly onStandard: (() => void) | undefined;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useSettingsTexts();
  return (
    <div className={styles.buttons}>
      <Button appearance="primary" type="submit" disabled={props.isRunning}>
        {texts.save}
      </Button>
      {props.onStandard !== undefined && (
        <Button disabled={props.isRunning} onClick={props.onStandard}>
          {texts.useStandard}
        </Button>
      )}
      <Button disabled={props.isRunning} onClick={props.onCancel}>
        {texts.cancel}
      </Button>
    </div>
  );
}
