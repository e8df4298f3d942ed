import { Button, Checkbox, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { FigureField } from '../../../core/domain/goals/figures';
import type { Indicator } from '../../../core/domain/goals/goal';
import { useWords } from '../../components/words';
import { AttainmentField, ReasonField } from './attainment-field';
import { CommentField } from './comment-field';
import { Conflict } from './conflict';
import { Earlier } from './earlier';
import { EvidenceField, FigureFields } from './figure-fields';
import { FormStatus } from './form-status';
import { PersonFields } from './person-fields';
import type { ReportForm as Form } from './use-report-form';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: '20px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 17rem' },
  },
  fields: { display: 'grid', gap: '18px', alignContent: 'start', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

interface FormProps {
  readonly item: MineItem;
  readonly form: Form;
  readonly indicator: Indicator;
  /** The name of the person whose form this is. */
  readonly ownName: string;
  readonly onNotMe: (() => void) | undefined;
  readonly onClose: () => void;
}

/** The form for the outcome of one goal. Shows the conflict instead when somebody else has saved the report. */
export function ReportForm(props: FormProps): ReactElement {
  const { state } = props.form;
  return state.kind === 'conflict' ? (
    <Conflict {...props} theirs={state.theirs} />
  ) : (
    <Fields {...props} />
  );
}

function Fields(props: FormProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { item, form, indicator } = props;
  const [isAsked, setAsked] = useState(false);
  const [confirmed, setConfirmed] = useState<readonly FigureField[]>([]);
  const element = useRef<HTMLFormElement>(null);
  const { draft, checked } = form;
  const t = words.t.mine.form;
  const isDisabled = form.state.kind === 'saving' || form.state.kind === 'waiting';
  const problemCount = Object.keys(checked.problems).length;
  const isUnsure = checked.far.some((field) => !confirmed.includes(field));
  const shared = { draft, checked, indicator, isAsked, isDisabled, onChange: form.change };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (problemCount === 0 && !isUnsure) form.submit();
    // Waits until React has drawn the messages; then the first field with a problem takes the focus.
    else setTimeout(() => focusFirstProblem(element.current));
  };
  return (
    <form ref={element} className={styles.form} onSubmit={submit} noValidate aria-label={t.heading}>
      <div className={styles.fields}>
        <What item={item} />
        {!draft.cannotBeAssessed && (
          <>
            <FigureFields {...shared} confirmed={confirmed} onConfirmed={setConfirmed} />
            <PersonFields {...shared} />
          </>
        )}
        <Checkbox
          label={t.cannotBeAssessed}
          checked={draft.cannotBeAssessed}
          disabled={isDisabled}
          onChange={(_, data) => form.change({ ...draft, cannotBeAssessed: data.checked === true })}
        />
        {draft.cannotBeAssessed ? (
          <ReasonField {...shared} label={t.cannotReason} />
        ) : (
          <AttainmentField {...shared} />
        )}
        <CommentField {...shared} />
        <EvidenceField {...shared} />
        <FormStatus form={form} problemCount={isAsked ? problemCount : 0} />
        <FormButtons {...props} isDisabled={isDisabled} />
      </div>
      <Earlier goal={item.goal} />
    </form>
  );
}

/** Says which period the figures are about, and where they will be shown. */
function What({ item }: { readonly item: MineItem }): ReactElement {
  const styles = useStyles();
  const { t, format } = useWords();
  const { periodFrom, periodTo, shownIn } = item.round;
  const period = t.words.period(format.date(periodFrom), format.date(periodTo));
  return (
    <Text className={styles.quiet}>
      {t.mine.periodIs(period)} {t.mine.shownIn(shownIn)}
    </Text>
  );
}

function FormButtons(props: FormProps & { readonly isDisabled: boolean }): ReactElement {
  const styles = useStyles();
  const { t } = useWords();
  const { form, item, isDisabled } = props;
  const words = t.mine.form;
  const submitLabel = item.report === undefined ? words.submit : words.submitChange;
  return (
    <div className={styles.buttons}>
      <Button type="submit" appearance="primary" disabled={isDisabled}>
        {form.state.kind === 'saving' ? words.saving : submitLabel}
      </Button>
      <Button onClick={props.onClose}>{words.cancel}</Button>
      {props.onNotMe !== undefined && (
        <Button appearance="subtle" disabled={isDisabled} onClick={props.onNotMe}>
          {words.notMe}
        </Button>
      )}
    </div>
  );
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-unsure] input');
  const target = first?.matches('input, textarea') === true ? first : first?.querySelector('input');
  target?.focus();
}
