import type { RoundSummary } from '../../../core/api/follow-up/round-summary';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, heading, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { fitted } from '../base/fit';
import { openTab } from '../base/tab-links';
import { dateWords, leftWords } from '../base/words';

/** How a round stands for one board. Bodies and counts, never a person. */
export interface BoardView {
  readonly boardName: string;
  readonly round: RoundSummary;
  readonly asked: number;
  readonly reported: number;
  /** Units with goals that lack a report, or whose report was sent back; empty when the board wants counts only. */
  readonly missing: readonly { readonly bodyName: string; readonly count: number }[];
}

/** The one living post per board and round in the board's channel. */
export function boardPost(view: BoardView, frame: CardFrame): AdaptiveCard {
  const { text } = frame;
  return boardCard(view, frame, {
    heading: text.board.heading,
    when: text.board.due(dateWords(view.round.dueOn, frame)),
  });
}

/** The digest in the board's channel, before and after the due date. */
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
    body: fitted(head, rows, (left) => line(frame.text.andMore(left))),
    actions: [openTab(frame, 'goals')],
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
