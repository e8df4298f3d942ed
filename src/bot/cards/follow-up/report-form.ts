import type { MineItem } from '../../../core/api/mine/mine-view';
import { definedOnly } from '../../../core/domain/base/defined';
import { longestText } from '../../../core/domain/base/text-limits';
import type { Fault } from '../../../core/domain/base/fault';
import { shownFields } from '../../../core/domain/goals/figures';
import type { FigureField } from '../../../core/domain/goals/figures';
import { exactDecimals, writeNumber } from '../../../core/domain/base/numbers';
import type { CardFrame } from '../base/card-frame';
import { group, labelled, line, textField, unfoldButton } from '../base/elements';
import type { CardPart } from '../base/elements';
import { faultWords } from '../base/fault-words';
import { confirmationOf, executeButton, stampOf } from '../base/press';
import type { PressAction } from '../base/press';
import { exampleWords, outcomeWords, figureLabel, unitWords } from '../base/words';

/** The ids of the form's input fields. */
export type FormField = FigureField | 'comment' | 'reason' | 'declineReason';

/** The raw text that a person typed in each field. */
export type Typed = Readonly<Partial<Record<FormField, string>>>;

/** An open form: its goal, the text that the person typed before, and the faults in it. */
export interface OpenForm {
  readonly goalId: string;
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
  /** True when another person saved first. The form then shows the stored report beside what this person typed. */
  readonly isConflict?: boolean;
  /** The fields with a figure far from every earlier one. The form asks whether they are right; a second press says that they are. */
  readonly far?: readonly FigureField[];
}

/** Makes the fields of one goal, each followed by its faults. Faults without a field of the form come first. */
export function reportForm(item: MineItem, form: OpenForm, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { goal, report } = item;
  const faults = form.faults ?? [];
  const { indicator } = goal;
  const fields =
    indicator === undefined ? [] : shownFields(indicator, report?.figures.total !== undefined);
  const values = valuesOf(item, form, frame);
  const shown = new Set<string>([...fields, 'comment', 'reason', 'declineReason']);
  const elsewhere = faults.filter(({ field }) => !shown.has(field));
  return [
    ...elsewhere.map((fault) => faultLine(fault, item, frame)),
    ...fields.flatMap((field) => [
      ...figureField({ field, item, frame, faults, values }),
      ...(form.far?.includes(field) === true ? [farLine(frame)] : []),
    ]),
    ...withFaults('comment', { item, frame, faults }, [
      textField({
        id: 'comment',
        label: text.form.comment,
        value: form.typed?.comment ?? report?.comment ?? '',
        isMultiline: true,
      }),
    ]),
    ...withFaults('reason', { item, frame, faults }, []),
    ...withFaults('declineReason', { item, frame, faults }, []),
  ];
}

function farLine({ text }: CardFrame): CardPart {
  return line(text.form.farFrom, { tone: 'warning', isBold: true });
}

interface FieldContext {
  readonly item: MineItem;
  readonly frame: CardFrame;
  readonly faults: readonly Fault[];
}

function withFaults(field: FormField, context: FieldContext, parts: readonly CardPart[]) {
  const { faults, frame, item } = context;
  const own = faults.filter((fault) => fault.field === field);
  return [...parts, ...own.map((fault) => faultLine(fault, item, frame))];
}

function faultLine(fault: Fault, { goal }: MineItem, frame: CardFrame): CardPart {
  return line(faultWords(fault, frame, goal.indicator), { tone: 'attention', isBold: true });
}

function figureField(
  context: FieldContext & { readonly field: FigureField; readonly values: Typed },
): readonly CardPart[] {
  const { field, item, frame } = context;
  const { indicator } = item.goal;
  if (indicator === undefined) return [];
  const input = textField({
    id: field,
    label: frame.text.form.field(figureLabel(field, indicator, frame), unitWords(indicator, frame)),
    value: context.values[field] ?? '',
    placeholder: frame.text.form.placeholder(exampleWords(indicator, frame)),
  });
  return withFaults(field, context, [input]);
}

