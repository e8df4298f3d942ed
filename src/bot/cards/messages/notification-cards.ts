import type { Fault } from '../../../core/domain/base/fault';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import type { MineItem } from '../../../core/api/mine/mine-view';
import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import { longestText } from '../../../core/domain/base/text-limits';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, labelled, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { faultWords } from '../base/fault-words';
import { fitted } from '../base/fit';
import { execute } from '../base/press';
import { openTab } from '../base/tab-links';
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

/** The digest to a person who owes reports, before and after the due date. */
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
      body: fitted(head, rows, (count) => line(text.andMore(count))),
      actions: [
        execute(text.reminder.report, { action: 'show-round', roundId: round.id }, 'positive'),
        openTab(frame, 'mine', { kind: 'round', key: round.key }),
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
      actions: [openTab(frame, 'goals')],
    },
    frame,
  );
}

function changeWords({ round, isReopened }: RoundChange, frame: CardFrame): readonly string[] {
  const { notification, form } = frame.text;
  if (round.state === 'cancelled') return [notification.cancelled(round.title)];
  const date = dateWords(round.dueOn, frame);
  if (!isReopened) return [notification.dueMoved(round.title, date)];
  const { byName = '', reason = '' } = round.reopening ?? {};
  return [notification.reopened(round.title, date, byName), `${form.reason}: ${reason}`];
}

/** A change of a round that its card holders learn of. */
export interface RoundChange {
  readonly round: RoundSummary;
  readonly isReopened: boolean;
}

/** Tells those who hold a card that the due date moved, or that the round was cancelled or opened again. */
export function roundChangedCard(change: RoundChange, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const { round } = change;
  const words = changeWords(change, frame);
  return notificationCard(
    {
      heading: text.notification.roundChanged,
      fallbackText: words.join(' '),
      body: words.map((sentence) => line(sentence, { longest: longestText })),
      actions: [openTab(frame, 'mine', { kind: 'round', key: round.key })],
    },
    frame,
  );
}

/** A reported figure was changed in the list, or the report removed from it: to the one who reported it. */
export function figureChangedCard(
  changed: { readonly item: MineItem; readonly byName?: string },
  frame: CardFrame,
): AdaptiveCard {
  const { text } = frame;
  const { goal, report, round } = changed.item;
  const actions = [openTab(frame, 'mine', { kind: 'round', key: round.key })];
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

/** A row that a list edit left breaking a rule. A report's row has an indicator and figures to say it by. */
export interface RefusedEdit {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly indicator?: Indicator;
  readonly figures?: Figures;
}

/** The rule that is broken, after the value that breaks it: "Flickor 865 %: …". */
function reasonOf(fault: Fault, { indicator, figures }: RefusedEdit, frame: CardFrame): string {
  const words = faultWords(fault, frame, indicator);
  const value = figures?.[fault.field as keyof Figures];
  if (indicator === undefined || value === undefined) return words;
  return `${figuresWords({ [fault.field]: value }, indicator, frame)}: ${words}`;
}

/** A list edit breaks a rule: to the one who made it. Nothing was undone. */
export function editRefusedCard(edit: RefusedEdit, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const words = text.notification.editRefusedBody(edit.title);
  const reasons = [...new Set(edit.faults.map((fault) => reasonOf(fault, edit, frame)))];
  return notificationCard(
    {
      heading: text.notification.editRefused,
      fallbackText: words,
      body: [line(words), ...reasons.map((reason) => labelled(text.notification.why, reason))],
      actions: [openTab(frame, 'follow-up')],
    },
    frame,
  );
}
