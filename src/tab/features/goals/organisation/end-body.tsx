import { Field, Input, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { BodyEndingView } from '../../../../core/api/organisation/body-ending-view';
import type { OrganisationBody } from '../../../../core/api/organisation/organisation-view';
import { hasKey } from '../../../../core/domain/base/keys';
import { fieldError } from '../../../components/field-error';
import { Notice } from '../../../components/notice';
import { useWords } from '../../../components/words';
import { ActProblem } from '../../../session/act-problem';
import { ProblemNotice } from '../../../session/page-frame';
import { useAct } from '../../../session/use-act';
import { useView } from '../../../session/use-view';
import { FormButtons } from './form-buttons';
import { FateChoice, type Place } from './fate-choice';
import { useEnding, type EndingForm } from './use-ending';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    maxWidth: '36rem',
  },
  // Without this, the field is as wide as the longest option of its list.
  list: { gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  part: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '10px',
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
});

interface Ending {
  readonly body: OrganisationBody;
  readonly bodies: readonly OrganisationBody[];
  readonly onDone: () => void;
}

/** The form that ends a body. It asks what replaces it, and what becomes of each goal in use and of each body below. */
export function EndBody(props: Ending): ReactElement {
  const view = useView('body-ending', props.body.key);
  const { t } = useWords();
  if (view.data !== undefined) return <Form {...props} view={view.data} />;
  return view.problem === undefined ? (
    <Text>{t.shell.loading}</Text>
  ) : (
    <ProblemNotice view={view} />
  );
}

function Form(props: Ending & { readonly view: BodyEndingView }): ReactElement {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { body, view } = props;
  const act = useAct('body.end');
  const form = useEnding(body, view);
  const [isAsked, setAsked] = useState(false);
  const { draft, change } = form;
  const places = props.bodies.filter(
    ({ key, hasEnded }) => !hasEnded && !hasKey(form.keysEnding, key),
  );
  const successor = places.find(({ key }) => key === draft.successorKey);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (!form.isUndecided && (await act.run(form.input())) !== undefined) props.onDone();
  };
  return (
    <div className={styles.form}>
      <Text className={styles.quiet}>{words.ending.text}</Text>
      <Field label={words.lastDay} required>
        <Input
          type="date"
          value={draft.lastDay}
          onChange={(_, { value }) => change({ lastDay: value })}
        />
      </Field>
      <Field
        className={styles.list}
        label={words.ending.successor}
        hint={words.ending.successorHint}
      >
        <Select
          value={draft.successorKey}
          onChange={(_, { value }) => change({ successorKey: value })}
        >
          <option value="">{words.ending.noSuccessor}</option>
          {places.map(({ key, name }) => (
            <option key={key} value={key}>
              {name} ({key})
            </option>
          ))}
        </Select>
      </Field>
      <Below view={view} form={form} places={places} successor={successor} isAsked={isAsked} />
      <Goals form={form} places={places} successor={successor} isAsked={isAsked} />
      <ActProblem problem={act.problem} />
      <FormButtons
        save={words.ending.save}
        isRunning={act.isRunning}
        onSave={() => void save()}
        onCancel={props.onDone}
      />
    </div>
  );
}

interface Choices {
  readonly form: EndingForm;
  readonly places: readonly Place[];
  readonly successor: Place | undefined;
  readonly isAsked: boolean;
}

function Below(props: Choices & { readonly view: BodyEndingView }): ReactElement | null {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { view, form, ...choices } = props;
  const { draft, change } = form;
  if (view.below.length === 0) return null;
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{words.ending.below}</legend>
      {view.below.map(({ key, name, withBelow }) => (
        <FateChoice
          key={key}
          {...choices}
          label={words.ending.ofBelow(name, withBelow.length - 1)}
          places={choices.places.filter((place) => !hasKey(withBelow, place.key))}
          value={draft.ofBodies[key] ?? ''}
          fates={choices.successor === undefined ? ['end'] : ['move', 'end']}
          onChange={(fate) => change({ ofBodies: { ...draft.ofBodies, [key]: fate } })}
        />
      ))}
    </fieldset>
  );
}

function Goals({ form, ...choices }: Choices): ReactElement | null {
  const styles = useStyles();
  const { organisation: words } = useWords().t;
  const { draft, change, goals } = form;
  if (goals.length === 0) return null;
  const own = choices.successor === undefined ? [] : ['move' as const];
  const fates = goals.map(({ key }) => form.fateOf(key));
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{words.ending.goals(goals.length)}</legend>
      <FateChoice
        {...choices}
        label={words.ending.ofGoals}
        value={draft.all}
        fates={[...own, 'close', 'leave', ...(goals.length > 1 ? ['each' as const] : [])]}
        onChange={(all) => change({ all })}
      />
      {draft.all === 'each' &&
        goals.map(({ key, title, bodyName }) => (
          <FateChoice
            key={key}
            {...choices}
            label={`${title} (${bodyName})`}
            value={draft.ofGoals[key] ?? ''}
            fates={[...own, 'close', 'leave']}
            onChange={(fate) => change({ ofGoals: { ...draft.ofGoals, [key]: fate } })}
          />
        ))}
      {fates.includes('close') && <Reason form={form} isAsked={choices.isAsked} />}
      {choices.successor === undefined && fates.includes('leave') && (
        <Notice attention>{words.ending.nobodyAnswers}</Notice>
      )}
    </fieldset>
  );
}

function Reason(props: { readonly form: EndingForm; readonly isAsked: boolean }): ReactElement {
  const { organisation: words } = useWords().t;
  const { draft, change } = props.form;
  const isMissing = props.isAsked && draft.reason.trim() === '';
  return (
    <Field
      label={words.ending.reason}
      required
      {...fieldError(isMissing ? words.ending.reasonMissing : undefined)}
    >
      <Input value={draft.reason} onChange={(_, { value }) => change({ reason: value })} />
    </Field>
  );
}
