// Writes docs/figures.md, to which several commands contribute a section each.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs.mjs';

const headingOf = (section) => section.slice(0, section.indexOf('\n'));

/**
 * Puts a section in place of the one with the same heading, or before the last one. The other sections stay.
 *
 * @param {string} text begins with its heading, `# …` or `## …`
 */
export async function writeSection(text) {
  const file = join(root, 'docs', 'figures.md');
  const sections = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const at = sections.findIndex((one) => headingOf(one) === headingOf(text));
  if (at < 0) sections.splice(-1, 0, `${text}\n`);
  else sections[at] = `${text}\n`;
  const { format } = await import('prettier');
  const options = { parser: 'markdown', singleQuote: true, printWidth: 100 };
  writeFileSync(file, await format(sections.join(''), options));
}
