import type { MineItem, RoundSummary } from '../../core/api/views';
import type { CardFrame } from './card-frame';
import { adaptiveCard, buttons, group, heading, labelled, line } from './elements';
import type { AdaptiveCard, CardPart } from './elements';
import { fitted } from './fit';
import { goalLines } from './goal-lines';
import { execute } from './press';
import { afterSavedLines, savedLines } from './receipt';
import { formActions, reportForm } from './report-form';
import type { OpenForm } from './report-form';
import { openTab } from './tab-links';
import { dateWords, leftWords, outcomeWords } from './words';

/** One person's round: everything that the living card is made from. */
export interface RoundCardView {
  readonly round: RoundSummary;
  /** The person's goals of the round, in the order of the tab. */
  readonly items: readonly MineItem[];
  /** Counts of people below this are hidden from those who may not see them. */
  readonly smallCountsBelow: number;
  /** Shown to a process leader before the round opens: nothing can be pressed. */
  readonly isPreview?: boolean;
}

/** What the card shows besides what the lists say: which form is open, and what there is to tell. */
export interface RoundCardMoment {
  readonly open?: OpenForm;
  readonly notice?: string;
}

/**
 * The one card per person and round. One goal: its form, or its receipt when reported. Several: a list with states, and
 * one form at a time. Ended rounds are shown and cannot be answered.
 */
export function roundCard(
  view: RoundCardView,
  frame: CardFrame,
  moment: RoundCardMoment = {},
): AdaptiveCard {
  const { text, language } = frame;
  const notice =
    moment.notice === undefined
      ? []
      : [group([line(moment.notice, { isBold: true })], { style: 'emphasis' })];
  const content = contentOf(view, frame, moment);
  return adaptiveCard({
    language,
    spoken: `${text.ask.heading}: ${view.round.title}`,
    body: [...notice, ...content.body],
    actions: [...content.actions, openTab(frame, 'mine', view.round.key)],
  });
}

interface Content {
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}

function contentOf(view: RoundCardView, frame: CardFrame, moment: RoundCardMoment): Content {
  const { round, items } = view;
  if (view.isPreview === true) return previewContent(view, frame);
  if (round.state !== 'open') return endedContent(view, frame);
  const [first, ...rest] = items;
  if (first === undefined) return { body: [line(frame.text.closed.nothing)], actions: [] };
  const open = moment.open;
  const opened = items.find((item) => item.goal.id === open?.goalId);
  if (opened !== undefined && open !== undefined && opened.canSubmit) {
    return formContent(opened, open, view, frame);
  }
  if (rest.length > 0) return listContent(view, frame);
  return first.owed && first.canSubmit
    ? formContent(first, { goalId: first.goal.id }, view, frame)
    : receiptContent(first, view, frame);
}

function askLines(round: RoundSummary, frame: CardFrame): readonly CardPart[] {
  const { text } = frame;
  const { openedByName: by, title } = round;
  return [
    heading(text.ask.heading),
    line(by === undefined ? text.ask.whoUnnamed(title) : text.ask.who(by, title)),
    line(text.ask.due(dateWords(round.dueOn, frame), leftWords(round.daysLeft, frame)), {
      isBold: true,
    }),
    line(text.ask.shownIn(round.shownIn)),
  ];
}

function formContent(
  item: MineItem,
  form: OpenForm,
  view: RoundCardView,
  frame: CardFrame,
): Content {
  const back = { action: 'show-round', roundId: view.round.id } as const;
  return {
    body: [
      ...askLines(view.round, frame),
      ...goalLines(item.goal, frame),
      ...reportForm(item, form, frame),
    ],
    actions: [
      ...formActions(item, form, frame),
      ...(view.items.length > 1 || item.report !== undefined
        ? [execute(frame.text.form.back, back)]
        : []),
    ],
  };
}

function receiptContent(item: MineItem, view: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const { report, goal } = item;
  if (report === undefined) {
    return { body: [...askLines(view.round, frame), ...goalLines(goal, frame)], actions: [] };
  }
  const change = { action: 'open-goal', roundId: view.round.id, goalId: goal.id } as const;
  return {
    body: [
      heading(text.receipt.heading),
      line(view.round.title, { isSubtle: true }),
      ...savedLines(item, report, frame),
      ...afterSavedLines(item, view.smallCountsBelow, frame),
    ],
    actions: item.canSubmit ? [execute(text.form.edit, change)] : [],
  };
}

function listContent(view: RoundCardView, frame: CardFrame): Content {
  const { round, items } = view;
  const owed = items.filter((item) => item.owed).length;
  const latest = latestSaved(items);
  const rows = items.map((item) => goalRow(item, frame));
  const head = [
    ...askLines(round, frame),
    line(frame.text.ask.several(owed, items.length), { isBold: true, spacing: 'medium' }),
    ...(latest?.report === undefined
      ? []
      : [
          group(
            [
              line(frame.text.receipt.latest, { isBold: true }),
              ...savedLines(latest, latest.report, frame),
              ...afterSavedLines(latest, view.smallCountsBelow, frame),
            ],
            { style: 'good' },
          ),
        ]),
  ];
  return { body: fitted(head, rows, (left) => line(frame.text.andMore(left))), actions: [] };
}

/** The answer that was handed in last is said back above the list, also when the card is made anew. */
function latestSaved(items: readonly MineItem[]): MineItem | undefined {
  const answered = items.filter((item) => item.report !== undefined && !item.owed);
  return answered.reduce<MineItem | undefined>(
    (best, item) =>
      (best?.report?.reportedAt ?? '') >= (item.report?.reportedAt ?? '') ? best : item,
    undefined,
  );
}

function goalRow(item: MineItem, frame: CardFrame): CardPart {
  const { text } = frame;
  const { goal, report, round } = item;
  const press = { action: 'open-goal', roundId: round.id, goalId: goal.id } as const;
  const title = item.owed ? text.form.open : text.form.edit;
  return group(
    [
      line(goal.title, { isBold: true }),
      line(goal.bodyName, { isSubtle: true, spacing: 'none' }),
      stateLine(item, frame),
      ...(report === undefined
        ? []
        : [labelled(text.receipt.figures, outcomeWords(report, goal.indicator, frame))]),
      ...(item.canSubmit ? [buttons([execute(title, press)])] : []),
    ],
    { separator: true },
  );
}

function stateLine({ report, round }: MineItem, { text }: CardFrame): CardPart {
  if (report === undefined) {
    const isLate = round.daysLeft < 0;
    return line(isLate ? text.state.late : text.state.owed, {
      tone: isLate ? 'attention' : 'default',
    });
  }
  if (report.faults.length > 0) return line(text.state.checking, { tone: 'warning' });
  const tone = report.state === 'sent-back' ? 'attention' : 'good';
  return line(text.state[report.state], { tone });
}

/** What is left of a card when the round has ended: the answers, and that nothing more is asked. */
function endedContent({ round, items }: RoundCardView, frame: CardFrame): Content {
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

function previewContent({ round, items }: RoundCardView, frame: CardFrame): Content {
  const { text } = frame;
  const head = [
    group([line(text.ask.preview, { isBold: true })], { style: 'emphasis' }),
    ...askLines(round, frame),
  ];
  const goals = items.map((item) => group(goalLines(item.goal, frame), { separator: true }));
  return { body: fitted(head, goals, (left) => line(text.andMore(left))), actions: [] };
}
