import type { MineItem } from '../../core/api/views';
import { longestText } from '../../core/api/inputs';
import type { Fault } from '../../core/domain/app-error';
import { wantedFields } from '../../core/domain/figures';
import type { FigureField } from '../../core/domain/figures';
import { writeNumber } from '../../core/domain/numbers';
import type { CardFrame } from './card-frame';
import { group, labelled, line, textField, unfold } from './elements';
import type { CardPart } from './elements';
import { faultWords } from './fault-words';
import { execute, stampOf } from './press';
import type { PressAction } from './press';
import { outcomeWords, sexWords, unitWords } from './words';

/** Fields of the form, by input id. */
export type FormField = FigureField | 'comment' | 'reason' | 'declineReason';

/** What a person typed, as typed. */
export type Typed = Readonly<Partial<Record<FormField, string>>>;

/** The form as it is opened: for which goal, what was typed before, and what is wrong with it. */
export interface OpenForm {
  readonly goalId: string;
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
  /** Somebody else saved first: what is stored is shown beside what was typed. */
  readonly isConflict?: boolean;
}

/** Longest number that a field takes. */
const longestNumber = 40;

/** The form of one goal: why it came back, what is wrong, then the fields. */
export function reportForm(item: MineItem, form: OpenForm, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { goal, report } = item;
  const faults = form.faults ?? [];
  const { indicator } = goal;
  const fields = indicator === undefined ? [] : wantedFields(indicator);
  const values = valuesOf(item, form, frame);
  return [
    ...noticeLines(item, form, frame),
    ...fields.flatMap((field) => figureField({ field, item, frame, faults, values })),
    ...withFaults('comment', { item, frame, faults }, [
      textField({
        id: 'comment',
        label: text.form.comment,
        value: form.typed?.comment ?? report?.comment ?? '',
        isMultiline: true,
        longest: longestText,
      }),
    ]),
    ...withFaults('reason', { item, frame, faults }, []),
    ...withFaults('declineReason', { item, frame, faults }, []),
  ];
}

interface Place {
  readonly item: MineItem;
  readonly frame: CardFrame;
  readonly faults: readonly Fault[];
}

function withFaults(field: FormField, place: Place, parts: readonly CardPart[]) {
  const { faults, frame, item } = place;
  const said = faults
    .filter((fault) => fault.field === field)
    .map((fault) =>
      line(faultWords(fault, frame, item.goal.indicator), { tone: 'attention', isBold: true }),
    );
  return [...parts, ...said];
}

function figureField(
  at: Place & { readonly field: FigureField; readonly values: Typed },
): readonly CardPart[] {
  const { field, item, frame } = at;
  const { indicator } = item.goal;
  if (indicator === undefined) return [];
  const example = writeNumber(
    indicator.decimals === 0 ? 12 : 12.5,
    frame.language,
    indicator.decimals,
  );
  const input = textField({
    id: field,
    label: frame.text.form.field(sexWords(indicator, frame)[field], unitWords(indicator, frame)),
    value: at.values[field] ?? '',
    placeholder: frame.text.form.placeholder(example),
    longest: longestNumber,
  });
  return withFaults(field, at, [input]);
}

/** What was typed stays as it was typed; else the stored answer, in the person's own number format. */
function valuesOf(item: MineItem, form: OpenForm, frame: CardFrame): Typed {
  if (form.typed !== undefined) return form.typed;
  const stored = item.report?.figures ?? {};
  const written = (value: number | 'suppressed' | undefined) =>
    typeof value === 'number' ? writeNumber(value, frame.language, 9) : '';
  return {
    women: written(stored.women),
    men: written(stored.men),
    total: written(stored.total),
  };
}

function noticeLines(item: MineItem, form: OpenForm, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { report } = item;
  const sentBack = report?.state === 'sent-back' ? [sentBackBox(item, frame)] : [];
  const isRefused = (form.faults ?? []).length > 0;
  const refused = isRefused
    ? [line(text.form.keptFaults, { tone: 'attention', isBold: true })]
    : [];
  return [...sentBack, ...(form.isConflict === true ? [conflictBox(item, frame)] : []), ...refused];
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

/** The buttons of an open form. */
export function formActions(item: MineItem, form: OpenForm, frame: CardFrame) {
  const { text } = frame;
  const press = (action: PressAction) => ({
    action,
    roundId: item.round.id,
    goalId: item.goal.id,
    stamp: stampOf(item.report),
  });
  const isNew = item.report === undefined;
  const reason = textField({
    id: 'reason',
    label: text.form.cannotAssessWhy,
    value: form.typed?.reason ?? item.report?.attainmentReason ?? '',
    isMultiline: true,
    longest: longestText,
  });
  const declineReason = textField({
    id: 'declineReason',
    label: text.form.declineWhy,
    value: form.typed?.declineReason ?? '',
    isMultiline: true,
    longest: longestText,
  });
  return [
    execute(isNew ? text.form.report : text.form.change, press('submit-report'), 'positive'),
    unfold(
      text.form.cannotAssess,
      [reason],
      [execute(text.form.cannotAssessSend, press('cannot-assess'))],
    ),
    ...(item.canDecline
      ? [
          unfold(
            text.form.decline,
            [declineReason],
            [execute(text.form.declineSend, press('decline-report'))],
          ),
        ]
      : []),
  ];
}
