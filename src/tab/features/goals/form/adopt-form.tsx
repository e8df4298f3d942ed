import {
  Button,
  Field,
  Input,
  Select,
  Subtitle2,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import type { DecisionView, GoalFormView } from '../../../../core/api/goals/goal-form-view';
import { faultText } from '../../../components/fault-text';
import { fieldError } from '../../../components/field-error';
import { useWords, type Words } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import type { ActState } from '../../../session/use-act';
import { decisionName } from './decision-name';
import { useFormTexts } from './form-texts';
import { fieldsWithFaults } from './save-bar';
import { Row } from './section';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '14px',
    outlineStyle: 'none',
  },
  // Without this, the field is as wide as the longest option of its list.
  field: { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0, maxWidth: '100%' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What names a decision: the code of the body, the day of its meeting, and the paragraph of the minutes. */
interface DecisionInput {
  readonly bodyKey: string;
  readonly decidedOn: string;
  readonly paragraph: string;
}

const decisionFields = ['bodyKey', 'decidedOn', 'paragraph'] as const;
type DecisionField = (typeof decisionFields)[number];

interface Props {
  readonly view: GoalFormView;
  readonly act: ActState<'goal.adopt'>;
  readonly onSend: (decision: DecisionInput) => Promise<void>;
  readonly onCancel: () => void;
}

/** Returns the sentence of the fault that the server has found in a field, or that the field is empty. */
function faultIn(
  field: DecisionField,
  decision: DecisionInput,
  { act, isAsked }: { readonly act: Props['act']; readonly isAsked: boolean },
  words: Words,
): string | undefined {
  if (isAsked && decision[field].trim() === '')
    return faultText({ field, reason: 'missing' }, words);
  const fault = act.problem?.faults.find((one) => one.field === field);
  return fault === undefined ? undefined : faultText(fault, words);
}

/** Asks for the decision by which the goal is adopted: one that is recorded already, or its body, day and paragraph. */
export function AdoptForm(props: Props): ReactElement {
  const styles = useStyles();
  const { form: t } = useFormTexts();
  const { view, act } = props;
  const [decision, setDecision] = useState<DecisionInput>({
    bodyKey: view.may.adoptAs[0]?.key ?? '',
    decidedOn: '',
    paragraph: '',
  });
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.focus(), []);
  const change = (next: Partial<DecisionInput>): void => {
    setDecision({ ...decision, ...next });
    act.forget();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (decisionFields.every((field) => decision[field].trim() !== '')) void props.onSend(decision);
  };
  const isSecretary = view.me.secretaryOfBodyIds.length > 0;
  const fields = { ...props, decision, isAsked, onChange: change };
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={submit}
      noValidate
      aria-label={t.adoptTitle}
    >
      <Subtitle2 as="h2" className={styles.title}>
        {t.adoptTitle}
      </Subtitle2>
      <Text className={styles.quiet}>
        {t.adoptText} {!isSecretary && t.adoptBy(view.me.name)}
      </Text>
      <KnownDecisions {...fields} />
      <DecisionFields {...fields} />
      <ActProblem
        problem={act.problem}
        fieldsWithFault={[...fieldsWithFaults, ...decisionFields, 'baseline']}
      />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={act.isRunning}>
          {t.adopt}
        </Button>
        <Button disabled={act.isRunning} onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps extends Props {
  readonly decision: DecisionInput;
  readonly isAsked: boolean;
  readonly onChange: (next: Partial<DecisionInput>) => void;
}

/** Offers the decisions that are recorded already, of the bodies whose decisions the person may record. */
function KnownDecisions({ view, decision, onChange }: FieldsProps): ReactElement | null {
  const styles = useStyles();
  const words = useWords();
  const { form: t } = useFormTexts();
  const bodies = new Set(view.may.adoptAs.map(({ key }) => key));
  const known = view.decisions.filter(({ bodyKey }) => bodies.has(bodyKey));
  if (known.length === 0) return null;
  const isChosen = (one: DecisionView): boolean =>
    decisionFields.every((field) => one[field] === decision[field]);
  const choose = (key: string): void => {
    const chosen = known.find((one) => one.key === key);
    const { bodyKey, decidedOn, paragraph } = chosen ?? {
      ...decision,
      decidedOn: '',
      paragraph: '',
    };
    onChange({ bodyKey, decidedOn, paragraph });
  };
  return (
    <Field label={t.decision} className={styles.field}>
      <Select value={known.find(isChosen)?.key ?? ''} onChange={(_, data) => choose(data.value)}>
        <option value="">{t.decisionNew}</option>
        {known.map((one) => (
          <option key={one.key} value={one.key}>
            {decisionName(one, t, words)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function DecisionFields({ view, act, decision, isAsked, onChange }: FieldsProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form: t } = useFormTexts();
  const error = (field: DecisionField) =>
    fieldError(faultIn(field, decision, { act, isAsked }, words));
  return (
    <Row>
      <Field label={t.decidedBy} className={styles.field} required {...error('bodyKey')}>
        <Select value={decision.bodyKey} onChange={(_, data) => onChange({ bodyKey: data.value })}>
          {view.may.adoptAs.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t.decidedOn} required {...error('decidedOn')}>
        <Input
          type="date"
          max={view.today}
          value={decision.decidedOn}
          onChange={(_, data) => onChange({ decidedOn: data.value })}
        />
      </Field>
      <Field label={t.paragraph} hint={t.paragraphHint} required {...error('paragraph')}>
        <Input
          value={decision.paragraph}
          onChange={(_, data) => onChange({ paragraph: data.value })}
        />
      </Field>
    </Row>
  );
}
