import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsureTerms, type UnsureTerm } from '../support/core/finnish-terms';
import { textsInJson, textsInSource, type SourceText } from '../support/core/texts-in-source';

const root = join(__dirname, '..', '..');
const listPath = 'docs/finnish-review.md';
const command = 'WRITE=1 npx jest tests/docs/finnish-review.test.ts';

/** Files with Finnish texts, besides every fi.ts in src/core/text. */
const otherSources = [
  'src/core/text/list/import-columns.ts',
  'src/core/text/document/public-pages.ts',
  'run/start.mjs',
];

interface FinnishText extends SourceText {
  readonly file: string;
}

function finnishFiles(): readonly string[] {
  const texts = readdirSync(join(root, 'src/core/text'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[\\/])fi\.ts$/.test(name))
    .map((name) => `src/core/text/${name.replaceAll('\\', '/')}`);
  return [...texts, ...otherSources].sort();
}

function allTexts(): readonly FinnishText[] {
  const inSources = finnishFiles().flatMap((file) =>
    textsInSource(join(root, file)).map((text) => ({ ...text, file })),
  );
  const file = 'appPackage/languages/fi.json';
  return [...inSources, ...textsInJson(join(root, file)).map((text) => ({ ...text, file }))];
}

/** Writes one line for each key. Several texts of one key come on the same line. */
function linesOf(term: UnsureTerm, texts: readonly FinnishText[]): readonly string[] {
  const byKey = new Map<string, string[]>();
  for (const { file, key, text } of texts) {
    if (!term.forms.test(text)) continue;
    const place = `\`${file}\` \`${key}\``;
    byKey.set(place, [...(byKey.get(place) ?? []), `”${text}”`]);
  }
  return [...byKey].map(([place, quotes]) => `- ${place}: ${quotes.join(' / ')}`);
}

function sectionOf(term: UnsureTerm, lines: readonly string[]): string {
  return [
    `## ${term.fi} (${term.sv}, ${term.en})`,
    `**Fråga:** ${term.question}`,
    lines.join('\n'),
  ].join('\n\n');
}

function reviewList(): string {
  const texts = allTexts();
  const found = unsureTerms.map((term) => ({ term, lines: linesOf(term, texts) }));
  const used = found.filter(({ lines }) => lines.length > 0);
  const unused = found.filter(({ lines }) => lines.length === 0);
  return `${[
    '# Finska texter att granska',
    'For a Finnish speaker who works in a Swedish municipality: each text of the product that uses a term whose Finnish nobody has confirmed. Values that the product fills in stand in braces.',
    'Läs varje text och svara på frågan ovanför den. Om ett annat ord är bättre, skriv det. Rätta gärna annat som låter översatt.',
    `This page is made from the texts by \`${command}\`, and a test holds it to them.`,
    ...used.map(({ term, lines }) => sectionOf(term, lines)),
    '## Osäkra termer som ingen text använder än',
    unused.map(({ term: { fi, sv } }) => `- ${fi} (${sv})`).join('\n'),
  ].join('\n\n')}\n`;
}

function listIn(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    // The file does not exist yet; the failed comparison then shows how to write it.
    return '';
  }
}

describe('Finnish words that nobody has confirmed', () => {
  it('stand in the list for a reviewer, each with its text and a question', () => {
    const wanted = reviewList();
    if (process.env['WRITE'] === '1') writeFileSync(join(root, listPath), wanted);
    const agrees = listIn(listPath) === wanted;
    const how = `${listPath} and the texts disagree. Write it again with: ${command}`;
    expect(agrees ? 'agrees' : how).toBe('agrees');
  });

  it('are found in their inflected forms, and not in words that mean something else', () => {
    const [hallinto] = unsureTerms;
    const asked = ['hallinnoilla', 'Koulutushallinto', 'hallintosi johto', 'Hallinto tai yksikkö'];
    const other = ['hallintoalue', 'paikallishallinnossa', 'hallintopäällikkö', 'kunnanhallitus'];
    expect(asked.filter((word) => hallinto?.forms.test(word))).toEqual(asked);
    expect(other.filter((word) => hallinto?.forms.test(word))).toEqual([]);
  });

  it('are looked for in every place that holds Finnish', () => {
    const files = new Set(allTexts().map(({ file }) => file));
    expect(files.size).toBe(finnishFiles().length + 1);
    expect(files).toContain('src/core/text/card/fi.ts');
  });
});
