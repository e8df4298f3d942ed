import type { Fault } from '../../../core/domain/base/fault';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { longestText } from '../../../core/domain/base/text-limits';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, labelled, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { faultWords } from '../base/fault-words';
import { fitRows } from '../base/fit';
import { executeButton } from '../base/press';
import { openTabButton } from '../base/tab-links';
import { dateWords, figuresWords, leftWords, outcomeWords } from '../base/words';

interface Notification {
  readonly heading: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
  readonly fallbackText: string;
}

function notificationCard(
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
  if (change.isReopened) return reopenedWords(change, frame);
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
  readonly isReopened: boolean;
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

/** Tells the person who reported that a figure was changed in the list, or that the report was deleted from it. */
export function figureChangedCard(
  changed: { readonly item: MineItem; readonly byName?: string },
  frame: CardFrame,
): AdaptiveCard {
  const { text } = frame;
  const { goal, report, round } = changed.item;
  const actions = [openTabButton(frame, 'mine', { kind: 'round', key: round.key })];
  if (report === undefined) {
    const words = text.notification.reportRemovedFor(goal.title);
    return notificationCard(
      {
        heading: text.notification.reportRemoved,
        fallbackText: words,
        body: [line(words)],
        actions,
      },
      frame,
    );
  }
  const words =
    changed.byName === undefined
      ? text.notification.figureChangedUnnamed(goal.title)
      : text.notification.figureChangedBy(changed.byName, goal.title);
  const now = labelled(text.notification.now, outcomeWords(report, goal.indicator, frame));
  return notificationCard(
    {
      heading: text.notification.figureChanged,
      fallbackText: words,
      body: [line(words), now],
      actions,
    },
    frame,
  );
}

/** A row that breaks a rule after a list edit. A report's row also has its indicator and figures, to name the value. */
export interface RefusedEdit {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly indicator?: Indicator;
  readonly figures?: Figures;
}

/** Writes the broken rule after the value that breaks it: "Flickor 865 %: …". */
function reasonOf(fault: Fault, { indicator, figures }: RefusedEdit, frame: CardFrame): string {
  const words = faultWords(fault, frame, indicator);
  const value = figures?.[fault.field as keyof Figures];
  if (indicator === undefined || value === undefined) return words;
  return `${figuresWords({ [fault.field]: value }, indicator, frame)}: ${words}`;
}

/** Tells the person who edited a row in the list that it breaks a rule. The edit itself stays in the list. */
export function editRefusedCard(edit: RefusedEdit, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const words = text.notification.editRefusedBody(edit.title);
  const reasons = [...new Set(edit.faults.map((fault) => reasonOf(fault, edit, frame)))];
  return notificationCard(
    {
      heading: text.notification.editRefused,
      fallbackText: words,
      body: [line(words), ...reasons.map((reason) => labelled(text.notification.why, reason))],
      actions: [openTabButton(frame, 'follow-up')],
    },
    frame,
  );
}
