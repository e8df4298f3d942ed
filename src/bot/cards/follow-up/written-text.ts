import { longestText } from '../../../core/domain/base/text-limits';
import type { CardFrame } from '../base/card-frame';
import { adaptiveCard, group, labelled, line } from '../base/elements';
import type { AdaptiveCard, CardPart } from '../base/elements';
import { openTabButton } from '../base/tab-links';
import type { Typed } from './report-form';

/**
 * Makes a box with what the person wrote, for a card that no longer has the form. Without it the text would be gone when the
 * card is replaced. Returns none when the person wrote nothing.
 */
export function writtenBox(typed: Typed, { text }: CardFrame): readonly CardPart[] {
  const { women, men, total, comment, reason, declineReason } = typed;
  const figures = [women, men, total].filter((value = '') => value.trim() !== '').join(' / ');
  const labels: readonly (readonly [label: string, value: string | undefined])[] = [
    [text.receipt.figures, figures],
    [text.form.comment, comment],
    [text.form.cannotAssessWhy, reason],
    [text.form.declineWhy, declineReason],
  ];
  const rows = labels.flatMap(([label, value = '']) =>
    value.trim() === '' ? [] : [labelled(label, value, { longest: longestText })],
  );
  if (rows.length === 0) return [];
  return [group([line(text.form.youWrote, { isBold: true }), ...rows], { style: 'emphasis' })];
}

/** Makes the card that takes the place of another one when a press has ended with words, and no card is for the person. */
export function wordsCard(words: string, typed: Typed, frame: CardFrame): AdaptiveCard {
  return adaptiveCard({
    language: frame.language,
    fallbackText: words,
    body: [line(words, { isBold: true }), ...writtenBox(typed, frame)],
    actions: [openTabButton(frame, 'mine')],
  });
}