/** Returns what the person typed, unchanged; otherwise the stored figures in the number format of their language. */
function valuesOf(item: MineItem, form: OpenForm, frame: CardFrame): Typed {
  const stored = item.report?.figures ?? {};
  const written = (value: number | 'suppressed' | undefined) =>
    typeof value === 'number' ? writeNumber(value, frame.language, exactDecimals) : '';
  const total = written(stored.total);
  // A card that was made before the report had a total has no field for it, so that nothing was typed there.
  if (form.typed !== undefined) return { total, ...form.typed };
  return { women: written(stored.women), men: written(stored.men), total };
}

/** Makes the notices at the top of a form: why the report was sent back, a conflict with another person, or faults. */
export function noticeLines(item: MineItem, form: OpenForm, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { report } = item;
  const sentBack = report?.state === 'sent-back' ? [sentBackBox(item, frame)] : [];
  const isRefused = (form.faults ?? []).length > 0;
  const refused = isRefused
    ? [line(text.form.keptFaults, { tone: 'attention', isBold: true })]
    : [];
  const far = (form.far ?? []).length > 0 ? [line(farNotice(item, frame), { isBold: true })] : [];
  const conflict = form.isConflict === true ? [conflictBox(item, frame)] : [];
  return [...sentBack, ...conflict, ...refused, ...far];
}

function submitTitle({ report }: MineItem, { text }: CardFrame): string {
  return report === undefined ? text.form.report : text.form.change;
}

function farNotice(item: MineItem, frame: CardFrame): string {
  return frame.text.form.farNotice(submitTitle(item, frame));
}

function sentBackBox({ report }: MineItem, { text }: CardFrame): CardPart {
  const by = report?.sentBackByName;
  return group(
    [
      line(by === undefined ? text.form.sentBackUnnamed : text.form.sentBack(by), {
        isBold: true,
      }),
      labelled(text.form.reason, report?.sentBackReason ?? text.goal.none, {
        longest: longestText,
      }),
    ],
    { style: 'attention' },
  );
}

function conflictBox({ report, goal }: MineItem, frame: CardFrame): CardPart {
  const { text } = frame;
  if (report === undefined) return line(text.form.keptConflict, { isBold: true });
  const by = report.editedByName ?? report.reportedByName;
  return group(
    [
      line(text.form.keptConflict, { isBold: true }),
      labelled(text.form.theirs(by), outcomeWords(report, goal.indicator, frame)),
    ],
    { style: 'attention' },
  );
}

/** Makes the buttons of an open form. */
export function formActions(item: MineItem, form: OpenForm, frame: CardFrame): readonly CardPart[] {
  const confirmed = confirmationOf(form.far ?? [], form.typed ?? {});
  const submit = { ...pressData(item, 'report.submit'), ...definedOnly({ confirmed }) };
  return [
    executeButton(submitTitle(item, frame), submit, 'positive'),
    cannotAssessButton(item, form, frame),
    ...(item.can['report.decline'] ? [declineButton(item, form, frame)] : []),
  ];
}

function pressData(item: MineItem, action: PressAction) {
  return { action, roundId: item.round.id, goalId: item.goal.id, stamp: stampOf(item.report) };
}

function reasonField(id: FormField, label: string, value: string | undefined): CardPart {
  return textField({ id, label, value: value ?? '', isMultiline: true });
}

function cannotAssessButton(item: MineItem, form: OpenForm, { text }: CardFrame): CardPart {
  const reason = form.typed?.reason ?? item.report?.attainmentReason;
  return unfoldButton(
    text.form.cannotAssess,
    [reasonField('reason', text.form.cannotAssessWhy, reason)],
    [executeButton(text.form.cannotAssessSend, pressData(item, 'cannot-assess'))],
  );
}

function declineButton(item: MineItem, form: OpenForm, { text }: CardFrame): CardPart {
  return unfoldButton(
    text.form.decline,
    [reasonField('declineReason', text.form.declineWhy, form.typed?.declineReason)],
    [executeButton(text.form.declineSend, pressData(item, 'report.decline'))],
  );
}
