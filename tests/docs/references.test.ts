import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const self = 'tests/docs/references.test.ts';

/** Texts and schemas of others, and this file with its made-up references. */
const isLeftOut = (path: string) => path.startsWith('tests/schemas/') || path === self;
const files = tracked.filter(
  (path) => /\.(?:ts|tsx|mjs|md)$/.test(path) && !isLeftOut(path) && existsSync(join(root, path)),
);
const markdown = tracked.filter((path) => path.endsWith('.md'));

const decisions = new Set(
  tracked.flatMap((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1] ?? []),
);
const behaviours = new Set(
  [...read('emulator/docs/behaviours.md').matchAll(/^\| *(\d+) *\|/gm)].map(([, row]) =>
    Number(row),
  ),
);

const requirementIds = new Set(
  [...read('docs/requirements.md').matchAll(/^\| `([A-Z]\d+)`/gm)].map(([, id = '']) => id),
);

/** A reference in a file that leads nowhere, as `file:line reference`. */
type Unresolved = string;

/** Finds what a reference of one kind leads to; returns the references of a line that lead nowhere. */
type Check = (line: string, file: string) => readonly string[];

/** Matches of a pattern in a line. */
function matchesOf(line: string, pattern: RegExp): readonly RegExpMatchArray[] {
  return [...line.matchAll(pattern)];
}

/** Notes of the project that are not part of the repository. */
const notes: Check = (line) =>
  matchesOf(line, /\b(?:design|graph|bot|tab|quality|domain|deploy|ux) §|\bhouse[ -]style\b/g).map(
    ([text]) => text,
  );

/** True when the path, seen from the root, from the package or from the file's folder, is a tracked document. */
function isDocument(path: string, file: string): boolean {
  const folders = ['', posix.dirname(file), 'docs', 'docs/decisions'];
  if (file.startsWith('emulator/')) folders.push('emulator', 'emulator/docs');
  return folders.some((folder) => markdown.includes(posix.join(folder, path)));
}

/** Documents that a build makes: Vite writes the licences of what it bundles beside the emulator's page. */
const built = new Set(['third-party-licenses.md', 'dist/host/third-party-licenses.md']);

/** Every `name.md` must be a tracked document, or one that a build makes. Addresses of other sites are left out. */
const documents: Check = (line, file) =>
  matchesOf(line.replace(/https?:\/\/\S+/g, ''), /(?<![\w/.*}-])(?:\.{0,2}\/)?[\w./-]*\w\.md\b/g)
    .map(([path]) => path)
    .filter((path) => !built.has(path) && !isDocument(path, file));

/** Finds paths, seen from the root or from the package, that do not exist. A path may leave out the end of a name. */
function missingPaths(line: string, file: string, pattern: RegExp): readonly string[] {
  const isThere = (place: string) =>
    existsSync(join(root, place)) || tracked.some((one) => one.startsWith(`${place}-`));
  return matchesOf(line.replace(/https?:\/\/\S+/g, ''), pattern)
    .map(([path]) => path)
    .filter((path) => {
      const places = [path, ...(file.startsWith('emulator/') ? [`emulator/${path}`] : [])];
      return !places.some(isThere);
    });
}

/** Every path in a folder `docs` must exist. */
const paths: Check = (line, file) =>
  missingPaths(line, file, /(?<![\w/.-])(?:emulator\/)?docs\/[\w./-]*\w/g);

/** Every path of a source that a comment or a document names must exist. */
const sources: Check = (line, file) => {
  const isText = file.endsWith('.md') || /^\s*(?:\/\/|\/?\*)|\s\/\/ /.test(line);
  const pattern = /(?<![\w/.@-])(?:src|tests|run|emulator)\/[\w./-]*\w/g;
  return isText ? missingPaths(line, file, pattern) : [];
};

/** Every `decision NNNN` must have a record. */
const records: Check = (line) =>
  matchesOf(line, /\bdecisions?(?: records?)? (\d{4})(?:(?:,| and| to) (\d{4}))*/gi).flatMap(
    ([text]) =>
      matchesOf(text, /\d{4}/g).flatMap(([number]) =>
        decisions.has(number) ? [] : [`decision ${number}`],
      ),
  );

/** Every row of docs/behaviours.md that is named must be there. */
const rows: Check = (line) =>
  matchesOf(line, /behaviours\.md,? rows? (\d+(?:(?:,| and| to) \d+)*)/g).flatMap(([, list = '']) =>
    matchesOf(list, /\d+/g).flatMap(([row]) => (behaviours.has(Number(row)) ? [] : [`row ${row}`])),
  );

/** Every id of a requirement must be a row of docs/requirements.md. */
const requirements: Check = (line) =>
  matchesOf(line, /\bseed:([A-Z]\d+)\b/g).flatMap(([text, id = '']) =>
    requirementIds.has(id) ? [] : [text],
  );

const checks: readonly Check[] = [notes, documents, paths, sources, records, rows, requirements];

function unresolvedIn(text: string, file: string): readonly Unresolved[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      checks
        .flatMap((check) => check(line, file))
        .map((found) => `${file}:${String(index + 1)} ${found}`),
    );
}

describe('references in comments and documents', () => {
  it('lead to something that the repository has', () => {
    expect(files.length).toBeGreaterThan(500);
    // A superseded decision is kept as it was, so it may name files that no longer exist.
    const current = files.filter((file) => !read(file).includes('\nSuperseded by ['));
    expect(current.flatMap((file) => unresolvedIn(read(file), file))).toEqual([]);
  });

  it.each([
    ['a section of a note', '// as in design §6', 'design §6'],
    ['a note that the repository lacks', '/** @see graph.md: dates */', 'graph.md'],
    [
      'a document that the repository lacks',
      'see docs/outsider-2026-11.md',
      'docs/outsider-2026-11.md',
    ],
    ['a folder that the repository lacks', '// docs/cases holds them', 'docs/cases'],
    ['a source that the repository lacks', '// see src/core/lost.ts', 'src/core/lost.ts'],
    ['a schema in another folder', ' * @see tests/lost/openapi.json', 'tests/lost/openapi.json'],
    ['a decision without a record', '// once (decision 9999)', 'decision 9999'],
    ['a second decision without a record', '// decisions 0001 and 9998', 'decision 9998'],
    ['a behaviour that is not in the list', '@see docs/behaviours.md rows 1, 9999', 'row 9999'],
    ['a requirement that is not in the list', '// each board (seed:B99)', 'seed:B99'],
  ])('finds %s', (_, line, reference) => {
    const found = unresolvedIn(`const a = 1;\n${line}`, 'emulator/src/made-up.ts');
    expect(
      found.some((one) => one.startsWith(`emulator/src/made-up.ts:2 ${reference.slice(0, 8)}`)),
    ).toBe(true);
  });

  it('finds nothing in references that resolve', () => {
    const text = [
      '// decision 0001, docs/decisions/0007, docs/decisions/0011-policy-says-who-rules-say-when.md',
      '// @see docs/behaviours.md row 1 and docs/architecture.md',
      '// src/core/api, run/check.mjs and schemas/graph are in the repository',
      '// each board has a measurable goal (seed:B25)',
      '// https://github.com/nobody/nothing/blob/main/docs/nothing.md',
    ].join('\n');
    expect(unresolvedIn(text, 'emulator/src/made-up.ts')).toEqual([]);
  });
});
