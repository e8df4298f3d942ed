import type { ReactElement } from 'react';
import type { Indicator } from '../../../../core/domain/goals/goal';
import { FieldConflict } from '../../../components/field-conflict';
import { partLabel } from '../../../components/value-text';
import { useWords, type Words } from '../../../components/words';
import { useFormTexts, type FormTexts } from './form-texts';
import { draftIndicator, differingFields, type DraftField, type GoalDraft } from './goal-draft';
import type { GoalForm } from './use-goal-form';

type Label = (texts: FormTexts['form'], words: Words, indicator: Indicator) => string;

/** What each field is called. A figure of the baseline says whose it is. */
const labels: Readonly<Record<DraftField, Label>> = {
  bodyKey: (t) => t.body,
  parentGoalKey: (t) => t.parent,
  title: (t) => t.title,
  'indicator.name': (t) => t.indicator,
  'indicator.measure': (t) => t.measure,
  'indicator.split': (t) => t.split,
  'indicator.direction': (t) => t.direction,
  'indicator.unit': (t) => t.unit,
  'indicator.decimals': (t) => t.decimals,
  'indicator.source': (t) => t.indicatorSource,
  'baseline.women': (t, words, of) => `${t.baseline}: ${partLabel('women', of, words)}`,
  'baseline.men': (t, words, of) => `${t.baseline}: ${partLabel('men', of, words)}`,
  'baseline.total': (t, words, of) => `${t.baseline}: ${partLabel('total', of, words)}`,
  baselineYear: (t) => `${t.baseline}: ${t.baselineYear}`,
  target: (t) => t.target,
  'targetBySex.women': (t, words, of) => `${t.target}: ${partLabel('women', of, words)}`,
  'targetBySex.men': (t, words, of) => `${t.target}: ${partLabel('men', of, words)}`,
  targetOn: (t) => t.targetOn,
  reporterMail: (t) => t.reporter,
  source: (t) => t.source,
};

/** Returns the value of a field as people read it. */
function shown(draft: GoalDraft, field: DraftField, { t, format }: Words): string {
  const { measure, split, direction } = draftIndicator(draft);
  if (field === 'indicator.measure') return t.words.measure[measure];
  if (field === 'indicator.split') return t.words.split[split];
  if (field === 'indicator.direction') return t.words.direction[direction];
  const value = draft[field].trim();
  return field === 'targetOn' && value !== '' ? format.date(value) : value;
}

/** Shows what the person has written beside what has been saved meanwhile, and lets the person choose for each field. */
export function FormConflict(props: {
  readonly form: GoalForm;
  readonly onSave: (fromTheirs: readonly DraftField[]) => void;
}): ReactElement {
  const words = useWords();
  const { form: texts } = useFormTexts();
  const { form } = props;
  const indicator = { ...draftIndicator(form.draft), name: '', addsUp: false };
  const fields = differingFields(form.draft, form.saved).map((name) => ({
    name,
    label: labels[name](texts, words, indicator),
    mine: shown(form.draft, name, words),
    theirs: shown(form.saved, name, words),
    isTouched: true,
  }));
  return (
    <FieldConflict
      words={{
        title: texts.conflict.title,
        mine: words.t.mine.conflict.yours,
        theirs: texts.conflict.saved,
      }}
      fields={fields}
      onKeep={props.onSave}
      onLater={form.settle}
    />
  );
}
