/** Longest piece of stored text that a card shows in a line; the tab has the whole. */
const longestLine = 600;

/** Control, zero-width and direction characters, and what is no character; tab and line break stay. */
const controls = /(?![\t\n])[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const mentions = /<\s*\/?\s*at\b[^>]*>?/giu;

/**
 * Makes stored text safe to show in a card: no control or direction characters, no mention (`<at>`), no date function
 * (`{{`), and cut after `longest` characters. Elements that hold it must not read Markdown: use `line` and `labelled`.
 *
 * @see Mentions: text between `<at>` is one, learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function plainText(text: string, longest = longestLine): string {
  const clean = withoutMentions(text.normalize('NFC').replace(controls, ''))
    .replace(loneSurrogates, '\ufffd')
    .replaceAll('{{', '{ {')
    .trim();
  const characters = Array.from(clean);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : clean;
}

/** Taking one mention away can make another of what stood around it: `<<at>at>`. */
function withoutMentions(text: string): string {
  const stripped = text.replace(mentions, '');
  return stripped === text ? text : withoutMentions(stripped);
}
