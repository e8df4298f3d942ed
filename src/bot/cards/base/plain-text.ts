import { cleanText, cutText } from '../../../core/domain/base/clean-text';

/** The longest stored text that a line of a card shows. The tab shows it whole. */
const longestLine = 600;

/**
 * How much of a cleaned text is searched for mentions, in lengths of what is shown. A person may have made it long in the list, where
 * a cell holds at most 63,999 characters.
 */
const longestRead = 4;

const mentions = /<[\s/]*at\b[^>]*>?/giu;

/**
 * Makes stored text safe to show in a card: no control or direction characters, no mention (`<at>`), no date function
 * (`{{`), and cut after `longest` characters. It keeps Markdown, so show it by `line` or `labelled`, which read none.
 *
 * @see "Format cards in Teams" on mentions, https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function plainText(text: string, longest = longestLine): string {
  const whole = cleanText(text);
  const start = cutText(whole, longestRead * longest);
  const clean = withoutMentions(start).replaceAll('{{', '{ {').trim();
  const characters = Array.from(clean);
  const isCut = characters.length > longest || start !== whole;
  return isCut ? `${characters.slice(0, longest - 1).join('')}…` : clean;
}

/** Removes mentions until none is left: in `<<at>at>`, the first removal makes a new mention. */
function withoutMentions(text: string): string {
  const stripped = text.replace(mentions, '');
  return stripped === text ? text : withoutMentions(stripped);
}
