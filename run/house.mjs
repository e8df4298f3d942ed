// `npm run docs:house` writes the section "The house" of docs/figures.md: files and their lines, packages, and folders that
// import each other. With `--json` it prints these figures and writes nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { root } from './programs.mjs';

const heading = '## The house\n';
const document = join(root, 'docs', 'figures.md');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

const outputOf = (command, args) =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 });
const linesOf = (text) => text.split('\n').filter((line) => line !== '');

/** Counts the sources of a folder. `p95` is the number of lines that 95 of 100 files do not exceed. */
function sizeOf(folder) {
  const lines = linesOf(outputOf('git', ['ls-files', folder]))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);
  const quantile = (part) => lines[Math.ceil(lines.length * part) - 1];
  return { files: lines.length, median: quantile(0.5), p95: quantile(0.95) };
}

/** Returns the pairs of folders of src with imports in both directions, a folder and its parent included. */
function mutualFolders() {
  const args = [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--include-only', '^src'];
  const { modules } = JSON.parse(outputOf(process.execPath, [...args, '--output-type', 'json']));
  const arrows = new Set(
    modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${dirname(source)} ${dirname(resolved)}`),
    ),
  );
  return [...arrows].filter((arrow) => {
    const [from, to] = arrow.split(' ');
    return from < to && arrows.has(`${to} ${from}`);
  });
}

/** Returns how many packages production installs. npm's list has the project itself as well. */
function packageCount() {
  const args = ['ls', '--omit=dev', '--all', '--workspaces=false', '--parseable'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return new Set(linesOf(outputOf(npm, args))).size - 1;
}

const sizeRow = (what, before, { files, median, p95 }) =>
  `| ${what} | ${files} files, median ${median}, p95 ${p95} | ${before} |`;

function section({ src, emulator, packages, folders }) {
  return [
    heading,
    '`npm run docs:house` counts the sources, their lines and the imports between folders. The last column has the figures from before',
    'the folders got subjects and the emulator became a workspace.',
    '',
    '| what | now | before |',
    '| --- | --- | --- |',
    sizeRow('`src`, lines of a file', '332 files, median 60, p95 182', src),
    sizeRow('`emulator/src`, lines of a file', '256 files, median 82, p95 190', emulator),
    `| packages of production | ${packages} | 171 |`,
    `| pairs of folders of \`src\` that import each other | ${folders.length} | – |`,
    '',
    'These commands give the same:',
    '',
    '```',
    "git ls-files src | grep -E '\\.tsx?$' | xargs wc -l | grep -v total | sort -n",
    'npm ls --omit=dev --all --workspaces=false --parseable | sort -u | tail -n +2 | wc -l',
    'npx depcruise src --config .dependency-cruiser.cjs --include-only ^src --output-type json',
    '```',
    '',
  ].join('\n');
}

const figures = {
  src: sizeOf('src'),
  emulator: sizeOf('emulator/src'),
  packages: packageCount(),
  folders: mutualFolders(),
};
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);
else {
  const [before] = readFileSync(document, 'utf8').split(heading);
  const text = `${before.trimEnd()}\n\n${section(figures)}`;
  writeFileSync(document, await format(text, { parser: 'markdown', singleQuote: true }));
}
