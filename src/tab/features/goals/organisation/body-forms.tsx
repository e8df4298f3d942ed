import { Checkbox, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { OrganisationBody } from '../../../../core/api/organisation/organisation-view';
import { bodyKinds, type BodyKind } from '../../../../core/domain/organisation/body';
import { definedOnly } from '../../../../core/domain/base/defined';
import { useWords } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import { useAct } from '../../../session/use-act';
import { FormButtons } from './form-buttons';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    maxWidth: '30rem',
  },
  // Without this, the field is as wide as the longest option of its list.
  list: { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
  dates: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
  boards: { display: 'grid', margin: 0, padding: 0, border: 'none' },
});

function Parents(props: {
  readonly bodies: readonly OrganisationBody[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  return (
    <Field label={words.parent} className={styles.list}>
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

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The form that renames or moves a body, and says which further boards an administration works for. */
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
  const served = body.alsoServes?.map(({ key }) => key) ?? [];
  const [boards, setBoards] = useState<readonly string[]>(served);
  const save = async (): Promise<void> => {
    const input = {
      bodyKey: body.key,
      name: { seen: body.name, next: name.trim() === '' ? body.name : name },
      parent: { seen: body.parentKey ?? null, next: orNull(parent) },
      ...(body.kind === 'administration' && { alsoServes: { seen: served, next: [...boards] } }),
    };
    if ((await act.run(input)) !== undefined) props.onDone();
  };
  return (
    <div className={styles.form}>
      <Field label={words.name} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Parents bodies={props.bodies} value={parent} onChange={setParent} />
      {body.kind === 'administration' && (
        <Boards {...props} chosen={boards} mainKey={parent} onChange={setBoards} />
      )}
      <ActProblem problem={act.problem} />
      <FormButtons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
    </div>
  );
}

/** The boards that an administration can work for besides the one to which it belongs. */
function Boards(props: {
  readonly bodies: readonly OrganisationBody[];
  readonly chosen: readonly string[];
  readonly mainKey: string;
  readonly onChange: (keys: readonly string[]) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { chosen } = props;
  const boards = props.bodies.filter(
    ({ kind, key, hasEnded }) => kind === 'board' && key !== props.mainKey && !hasEnded,
  );
  if (boards.length === 0) return null;
  return (
    <Field label={words.alsoServes} hint={words.alsoServesHint}>
      <fieldset className={styles.boards}>
        {boards.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={chosen.includes(key)}
            onChange={(_, { checked }) =>
              props.onChange(
                checked === true ? [...chosen, key] : chosen.filter((one) => one !== key),
              )
            }
          />
        ))}
      </fieldset>
    </Field>
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
      <FormButtons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
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
      <FormButtons isRunning={act.isRunning} onSave={() => void save()} onCancel={props.onDone} />
    </div>
  );
}
