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
import type { CheckedDraft } from './check-draft';
import type { OwnJudgement } from './draft';
import type { SharedProps } from './figure-fields';
import { problemText } from './problem-text';
import { fieldError } from '../../components/field-error';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '8px', border: 'none', padding: 0, margin: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: '4px' },
  suggested: { display: 'flex', gap: '8px 12px', alignItems: 'center', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const choices: readonly OwnJudgement[] = ['met', 'partly-met', 'not-met'];

/** The field Måluppfyllelse: shows what the figures suggest, and lets the person judge otherwise with a reason. */
export function AttainmentField(props: SharedProps): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, checked } = props;
  const isOwn = draft.attainment !== undefined || checked.problems.attainment !== undefined;
  return (
    <fieldset className={styles.group} disabled={props.isDisabled}>
      <legend className={styles.legend}>{t.mine.form.attainment}</legend>
      <Suggestion checked={checked} />
      {isOwn ? (
        <OwnChoice {...props} />
      ) : (
        <div>
          <Button
            appearance="subtle"
            disabled={props.isDisabled || checked.suggested === undefined}
            onClick={() => props.onChange({ ...draft, attainment: ownFrom(checked) })}
          >
            {t.mine.form.changeAttainment}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function OwnChoice(props: SharedProps): ReactElement {
  const { t } = useWords();
  const { form } = t.mine;
  const { attainment, ...withoutOwn } = props.draft;
  const { problems, suggested } = props.checked;
  const needsOwn = problems.attainment !== undefined;
  const isOther = attainment !== undefined && attainment !== suggested;
  return (
    <>
      <Field {...fieldError(needsOwn && props.isAsked ? form.needsAttainment : undefined)}>
        <RadioGroup
          aria-label={form.attainment}
          layout="horizontal-stacked"
          value={attainment ?? ''}
          onChange={(_, data) =>
            props.onChange({ ...props.draft, attainment: data.value as OwnJudgement })
          }
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={t.words.attainment[choice]} />
          ))}
        </RadioGroup>
      </Field>
      {isOther && <ReasonField {...props} label={form.attainmentReason} />}
      {!needsOwn && (
        <div>
          <Button
            appearance="subtle"
            onClick={() => props.onChange({ ...withoutOwn, attainmentReason: '' })}
          >
            {form.useSuggestion}
          </Button>
        </div>
      )}
    </>
  );
}

/** Returns the judgement that is chosen first: the one that the figures suggest. */
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

/** The reason, for a judgement that differs from the figures and for a goal that cannot be assessed. */
export function ReasonField(props: SharedProps & { readonly label: string }): ReactElement {
  const words = useWords();
  const problem = props.checked.problems.attainmentReason;
  const isShown = problem !== undefined && props.isAsked;
  return (
    <Field
      label={props.label}
      {...fieldError(isShown ? problemText(problem, props.indicator, words) : undefined)}
    >
      <Textarea
        value={props.draft.attainmentReason}
        disabled={props.isDisabled}
        resize="vertical"
        onChange={(_, data) => props.onChange({ ...props.draft, attainmentReason: data.value })}
      />
    </Field>
  );
}
