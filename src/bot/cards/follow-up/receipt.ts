import type { MineItem } from '../../../core/api/mine/mine-view';
import type { ReportView } from '../../../core/api/follow-up/report-view';
import { longestText } from '../../../core/domain/base/text-limits';
import type { CardFrame } from '../base/card-frame';
import { labelled, line } from '../base/elements';
import type { CardPart } from '../base/elements';
import { dayWords, figuresWords } from '../base/words';

/** Makes the lines about a saved report: figures, attainment, comment, who reported it, and who edited or accepted it. */
export function savedLines(item: MineItem, report: ReportView, frame: CardFrame) {
  const { text } = frame;
  const { indicator } = item.goal;
  const figures = indicator === undefined ? '' : figuresWords(report.figures, indicator, frame);
  const optional = (label: string, value: string | undefined): readonly CardPart[] =>
    value === undefined || value === '' ? [] : [labelled(label, value, { longest: longestText })];
  return [
    line(item.goal.title, { isBold: true, spacing: 'medium' }),
    ...optional(text.receipt.figures, figures),
    labelled(text.receipt.attainment, text.attainment[report.attainment]),
    ...optional(text.receipt.reason, report.attainmentReason),
    ...optional(text.receipt.comment, report.comment),
    line(text.receipt.by(report.reportedByName, dayWords(report.reportedAt, frame)), {
      isSubtle: true,
    }),
    ...judgedLines(report, frame),
  ];
}

function acceptedText(report: ReportView, { receipt }: CardFrame['text']): string {
  const { acceptedByName, acceptedBySamePerson } = report;
  if (acceptedByName === undefined) return receipt.acceptedUnnamed;
  return acceptedBySamePerson === true
    ? receipt.acceptedBySame(acceptedByName)
    : receipt.accepted(acceptedByName);
}

function judgedLines(report: ReportView, { text }: CardFrame): readonly CardPart[] {
  const edited = report.editedByName;
  return [
    ...(edited === undefined ? [] : [line(text.form.edited(edited))]),
    ...(report.faults.length === 0 ? [] : [line(text.receipt.checking, { tone: 'warning' })]),
    ...(report.state === 'accepted' ? [line(acceptedText(report, text), { tone: 'good' })] : []),
  ];
}

/** Makes the lines about who sees the report, and how the person can change it. */
export function afterSavedLines(item: MineItem, { text }: CardFrame): readonly CardPart[] {
  const { shownIn, smallCountsBelow } = item.round;
  return [
    line(text.receipt.whoSees(shownIn, smallCountsBelow), { spacing: 'medium' }),
    ...(item.can['report.submit'] ? [line(text.receipt.howToChange)] : []),
  ];
}
