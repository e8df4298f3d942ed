import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { fitRows } from '../base/fit';
import { openTabButton } from '../base/tab-links';
import { dateWords, leftWords } from '../base/words';

/** The state of a round for one board. Holds bodies and counts, never a person. */
export interface BoardView {
  readonly boardName: string;
  readonly round: RoundSummary;
  readonly asked: number;
  readonly reported: number;
  /** Bodies whose reports are missing or sent back; empty when the board wants counts only. */
  readonly missing: readonly { readonly bodyName: string; readonly count: number }[];
}

/** Makes the post in the board's channel: one for each board and round, which the bot updates in place. */
export function boardPost(view: BoardView, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  return boardCard(view, frame, {
    heading: text.board.heading,
    when: text.board.due(dateWords(view.round.dueOn, frame)),
  });
}

/** Makes the reminder in the board's channel, before and after the due date. */
export function boardReminder(view: BoardView, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  const { dueOn, daysLeft } = view.round;
  const date = dateWords(dueOn, frame);
  return boardCard(view, frame, {
    heading: text.reminder.heading,
    when:
      daysLeft < 0
        ? text.board.overdue(date)
        : text.board.dueSoon(date, leftWords(daysLeft, frame)),
  });
}

function boardCard(
  view: BoardView,
  frame: CardFrame,
  words: { readonly heading: string; readonly when: string },
): AdaptiveCard {
  const { round, boardName, reported, asked } = view;
  const count = frame.text.board.count(boardName, reported, asked);
  const head = [
    heading(words.heading),
    line(round.title, { isBold: true, isLarge: true }),
    line(count),
    ...stateLines(view, frame, words.when),
  ];
  const rows = round.state === 'open' ? missingLines(view, frame) : [];
  return adaptiveCard({
    language: frame.language,
    fallbackText: `${round.title}. ${count}`,
    body: fitRows(head, rows, (left) => line(frame.text.andMore(left))),
    actions: [openTabButton(frame, 'goals')],
  });
}

function stateLines({ round, asked, reported }: BoardView, frame: CardFrame, when: string) {
  const { text } = frame;
  if (round.state === 'cancelled') return [line(text.board.cancelled, { isBold: true })];
  if (round.state === 'closed') return [line(text.board.ended, { isBold: true })];
  if (reported >= asked) return [line(text.board.done, { tone: 'good' })];
  return [line(when), line(text.board.missingCount(asked - reported), { isBold: true })];
}

function missingLines({ missing }: BoardView, { text }: CardFrame): readonly CardPart[] {
  if (missing.length === 0) return [];
  return [
    line(text.board.missing, { isBold: true, spacing: 'medium' }),
    ...missing.map(({ bodyName, count }) => line(text.board.missingUnit(bodyName, count))),
  ];
}
