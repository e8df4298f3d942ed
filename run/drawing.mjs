// `npm run docs:drawing [-- --check]`: writes the drawing of who imports whom into docs/architecture.md, made from the
// code by dependency-cruiser. With --check it writes nothing and fails when the drawing in the document is another.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs.mjs';

const document = join(root, 'docs', 'architecture.md');
const begin = '<!-- drawing: written by npm run docs:drawing -->';
const end = '<!-- drawing: end -->';

/** The layers of src and who imports whom, as a Mermaid flowchart. */
function drawing() {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const layers = '^src/(core/[^/]+|[^/]+)';
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      cruiser,
      ...['src', '--config', '.dependency-cruiser.cjs', '--include-only', '^src'],
      ...['--output-type', 'mermaid', '--collapse', layers],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 10_000_000 },
  );
  if (status !== 0) throw new Error(stderr);
  return `${begin}\n\n\`\`\`mermaid\n${stdout.trim()}\n\`\`\`\n\n${end}`;
}

const text = readFileSync(document, 'utf8');
const [before = '', rest = ''] = text.split(begin);
const after = rest.split(end)[1];
if (after === undefined) throw new Error(`${document} lacks the markers of the drawing.`);
const next = before + drawing() + after;
if (process.argv.includes('--check')) {
  if (next !== text) {
    process.stderr.write('The drawing in docs/architecture.md is not as the code is.\n');
    process.exitCode = 1;
  }
} else writeFileSync(document, next);
