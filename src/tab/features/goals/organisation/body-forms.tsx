import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { OrganisationBody } from '../../../../core/api/organisation/organisation-view';
import { bodyKinds, type BodyKind } from '../../../../core/domain/organisation/body';
import { definedOnly } from '../../../../core/domain/base/defined';
import { useWords } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import { useAct } from '../../../session/use-act';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px', maxWidth: '30rem' },
  dates: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

function Parents(props: {
  readonly bodies: readonly OrganisationBody[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}): ReactElement {
  const { organisation: words } = useWords().t;
  return (
    <Field label={words.parent}>
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value)}>
        <option value="">{words.none}</option>
        {props.bodies
          .filter(({ hasEnded, key }) => !hasEnded || key === props.value)
          .map(({ key, name }) => (
            <option key={key} value={key}>
              {name} ({key})
            </option>
          ))}
      </Select>
    </Field>
  );
}

function Buttons(props: {
  readonly isRunning: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  return (
    <div className={styles.buttons}>
      <Button appearance="primary" disabled={props.isRunning} onClick={props.onSave}>
        {words.save}
      </Button>
      <Button disabled={props.isRunning} onClick={props.onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The form that renames, moves or ends a body. */
export function ChangeBody(props: {
  readonly body: OrganisationBody;
  readonly bodies: readonly OrganisationBody[];
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { body } = props;
  const act = useAct('body.change');
  const [name, setName] = useState(body.name);
  const [parent, setParent] = useState(body.parentKey ?? '');
  const [lastDay, setLastDay] = useState(body.lastDay ?? '');
  const save = async (): Promise<void> => {
    const input = {
      bodyKey: body.key,
      name: { seen: body.name, next: name.trim() === '' ? body.name : name },
      parent: { seen: body.parentKey ?? null, next: orNull(parent) },
      lastDay: { seen: body.lastDay ?? null, next: orNull(lastDay) },
    };
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  return (
    <div className={styles.form}>
      <Field label={words.name} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Parents bodies={props.bodies} value={parent} onChange={setParent} />
      <Field label={words.lastDay} hint={words.lastDayHint}>
        <Input type="date" value={lastDay} onChange={(_, { value }) => setLastDay(value)} />
      </Field>
      <ActProblem problem={act.problem} />
      <Buttons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
    </div>
  );
}

/** The form that adds a body. */
export function AddBody(props: {
  readonly bodies: readonly OrganisationBody[];
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const words = t.organisation;
  const act = useAct('body.add');
  const [key, setKey] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<BodyKind>('unit');
  const [parent, setParent] = useState('');
  const save = async (): Promise<void> => {
    const input = definedOnly({ key, name, kind, parentKey: orNull(parent) ?? undefined });
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  return (
    <div className={styles.form}>
      <Field label={words.key} hint={words.keyHint} required>
        <Input value={key} onChange={(_, { value }) => setKey(value)} />
      </Field>
      <Field label={words.name} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={words.kind}>
        <Select
          value={kind}
          onChange={(_, { value }) => setKind(bodyKinds.find((one) => one === value) ?? kind)}
        >
          {bodyKinds.map((one) => (
            <option key={one} value={one}>
              {t.words.kind[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Parents bodies={props.bodies} value={parent} onChange={setParent} />
      <ActProblem problem={act.problem} />
      <Buttons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
    </div>
  );
}

/** The form that says when the manager is away. */
export function Absence(props: {
  readonly body: OrganisationBody;
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { body } = props;
  const act = useAct('body.set-people');
  const [from, setFrom] = useState(body.absentFrom ?? '');
  const [to, setTo] = useState(body.absentTo ?? '');
  const save = async (): Promise<void> => {
    const input = {
      bodyKey: body.key,
      absentFrom: { seen: body.absentFrom ?? null, next: orNull(from) },
      absentTo: { seen: body.absentTo ?? null, next: orNull(to) },
    };
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  return (
    <div className={styles.form}>
      <div className={styles.dates}>
        <Field label={words.absentFrom}>
          <Input type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
        </Field>
        <Field label={words.absentTo}>
          <Input type="date" value={to} onChange={(_, { value }) => setTo(value)} />
        </Field>
      </div>
      <ActProblem problem={act.problem} />
      <Buttons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
    </div>
  );
}
