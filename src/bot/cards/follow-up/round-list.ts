import type { Standing } from '../../../core/domain/follow-up/collection';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { remembered } from '../../../core/domain/base/remembered';
import type { Language } from '../../../core/domain/base/language';
import type { CardText } from '../../../core/text/card/sv';
import type { CardFrame, Wording } from '../base/card-frame';
import { buttons, group, heading, labelled, line } from '../base/elements';
import type { CardPart, Tone } from '../base/elements';
import { fitRows } from '../base/fit';
import { goalLines } from './goal-lines';
import { plainText } from '../base/plain-text';
import { executeButton } from '../base/press';
import { afterSavedLines, savedLines } from './receipt';
import { dateWords, outcomeWords } from '../base/words';

/** A round for one person: the data that the round card is made from. */
export interface RoundCardView {
  readonly round: RoundSummary;
  /** The goals of the round that the person reports. */
  readonly items: readonly MineItem[];
  /** The goals that the person was asked for and that somebody else reports now, when there are no `items`. */
  readonly handedOver?: readonly { readonly goalTitle: string; readonly reporterName?: string }[];
  /** True for the preview that a process leader sees before the round opens. It has no buttons that act. */
  readonly isPreview?: boolean;
}

/** The part of a card between its notice and its link to the tab. */
export interface Content {
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}

/**
 * Makes the lines about who asks, in which round, by when, and where the figures will be shown. Leaves out the days left,
 * since the bot would then have to update every card each day.
 */
export function askLines(round: RoundSummary, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { openedByName: by, title } = round;
  return [
    heading(text.ask.heading),
    line(by === undefined ? text.ask.whoUnnamed(title) : text.ask.who(by, title)),
    line(text.ask.due(dateWords(round.dueOn, frame)), { isBold: true }),
    line(text.ask.shownIn(round.shownIn)),
  ];
}

/** Makes the card of several goals: the report that was saved last, then a row for each goal with its state and button. */
export function listContent(view: RoundCardView, frame: CardFrame): Content {
  const { round, items } = view;
  const owed = items.filter((item) => item.owed).length;
  const head = [
    ...askLines(round, frame),
    line(frame.text.ask.several(owed, items.length), { isBold: true, spacing: 'medium' }),
    ...latestBox(view, frame),
  ];
  const rows = items.map((item) => goalRow(item, frame.language, frame.text));
  return { body: fitRows(head, rows, (left) => line(frame.text.andMore(left))), actions: [] };
}

/** Makes the box above the list with the report that the person submitted last. */
function latestBox({ items }: RoundCardView, frame: CardFrame) {
  const [latest] = items
    .flatMap((item) => {
      const { report, owed } = item;
      return report === undefined || owed ? [] : [{ item, report }];
    })
    .toSorted((a, b) => b.report.reportedAt.localeCompare(a.report.reportedAt));
  if (latest === undefined) return [];
  const parts = [
    line(frame.text.receipt.latest, { isBold: true }),
    ...savedLines(latest.item, latest.report, frame),
    ...afterSavedLines(latest.item, frame),
  ];
  return [group(parts, { style: 'good' })];
}

/** Makes the row of a goal, and makes it again when its item or the language is another one. */
const goalRow = remembered((item: MineItem, language: Language, text: CardText): CardPart => {
  const frame = { language, text };
  const { goal, report, round } = item;
  const press = { action: 'open-goal', roundId: round.id, goalId: goal.id } as const;
  const title = item.owed ? text.form.open : text.form.edit;
  const outcome = report && outcomeWords(report, goal.indicator, frame);
  return group(
    [
      line(goal.title, { isBold: true }),
      line(goal.bodyName, { isSubtle: true, spacing: 'none' }),
      stateLine(item, frame),
      ...(outcome === undefined ? [] : [labelled(text.receipt.figures, outcome)]),
      ...(item.can['report.submit']
        ? [buttons([withTooltip(executeButton(title, press), goal.title, frame)])]
        : []),
    ],
    { separator: true },
  );
});

/** Adds a tooltip that names the goal, since all buttons of a list have the same title. Screen readers read it out. */
function withTooltip(button: CardPart, goal: string, { text }: Wording): CardPart {
  return { ...button, tooltip: plainText(text.form.openNamed(goal), 200) };
}

const standingTones: Readonly<Record<Standing, Tone>> = {
  missing: 'default',
  'not-reported': 'default',
  'sent-back': 'attention',
  checking: 'warning',
  reported: 'good',
  accepted: 'good',
};

/** Says how the goal stands and whether it is late. It leaves out for how many days, as `askLines` does. */
function stateLine({ standing, daysLate }: MineItem, { text }: Wording): CardPart {
  const word = text.state[standing];
  return daysLate === undefined
    ? line(word, { tone: standingTones[standing] })
    : line(text.late(word), { tone: 'attention' });
}

/** Makes the card of a round that is not open: the reports, and that no more answers are needed. */
export function endedContent({ round, items }: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const state = round.state === 'planned' || round.state === 'cancelled' ? round.state : 'closed';
  const answered = items.flatMap((item) =>
    item.report === undefined
      ? []
      : [group(savedLines(item, item.report, frame), { separator: true })],
  );
  const head = [heading(text.ask.heading), line(text.closed[state](round.title), { isBold: true })];
  return { body: fitRows(head, answered, (left) => line(text.andMore(left))), actions: [] };
}

/** Makes the preview of a card: its text as the recipients will see it, marked as a preview, without fields and buttons. */
export function previewContent({ round, items }: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const head = [
    group([line(text.ask.preview, { isBold: true })], { style: 'emphasis' }),
    ...askLines(round, frame),
  ];
  const goals = items.map((item) => group(goalLines(item.goal, frame), { separator: true }));
  return { body: fitRows(head, goals, (left) => line(text.andMore(left))), actions: [] };
}
