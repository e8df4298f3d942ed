import type { MineItem } from '../../../core/api/mine/mine-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { ReportRowChange, RoundChange } from '../../../core/domain/messages/ledger';
import { longestText } from '../../../core/domain/base/text-limits';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, labelled, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { fitRows } from '../base/fit';
import { executeButton } from '../base/press';
import { openTabButton } from '../base/tab-links';
import { dateWords, leftWords, outcomeWords } from '../base/words';

interface Notification {
  readonly heading: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
  readonly fallbackText: string;
}

/** Makes the card of a message: a heading, what it says, and buttons. */
export function notificationCard(
  { heading: words, body, actions, fallbackText }: Notification,
  frame: CardFrame,
): AdaptiveCard {
  return adaptiveCard({
    language: frame.language,
    fallbackText,
    body: [heading(words), ...body],
    actions,
  });
}

/** Makes the reminder to a person who owes reports, before and after the due date. */
export function personReminder(
  round: RoundSummary,
  owed: readonly MineItem[],
  frame: CardFrame,
): AdaptiveCard {
  const { text } = frame;
  const date = dateWords(round.dueOn, frame);
  const left = leftWords(round.daysLeft, frame);
  const when =
    round.daysLeft < 0 ? text.reminder.overdue(date, left) : text.reminder.dueSoon(date, left);
  const head = [line(text.reminder.person(round.title, owed.length)), line(when, { isBold: true })];
  const rows = owed.map(({ goal }) => line(`${goal.title} (${goal.bodyName})`));
  return notificationCard(
    {
      heading: text.reminder.heading,
      fallbackText: `${text.reminder.person(round.title, owed.length)} ${when}`,
      body: fitRows(head, rows, (count) => line(text.andMore(count))),
      actions: [
        executeButton(
          text.reminder.report,
          { action: 'show-round', roundId: round.id },
          'positive',
        ),
        openTabButton(frame, 'mine', { kind: 'round', key: round.key }),
      ],
    },
    frame,
  );
}

/** Tells a process leader that the reporter of a goal has answered "Not me". */
export function declinedCard(
  declined: { readonly goalTitle: string; readonly byName: string; readonly reason?: string },
  frame: CardFrame,
): AdaptiveCard {
  const { text } = frame;
  const { goalTitle, byName, reason } = declined;
  const notice = text.declined.notice(byName, goalTitle);
  return notificationCard(
    {
      heading: text.declined.noticeHeading,
      fallbackText: notice,
      body: [
        line(notice),
        ...(reason === undefined
          ? []
          : [labelled(text.form.reason, reason, { longest: longestText })]),
        line(text.declined.todo),
      ],
      actions: [openTabButton(frame, 'goals')],
    },
    frame,
  );
}

function changeWords(change: ChangedRound, frame: CardFrame): readonly string[] {
  const { round } = change;
  const { notification } = frame.text;
  if (round.state === 'cancelled') return [notification.cancelled(round.title)];
  if (change.change === 'reopened') return reopenedWords(change, frame);
  if (change.change === 'resumed')
    return [notification.resumed(round.title, dateWords(round.dueOn, frame))];
  return [notification.dueMoved(round.title, dateWords(round.dueOn, frame))];
}

/** Says who reopened the round, until when and why, and what of the recipient's reports is there and what is not. */
function reopenedWords({ round, items }: ChangedRound, frame: CardFrame): readonly string[] {
  const { notification, reminder, form } = frame.text;
  const { byName = '', reason = '' } = round.reopening ?? {};
  const owed = items.filter((item) => item.owed).length;
  return [
    notification.reopened(round.title, dateWords(round.dueOn, frame), byName),
    ...(items.some(({ report }) => report !== undefined) ? [notification.reportsKept] : []),
    ...(owed > 0 ? [reminder.person(round.title, owed)] : []),
    `${form.reason}: ${reason}`,
  ];
}

/** A change of a round that the bot notifies the people with a card of it about. */
export interface ChangedRound {
  readonly round: RoundSummary;
  /** The goals for which the round asks the recipient. */
  readonly items: readonly MineItem[];
  /** What the message was planned for. */
  readonly change: RoundChange['change'];
}

/** Tells the people with a card of the round that its due date moved, or that it was cancelled or reopened. */
export function roundChangedCard(change: ChangedRound, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const { round } = change;
  const words = changeWords(change, frame);
  return notificationCard(
    {
      heading: text.notification.roundChanged,
      fallbackText: words.join(' '),
      body: words.map((sentence) => line(sentence, { longest: longestText })),
      actions: [openTabButton(frame, 'mine', { kind: 'round', key: round.key })],
    },
    frame,
  );
}

/** A row of Rapporter to which somebody has done something in the list. */
export interface ChangedRow {
  readonly item: MineItem;
  readonly byName?: string;
  /** Absent when a figure was changed, or the report was deleted. */
  readonly change?: ReportRowChange;
  /** For how many goals of the round the list has no row. */
  readonly missingRows: number;
}

/** What a notice about a row says: a heading, sentences, and whether it shows the outcome that the row has now. */
interface RowNotice {
  readonly heading: string;
  readonly words: readonly string[];
  readonly hasOutcome?: true;
}

function changedFigureNotice({ item, byName }: ChangedRow, { text }: CardFrame): RowNotice {
  const { notification: words } = text;
  const { goal, report } = item;
  if (report === undefined)
    return { heading: words.reportRemoved, words: [words.reportRemovedFor(goal.title)] };
  const sentence =
    byName === undefined
      ? words.figureChangedUnnamed(goal.title)
      : words.figureChangedBy(byName, goal.title);
  return { heading: words.figureChanged, words: [sentence], hasOutcome: true };
}

function rowNotice(changed: ChangedRow, frame: CardFrame): RowNotice {
  const { notification: words, declined } = frame.text;
  const { goal, round } = changed.item;
  const { byName = declined.somebody, change } = changed;
  if (change === undefined) return changedFigureNotice(changed, frame);
  switch (change) {
    case 'reported':
      return {
        heading: words.outcomeReported,
        words: [words.outcomeReportedBy(byName, goal.title)],
        hasOutcome: true,
      };
    case 'emptied':
      return { heading: words.reportEmptied, words: [words.reportEmptiedBy(byName, goal.title)] };
    case 'row-removed': {
      const { missingRows } = changed;
      const counted = missingRows > 1 ? [words.rowsMissing(missingRows)] : [];
      const sentences = [words.rowRemovedFor(goal.title, round.title), ...counted];
      return { heading: words.rowRemoved, words: [...sentences, words.restoreRow] };
    }
  }
}

/** Tells the person whom a row of Rapporter concerns, or a process leader, what somebody has done to it in the list. */
export function figureChangedCard(changed: ChangedRow, frame: CardFrame): AdaptiveCard {
  const { goal, report, round } = changed.item;
  const { heading, words, hasOutcome } = rowNotice(changed, frame);
  const isShown = hasOutcome === true && report !== undefined;
  const now = isShown
    ? [labelled(frame.text.notification.now, outcomeWords(report, goal.indicator, frame))]
    : [];
  const page = changed.change === 'row-removed' ? 'follow-up' : 'mine';
  return notificationCard(
    {
      heading,
      fallbackText: words.join(' '),
      body: [...words.map((sentence) => line(sentence)), ...now],
      actions: [openTabButton(frame, page, { kind: 'round', key: round.key })],
    },
    frame,
  );
}
