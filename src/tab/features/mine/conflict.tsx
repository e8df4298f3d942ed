import {
  Button,
  Radio,
  RadioGroup,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { Indicator } from '../../../core/domain/goals/goal';
import { useWords, type Words } from '../../components/words';
import { savedDraft } from './check-draft';
import { draftFields, isNumberField, merged, valueOf, type Draft, type DraftField } from './draft';
import { numberLabel } from './number-label';
import type { ReportForm } from './use-report-form';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '16px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0 },
  value: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Shows the person's draft beside the report that somebody else has saved, and lets the person choose for each field. */
export function Conflict(props: {
  readonly form: ReportForm;
  readonly item: MineItem;
  readonly indicator: Indicator;
  readonly theirs: ReportView;
}): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { form, theirs } = props;
  const { language } = words;
  const saved = savedDraft(theirs, {
    goal: props.item.goal,
    language,
    partlyMetFrom: props.item.round.partlyMetFrom,
  });
  const differing = draftFields.filter(
    (field) => valueOf(form.draft, field) !== valueOf(saved, field),
  );
  // At first, fields that the person has not changed have the newer value, and fields that they have changed their own.
  const untouched = differing.filter((f) => valueOf(form.draft, f) === valueOf(form.base, f));
  const [fromTheirs, setFromTheirs] = useState<readonly DraftField[]>(untouched);
  const t = words.t.mine.conflict;
  const name = theirs.editedByName ?? theirs.reportedByName;
  const choose = (field: DraftField, whose: string): void =>
    setFromTheirs(
      whose === 'theirs' ? [...fromTheirs, field] : fromTheirs.filter((other) => other !== field),
    );
  return (
    <div className={styles.box} role="group" aria-label={t.title(name)}>
      <Subtitle2 as="h3" className={styles.title}>
        {t.title(name)}
      </Subtitle2>
      <p className={styles.text}>{t.text}</p>
      {differing.map((field) => (
        <fieldset key={field} className={styles.field}>
          <legend className={styles.legend}>{fieldLabel(field, props.indicator, words)}</legend>
          <RadioGroup
            aria-label={fieldLabel(field, props.indicator, words)}
            value={fromTheirs.includes(field) ? 'theirs' : 'mine'}
            onChange={(_, data) => choose(field, data.value)}
          >
            <Radio
              value="mine"
              className={styles.value}
              label={`${t.yours}: ${shown(form.draft, field, words)}`}
            />
            <Radio
              value="theirs"
              className={styles.value}
              label={`${t.theirs(name)}: ${shown(saved, field, words)}`}
            />
          </RadioGroup>
        </fieldset>
      ))}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          onClick={() => form.resolve(merged(form.draft, saved, fromTheirs), theirs)}
        >
          {t.keep}
        </Button>
        <Button onClick={() => form.adopt(merged(form.draft, saved, fromTheirs), theirs)}>
          {t.later}
        </Button>
      </div>
    </div>
  );
}

function fieldLabel(field: DraftField, indicator: Indicator, words: Words): string {
  return isNumberField(field)
    ? numberLabel(field, indicator, words)
    : words.t.mine.conflict.field[field];
}

function shown(draft: Draft, field: DraftField, words: Words): string {
  const t = words.t.mine.conflict;
  if (field === 'cannotBeAssessed') return draft.cannotBeAssessed ? t.yes : t.no;
  if (field === 'attainment')
    return draft.attainment === undefined
      ? t.asFigures
      : words.t.words.attainment[draft.attainment];
  const value = valueOf(draft, field);
  return value === '' ? t.empty : value;
}
