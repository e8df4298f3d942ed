import {
  Button,
  Field,
  Radio,
  RadioGroup,
  Text,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { AttainmentPill } from '../../components/status';
import { useWords } from '../../components/words';
import type { Indicator } from '../../../core/domain/goal';
import type { CheckedDraft } from './check-draft';
import type { Draft, OwnJudgement } from './draft';
import { problemText } from './problem-text';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '8px', border: 'none', padding: 0, margin: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: '4px' },
  suggested: { display: 'flex', gap: '8px 12px', alignItems: 'center', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const choices: readonly OwnJudgement[] = ['met', 'partly-met', 'not-met'];

/** Måluppfyllelse: what the figures suggest, and a judgement of one's own with a reason. */
export function AttainmentField(props: {
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  readonly indicator: Indicator;
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (draft: Draft) => void;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form } = words.t.mine;
  const { draft, checked } = props;
  const { attainment, ...withoutOwn } = draft;
  const needsOwn = checked.problems.attainment !== undefined;
  const isOwn = attainment !== undefined || needsOwn;
  return (
    <fieldset className={styles.group} disabled={props.isDisabled}>
      <legend className={styles.legend}>{form.attainment}</legend>
      <Suggestion checked={checked} />
      {isOwn ? (
        <>
          <Field
            {...(needsOwn && props.isAsked
              ? { validationMessage: form.needsAttainment, validationState: 'error' as const }
              : {})}
          >
            <RadioGroup
              aria-label={form.attainment}
              layout="horizontal-stacked"
              value={attainment ?? ''}
              onChange={(_, data) =>
                props.onChange({ ...draft, attainment: data.value as OwnJudgement })
              }
            >
              {choices.map((choice) => (
                <Radio key={choice} value={choice} label={words.t.words.attainment[choice]} />
              ))}
            </RadioGroup>
          </Field>
          {attainment !== undefined && attainment !== checked.suggested && (
            <ReasonField {...props} label={form.attainmentReason} />
          )}
          {!needsOwn && (
            <div>
              <Button
                appearance="subtle"
                onClick={() => props.onChange({ ...withoutOwn, reason: '' })}
              >
                {form.useSuggestion}
              </Button>
            </div>
          )}
        </>
      ) : (
        <div>
          <Button
            appearance="subtle"
            disabled={props.isDisabled || checked.suggested === undefined}
            onClick={() => props.onChange({ ...draft, attainment: ownFrom(checked) })}
          >
            {form.changeAttainment}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** A change begins at what the figures say. */
function ownFrom({ suggested }: CheckedDraft): OwnJudgement {
  return suggested === undefined || suggested === 'cannot-be-assessed' ? 'partly-met' : suggested;
}

function Suggestion({ checked }: { readonly checked: CheckedDraft }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { suggested } = checked;
  if (suggested === undefined)
    return <Text className={styles.quiet}>{t.mine.form.suggestedNone}</Text>;
  if (suggested === 'cannot-be-assessed')
    return <Text className={styles.quiet}>{t.mine.form.needsAttainment}</Text>;
  return (
    <div className={styles.suggested} aria-live="polite">
      <Text>{t.mine.form.suggested}</Text>
      <AttainmentPill attainment={suggested} />
    </div>
  );
}

/** Why: asked for when a person judges otherwise than the figures, and when it cannot be assessed. */
export function ReasonField(props: {
  readonly label: string;
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  readonly indicator: Indicator;
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (draft: Draft) => void;
}): ReactElement {
  const words = useWords();
  const problem = props.checked.problems.attainmentReason;
  const isSaid = problem !== undefined && props.isAsked;
  return (
    <Field
      label={props.label}
      {...(isSaid
        ? {
            validationMessage: problemText(problem, props.indicator, words),
            validationState: 'error' as const,
          }
        : {})}
    >
      <Textarea
        value={props.draft.reason}
        maxLength={2000}
        disabled={props.isDisabled}
        resize="vertical"
        onChange={(_, data) => props.onChange({ ...props.draft, reason: data.value })}
      />
    </Field>
  );
}
