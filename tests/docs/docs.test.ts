import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...decisions,
];

/** Returns the paths of this repository that a text names, in prose, trees and code. */
function pathsIn(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\w/.@:-])(?:src|tests|docs|run|appPackage|env|emulator)\/[\w./-]*[\w/]/g,
  );
  return [...found].map(([path]) => path);
}

/** Returns the targets of a text's links, except addresses of other sites and anchors of the same page. */
function linksIn(text: string): readonly string[] {
  const found = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to]) => to ?? '');
  return found.filter((to) => !/^[a-z]+:/.test(to));
}

/** A block of code that names the file from which it is copied. */
interface Excerpt {
  readonly file: string;
  readonly lines: readonly string[];
}

const trimmed = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function excerptsIn(text: string): readonly Excerpt[] {
  return [...text.matchAll(/^```tsx? (\S+)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => ({
    file: file ?? '',
    lines: trimmed(code ?? ''),
  }));
}

function codeBlocksWithoutFile(text: string): readonly string[] {
  return [...text.matchAll(/^```tsx?\n([^\n]*)/gm)].map(([, first]) => first ?? '');
}

/** Names of the scripts of a workspace; of the project itself for no folder. */
function scriptsIn(folder: string): ReadonlySet<string> {
  const { scripts } = JSON.parse(read(join(folder, 'package.json'))) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return new Set(Object.keys(scripts));
}

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('names files and folders that exist', () => {
    // A superseded decision is kept as it was, so it may name files that no longer exist.
    if (text.includes('\nSuperseded by [')) return;
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to what exists', () => {
    const folder = dirname(document);
    expect(linksIn(text).filter((to) => !existsSync(join(root, folder, to)))).toEqual([]);
  });

  it('shows code as it stands in the file that it names', () => {
    expect(codeBlocksWithoutFile(text)).toEqual([]);
    for (const { file, lines } of excerptsIn(text)) {
      const source = trimmed(read(file)).join('\n');
      expect(source.includes(lines.join('\n')) ? file : lines.join('\n')).toBe(file);
    }
  });

  it('names commands that exist', () => {
    const named = [
      ...text.matchAll(/\bnpm run (?:--silent )?([\w-]+(?::[\w-]+)*)(?: -w ([\w-]+))?/g),
    ];
    const missing = named.filter(([, name = '', folder = '']) => !scriptsIn(folder).has(name));
    expect(missing.map(([command]) => command)).toEqual([]);
  });
});

describe('what README promises of npm start', () => {
  const text = read('README.md');
  const rowsOf = (name: string) =>
    (JSON.parse(read(`run/sample/${name}.json`)) as { rows: readonly { kind?: string }[] }).rows;

  it('is the sample municipality as it is', () => {
    const boards = rowsOf('organisation').filter(({ kind }) => kind === 'board').length;
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    expect(text).toContain(`${String(words[boards])} boards`);
    expect(text).toContain(`${String(rowsOf('goals').length)} goals`);
    expect(text).toContain(`${String(words[rowsOf('rounds').length])} earlier rounds`);
  });

  it('has the people that it sends a reader to', () => {
    const people = [...text.matchAll(/\*\*([A-ZÅÄÖ]\p{L}+ [A-ZÅÄÖ]\p{L}+)\*\*/gu)].flatMap(
      ([, name]) => name ?? [],
    );
    expect(people.length).toBeGreaterThan(1);
    // The sample names people by mail; tests/setup/sample.test.ts holds that the tenant has them.
    const mailOf = (name: string) =>
      name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '.');
    const organisation = read('run/sample/organisation.json');
    expect(people.filter((name) => !organisation.includes(`"${mailOf(name)}@`))).toEqual([]);
  });

  it('has the options that it names', () => {
    const options = [...text.matchAll(/`(?:npm start )?-- (--[\w-]+)`/g)].map(([, name]) => name);
    const known = read('run/start.mjs');
    expect(options.length).toBeGreaterThan(1);
    expect(options.filter((name) => !known.includes(`'${String(name)}'`))).toEqual([]);
  });
});

describe('the documents as a whole', () => {
  it('show the code of one act in README, step by step', () => {
    const files = new Set(excerptsIn(read('README.md')).map(({ file }) => file));
    expect(files.size).toBeGreaterThanOrEqual(6);
  });

  it('have every folder of the source in both trees', () => {
    const folders = ['src', 'src/core'].flatMap((parent) =>
      readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'core')
        .map((entry) => `${parent}/${entry.name}/`),
    );
    for (const tree of [read('README.md'), read('docs/architecture.md')]) {
      expect(folders.filter((folder) => !tree.includes(folder))).toEqual([]);
    }
  });

  it('have every setting that the server reads in one table', () => {
    const [, schema = ''] = /const environment = v\.object\(\{([\s\S]*?)^\}\);/m.exec(
      read('src/server/base/settings.ts'),
    ) ?? [undefined];
    const settings = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
    expect(settings.length).toBeGreaterThan(10);
    const [, table = ''] = read('docs/architecture.md').split('## Settings');
    const [rows = ''] = table.split('\n## ');
    const named = new Set([...rows.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(settings.filter((name) => !named.has(name))).toEqual([]);
  });

  it('have every decision in the list of the architecture, with the next number', () => {
    const listed = linksIn(read('docs/architecture.md')).filter((to) => to.startsWith('decisions'));
    expect(listed.map((to) => `docs/${to}`)).toEqual(decisions.toSorted());
    const numbers = decisions.toSorted().map((path) => Number(/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('have a decision in three parts each', () => {
    const heads = decisions.map((path) => [...read(path).matchAll(/^## (.*)$/gm)].map((m) => m[1]));
    expect(new Set(heads.map((names) => names.join()))).toEqual(
      new Set(['Context,Decision,Consequences']),
    );
  });
});
