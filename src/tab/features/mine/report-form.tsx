import {
  Button,
  Checkbox,
  Field,
  Input,
  Text,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import type { MineItem } from '../../../core/api/views';
import { gapOf, type FigureField } from '../../../core/domain/figures';
import type { Indicator } from '../../../core/domain/goal';
import { gapText, valueText } from '../../components/value-text';
import { useWords } from '../../components/words';
import { AttainmentField, ReasonField } from './attainment-field';
import { shownFields } from './check-draft';
import { Conflict } from './conflict';
import { Earlier } from './earlier';
import { FormStatus } from './form-status';
import { NumberField } from './number-field';
import { problemText } from './problem-text';
import type { ReportForm as Form } from './use-report-form';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: '20px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 17rem' },
  },
  fields: { display: 'grid', gap: '18px', alignContent: 'start', minWidth: 0 },
  figures: { border: 'none', padding: 0, margin: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', alignItems: 'flex-start' },
  computed: {
    marginTop: '8px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    minHeight: tokens.lineHeightBase300,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

/** One goal's outcome: figures, what they mean, and why. */
export function ReportForm(props: {
  readonly item: MineItem;
  readonly form: Form;
  readonly indicator: Indicator;
  readonly onNotMe: (() => void) | undefined;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { item, form, indicator } = props;
  const [isAsked, setAsked] = useState(false);
  const [confirmed, setConfirmed] = useState<readonly FigureField[]>([]);
  const element = useRef<HTMLFormElement>(null);
  const { draft, checked, state } = form;
  const t = words.t.mine.form;
  if (state.kind === 'conflict')
    return <Conflict form={form} item={item} indicator={indicator} theirs={state.theirs} />;
  const isBusy = state.kind === 'saving' || state.kind === 'waiting';
  const problemCount = Object.keys(checked.problems).length;
  const unsure = checked.far.filter((field) => !confirmed.includes(field));
  const shared = { draft, checked, indicator, isAsked, isDisabled: isBusy, onChange: form.change };

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (problemCount === 0 && unsure.length === 0) form.submit();
    // After React has drawn the messages: the first field to put right takes the focus.
    else setTimeout(() => focusFirstProblem(element.current));
  };

  return (
    <form ref={element} className={styles.form} onSubmit={submit} noValidate aria-label={t.heading}>
      <div className={styles.fields}>
        <Text className={styles.quiet}>
          {words.t.mine.periodIs(
            words.t.words.period(
              words.format.date(item.round.periodFrom),
              words.format.date(item.round.periodTo),
            ),
          )}{' '}
          {words.t.mine.shownIn(item.round.shownIn)}
        </Text>
        {!draft.cannot && (
          <fieldset className={styles.figures}>
            <legend className={styles.legend}>{t.figures}</legend>
            <div className={styles.row}>
              {shownFields(indicator, draft).map((field) => (
                <NumberField
                  key={field}
                  field={field}
                  indicator={indicator}
                  value={draft.figures[field]}
                  problem={checked.problems[field]}
                  isAsked={isAsked}
                  isDisabled={isBusy}
                  far={{
                    isFar: checked.far.includes(field),
                    isConfirmed: confirmed.includes(field),
                    confirm: (yes) =>
                      setConfirmed(
                        yes ? [...confirmed, field] : confirmed.filter((f) => f !== field),
                      ),
                  }}
                  onChange={(value) => {
                    setConfirmed(confirmed.filter((f) => f !== field));
                    form.change({ ...draft, figures: { ...draft.figures, [field]: value } });
                  }}
                />
              ))}
            </div>
            <Computed form={form} indicator={indicator} />
          </fieldset>
        )}
        <Checkbox
          label={t.cannot}
          checked={draft.cannot}
          disabled={isBusy}
          onChange={(_, data) => form.change({ ...draft, cannot: data.checked === true })}
        />
        {draft.cannot ? (
          <ReasonField {...shared} label={t.cannotReason} />
        ) : (
          <AttainmentField {...shared} />
        )}
        <Field label={t.comment} hint={t.commentHint}>
          <Textarea
            value={draft.comment}
            maxLength={2000}
            resize="vertical"
            disabled={isBusy}
            onChange={(_, data) => form.change({ ...draft, comment: data.value })}
          />
        </Field>
        <EvidenceField {...shared} />
        <FormStatus form={form} problemCount={isAsked ? problemCount : 0} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={isBusy}>
            {state.kind === 'saving'
              ? t.saving
              : item.report === undefined
                ? t.submit
                : t.submitChange}
          </Button>
          {props.onNotMe !== undefined && (
            <Button appearance="subtle" disabled={isBusy} onClick={props.onNotMe}>
              {t.notMe}
            </Button>
          )}
        </div>
      </div>
      <Earlier goal={item.goal} />
    </form>
  );
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>(
    '[aria-invalid="true"], input[data-unsure="true"]',
  );
  first?.focus();
}

/** The total and the gap, as soon as both figures can be read. */
function Computed(props: { readonly form: Form; readonly indicator: Indicator }): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { figures } = props.form.checked;
  const { indicator } = props;
  const gap = gapOf(figures);
  const t = words.t.mine.form;
  const parts = [
    indicator.addsUp && indicator.split !== 'total' && figures.total !== undefined
      ? t.totalComputed(valueText(figures.total, indicator, words))
      : undefined,
    gap === undefined ? undefined : t.gapComputed(gapText(gap, indicator, words)),
  ].filter((part) => part !== undefined);
  return (
    <div className={styles.computed} aria-live="polite">
      {parts.join(' · ')}
    </div>
  );
}

function EvidenceField(props: {
  readonly draft: Form['draft'];
  readonly checked: Form['checked'];
  readonly indicator: Indicator;
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: Form['change'];
}): ReactElement {
  const words = useWords();
  const problem = props.checked.problems.evidenceUrl;
  const isSaid = problem !== undefined && props.isAsked;
  return (
    <Field
      label={words.t.mine.form.evidence}
      {...(isSaid
        ? {
            validationMessage: problemText(problem, props.indicator, words),
            validationState: 'error' as const,
          }
        : {})}
    >
      <Input
        type="url"
        value={props.draft.evidence}
        maxLength={500}
        placeholder="https://"
        disabled={props.isDisabled}
        onChange={(_, data) => props.onChange({ ...props.draft, evidence: data.value })}
      />
    </Field>
  );
}
