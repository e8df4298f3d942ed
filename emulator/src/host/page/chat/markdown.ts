const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text so that it is safe between HTML tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/** Converts bold, italic and links of one line to HTML and escapes everything else. */
function inline(text: string): string {
  return escapeHtml(text)
    .replace(
      /\[([^\]]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
    )
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])[*_]([^*_\s][^*_]*)[*_](?!\w)/g, '$1<em>$2</em>')
    .replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<b class="mention">$1</b>')
    .replace(/\\([*_[\]\\-])/g, '$1');
}

interface Block {
  readonly tag: 'p' | 'ul' | 'ol';
  readonly lines: string[];
}

/** Reads one line: a list item, of which it removes the list marker, or a line of a paragraph. */
function lineOf(line: string): Block {
  const [, mark, rest] = /^\s*([-*+]|\d+[.)])\s+(.*)$/.exec(line) ?? [];
  if (mark === undefined || rest === undefined) return { tag: 'p', lines: [line] };
  return { tag: /^\d/.test(mark) ? 'ol' : 'ul', lines: [rest] };
}

/** Joins following lines of the same kind into a block; a blank line ends it. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    let last: Block | undefined;
    for (const line of paragraph
      .split('\n')
      .filter((one) => one.trim() !== '')
      .map(lineOf)) {
      if (last?.tag === line.tag) last.lines.push(...line.lines);
      else blocks.push((last = line));
    }
  }
  return blocks;
}

/**
 * Converts the part of Markdown that Teams shows in cards and bots' messages (bold, italic, links and lists) to HTML.
 * HTML in the text is escaped.
 *
 * @see "Format cards in Microsoft Teams", https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function markdownToHtml(text: string): string {
  return blocksOf(text)
    .map(({ tag, lines }) =>
      tag === 'p'
        ? `<p>${lines.map(inline).join('<br>')}</p>`
        : `<${tag}>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</${tag}>`,
    )
    .join('');
}
