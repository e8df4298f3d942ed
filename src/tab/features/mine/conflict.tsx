import type { ReactElement } from 'react';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import type { Indicator } from '../../../core/domain/goals/goal';
import { FieldConflict } from '../../components/field-conflict';
import { useWords, type Words } from '../../components/words';
import { savedDraft } from './check-draft';
import { draftFields, isNumberField, merged, valueOf, type Draft, type DraftField } from './draft';
import { numberLabel } from './number-label';
import type { ReportForm } from './use-report-form';

/** Shows the person's draft beside the report that has been saved meanwhile, and lets the person choose for each field. */
export function Conflict(props: {
  readonly form: ReportForm;
  readonly item: MineItem;
  readonly indicator: Indicator;
  readonly theirs: ReportView;
  /** The name of the person whose form this is. */
  readonly ownName: string;
}): ReactElement {
  const words = useWords();
  const { form, theirs, item } = props;
  const { language } = words;
  const { partlyMetFrom } = item.round;
  const saved = savedDraft(theirs, { goal: item.goal, language, partlyMetFrom });
  const fields = draftFields
    .filter((field) => valueOf(form.draft, field) !== valueOf(saved, field))
    .map((name) => ({
      name,
      label: fieldLabel(name, props.indicator, words),
      mine: shown(form.draft, name, words),
      theirs: shown(saved, name, words),
      isTouched: valueOf(form.draft, name) !== valueOf(form.base, name),
    }));
  const savedBy = theirs.editedByName ?? theirs.reportedByName;
  return (
    <FieldConflict
      words={conflictWords(savedBy === props.ownName ? undefined : savedBy, words)}
      fields={fields}
      onKeep={(fromTheirs) => form.resolve(merged(form.draft, saved, fromTheirs), theirs)}
      onLater={(fromTheirs) => form.adopt(merged(form.draft, saved, fromTheirs), theirs)}
    />
  );
}

/** Returns the words for what somebody has saved; `savedBy` is absent when the same person has, in another window. */
function conflictWords(savedBy: string | undefined, { t }: Words) {
  const words = t.mine.conflict;
  return savedBy === undefined
    ? { title: words.titleOwn, mine: words.here, theirs: words.elsewhere }
    : { title: words.title(savedBy), mine: words.yours, theirs: words.theirs(savedBy) };
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
  return valueOf(draft, field);
}
