/** The elements with which SharePoint begins a text when it has turned a column into rich text. */
const beginsAsRich = /^\s*<(?:div|p|span|ul|ol|h[1-6]|strong|em|b|i|u|a|br)\b[^<>]*>/i;
const endsAsRich = />\s*$/;

/** The ends of elements after which people see a new line. */
const lineEnds = /<br\b[^<>]*>|<\/(?:p|div|li|h[1-6])>/gi;
const tags = /<\/?[a-z][^<>]*>/gi;

const namedCharacters: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é' },
  ...{ sect: '§', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};

/** The greatest number of a character in Unicode. */
const lastCharacter = 0x10ffff;

/** Returns the character that an entity stands for, such as `&#229;`; the entity itself when it stands for none. */
function characterOf(entity: string, body: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(body) ?? [];
  const number = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  if (number >= 1 && number <= lastCharacter) return String.fromCodePoint(number);
  return namedCharacters[body] ?? entity;
}

/**
 * Returns the text that people see in a cell of rich text, which Graph gives as HTML. A text that is no rich text comes back as it is.
 * Somebody can turn a note column into rich text in the settings of a list; SharePoint then wraps each text that is edited.
 *
 * @see https://learn.microsoft.com/graph/api/resources/textcolumn: `textType` is `plain` or `richText`
 */
export function plainText(text: string): string {
  if (!beginsAsRich.test(text) || !endsAsRich.test(text)) return text;
  return text
    .replaceAll(lineEnds, '\n')
    .replaceAll(tags, '')
    .replaceAll(/&(#?\w{1,10});/g, characterOf)
    .trim();
}
