import type { Standing } from '../../../core/domain/follow-up/collection';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { CardFrame } from '../base/card-frame';
import { buttons, group, heading, labelled, line } from '../base/elements';
import type { CardPart, Tone } from '../base/elements';
import { fitted } from '../base/fit';
import { goalLines } from './goal-lines';
import { plainText } from '../base/plain-text';
import { execute } from '../base/press';
import { afterSavedLines, savedLines } from './receipt';
import { dateWords, outcomeWords } from '../base/words';

/** One person's round: everything that the living card is made from. */
export interface RoundCardView {
  readonly round: RoundSummary;
  /** The person's goals of the round. */
  readonly items: readonly MineItem[];
  /** Counts of people below this are hidden from those who may not see them. */
  readonly smallCountsBelow: number;
  /** Shown to a process leader before the round opens: nothing can be pressed. */
  readonly isPreview?: boolean;
}

/** What stands in a card between its notice and its link to the tab. */
export interface Content {
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}

/**
 * Who asks, in which round, by when, and where the figure will be shown. Days left are not counted here: a living card
 * would change every day.
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

/** Several goals: what was saved last, then a row each with its state and its button. */
export function listContent(view: RoundCardView, frame: CardFrame): Content {
  const { round, items } = view;
  const owed = items.filter((item) => item.owed).length;
  const head = [
    ...askLines(round, frame),
    line(frame.text.ask.several(owed, items.length), { isBold: true, spacing: 'medium' }),
    ...latestBox(view, frame),
  ];
  const rows = items.map((item) => goalRow(item, frame));
  return { body: fitted(head, rows, (left) => line(frame.text.andMore(left))), actions: [] };
}

/** Makes the box above the list that repeats the report that was submitted last. */
function latestBox({ items, smallCountsBelow }: RoundCardView, frame: CardFrame) {
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
    ...afterSavedLines(latest.item, smallCountsBelow, frame),
  ];
  return [group(parts, { style: 'good' })];
}

function goalRow(item: MineItem, frame: CardFrame): CardPart {
  const { text } = frame;
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
        ? [buttons([named(execute(title, press), goal.title, frame)])]
        : []),
    ],
    { separator: true },
  );
}

/** Buttons of a list are called alike; what each opens stands in its tooltip, which is read out too. */
function named(button: CardPart, goal: string, { text }: CardFrame): CardPart {
  return { ...button, tooltip: plainText(text.form.openNamed(goal), 200) };
}

const standingTones: Readonly<Record<Standing, Tone>> = {
  missing: 'default',
  late: 'attention',
  'sent-back': 'attention',
  checking: 'warning',
  reported: 'good',
  accepted: 'good',
};

/** A report that was sent back is shown as such when it is late too: the person has to know why it is asked for again. */
function stateLine({ report, standing }: MineItem, { text }: CardFrame): CardPart {
  const shown = report?.state === 'sent-back' ? 'sent-back' : standing;
  return line(text.state[shown], { tone: standingTones[shown] });
}

/** What is left of a card when the round has ended: the answers, and that nothing more is asked. */
export function endedContent({ round, items }: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const state = round.state === 'open' ? 'closed' : round.state;
  const answered = items.flatMap((item) =>
    item.report === undefined
      ? []
      : [group(savedLines(item, item.report, frame), { separator: true })],
  );
  const head = [heading(text.ask.heading), line(text.closed[state](round.title), { isBold: true })];
  return { body: fitted(head, answered, (left) => line(text.andMore(left))), actions: [] };
}

/** The card as its recipients will get it, marked, without fields and buttons. */
export function previewContent({ round, items }: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const head = [
    group([line(text.ask.preview, { isBold: true })], { style: 'emphasis' }),
    ...askLines(round, frame),
  ];
  const goals = items.map((item) => group(goalLines(item.goal, frame), { separator: true }));
  return { body: fitted(head, goals, (left) => line(text.andMore(left))), actions: [] };
}
