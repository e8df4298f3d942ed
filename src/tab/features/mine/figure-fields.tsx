import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { gapOf, shownFields, type FigureField } from '../../../core/domain/goals/figures';
import type { Indicator } from '../../../core/domain/goals/goal';
import { gapText, partLabel, unitOf, valueText } from '../../components/value-text';
import { useWords } from '../../components/words';
import { NumberField } from './number-field';
import { problemText } from './problem-text';
import { fieldError } from '../../components/field-error';
import type { ReportForm as Form } from './use-report-form';

const useStyles = makeStyles({
  figures: { border: 'none', padding: 0, margin: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', alignItems: 'flex-start' },
  computed: {
    marginTop: '8px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The props that all parts of the form share. */
export interface SharedProps {
  readonly draft: Form['draft'];
  readonly checked: Form['checked'];
  readonly indicator: Indicator;
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: Form['change'];
}

/** The fields for the figures: women and men, girls and boys, or the total. Shows total and gap below them. */
export function FigureFields(
  props: SharedProps & {
    readonly confirmed: readonly FigureField[];
    readonly onConfirmed: (fields: readonly FigureField[]) => void;
  },
): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { draft, checked, indicator, confirmed } = props;
  const without = (field: FigureField): readonly FigureField[] =>
    confirmed.filter((one) => one !== field);
  return (
    <fieldset className={styles.figures}>
      <legend className={styles.legend}>{words.t.mine.form.figures}</legend>
      <div className={styles.row}>
        {shownFields(indicator, draft.figures.total !== '').map((field) => (
          <NumberField
            key={field}
            label={partLabel(field, indicator, words)}
            unit={unitOf(indicator, words)}
            indicator={indicator}
            value={draft.figures[field]}
            problem={checked.problems[field]}
            isAsked={props.isAsked}
            isDisabled={props.isDisabled}
            far={{
              isFar: checked.far.includes(field),
              isConfirmed: confirmed.includes(field),
              confirm: (yes) =>
                props.onConfirmed(yes ? [...without(field), field] : without(field)),
            }}
            onChange={(value) => {
              props.onConfirmed(without(field));
              props.onChange({ ...draft, figures: { ...draft.figures, [field]: value } });
            }}
          />
        ))}
      </div>
      <Computed checked={checked} indicator={indicator} />
    </fieldset>
  );
}

/** Shows the total and the gap once both figures can be read. */
function Computed(props: {
  readonly checked: Form['checked'];
  readonly indicator: Indicator;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { figures } = props.checked;
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

/** The field for the evidence: an https address at which the figures can be checked. */
export function EvidenceField(props: SharedProps): ReactElement {
  const words = useWords();
  const problem = props.checked.problems.evidenceUrl;
  const isShown = problem !== undefined && props.isAsked;
  return (
    <Field
      label={words.t.mine.form.evidence}
      {...fieldError(isShown ? problemText(problem, props.indicator, words) : undefined)}
    >
      <Input
        type="url"
        value={props.draft.evidenceUrl}
        placeholder="https://"
        disabled={props.isDisabled}
        onChange={(_, data) => props.onChange({ ...props.draft, evidenceUrl: data.value })}
      />
    </Field>
  );
}
