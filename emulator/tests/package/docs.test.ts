import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import rows from '../../docs/rows.json';
import { switchSchema } from '../../src/control/switches';

const root = resolve(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'schemas/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Paths of this folder that a text names. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w/.@:-])(?:src|tests|docs|run|start|schemas)\/[\w./-]*[\w/]/g)].map(
    ([path]) => path,
  );

/** Where the links of a text lead, but for other sites. */
const linksIn = (text: string): readonly (readonly [file: string, heading: string])[] =>
  [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)]
    .map(([, file = '', heading = '']) => [file, heading] as const)
    .filter(([file]) => !/^[a-z]+:/.test(file));

const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names files and folders that exist', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('links to pages and headings that exist', () => {
    const broken = linksIn(text).filter(([file, heading]) => {
      const path = file === '' ? join(root, document) : join(root, dirname(document), file);
      if (!existsSync(path)) return true;
      return heading !== '' && !anchorsOf(readFileSync(path, 'utf8')).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  test('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };
    const named = [...text.matchAll(/\bnpm (?:run )?([\w-]+) -w emulator/g)].map(
      ([, name]) => name,
    );
    const known = [...Object.keys(scripts), 'pack']; // `npm pack` is npm's own command.
    expect(named.filter((name) => !known.includes(String(name)))).toEqual([]);
  });
});

test('the page of usage describes every variable that the program reads', () => {
  const sources = ['src/main.ts', 'src/host/project-files.ts', 'start/start-emulator.mjs'].map(
    read,
  );
  const variables = sources.join('\n').matchAll(/env\['([A-Z_]+)'\]|portOf\('([A-Z_]+)'/g);
  const names = new Set([...variables].map(([, plain, port]) => plain ?? port ?? ''));
  expect(names.size).toBeGreaterThan(8);
  const usage = read('docs/usage.md');
  expect([...names].filter((name) => !usage.includes(`| \`${name}\``))).toEqual([]);
});

/** Places in sources and tests that refer to a page of docs, with what they refer to. */
function references(): readonly {
  readonly at: string;
  readonly page: string;
  readonly rest: string;
}[] {
  return ['src', 'tests', 'start', 'run'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('documented.test.ts'))
      .flatMap((file) => {
        const text = read(join(folder, file)).replaceAll(/\s*\n\s*(?:\*|\/\/)\s*/g, ' ');
        return [
          ...text.matchAll(/docs\/([\w-]+\.md)((?:,? rows? [\d, to]*\d)?(?:, "[^"]+")?)/g),
        ].map(([, page = '', rest = '']) => ({ at: `${folder}/${file}`, page, rest }));
      }),
  );
}

test('sources refer to pages, rows and headings that exist', () => {
  const known = new Set(rows.map(({ row }) => row));
  const broken = references().filter(({ page, rest }) => {
    if (!existsSync(join(root, 'docs', page))) return true;
    const heading = /"([^"]+)"/.exec(rest)?.[1];
    if (heading !== undefined && !read(`docs/${page}`).includes(`# ${heading}\n`)) return true;
    return [...rest.matchAll(/\d+/g)].some(([row]) => !known.has(Number(row)));
  });
  expect(broken).toEqual([]);
  expect(references().length).toBeGreaterThan(50);
});

test('each switch names the rows that its tests show', () => {
  const table = read('docs/switches.md');
  for (const name of Object.keys(switchSchema.entries)) {
    expect(table).toMatch(new RegExp(`^\\| \`${name}\` \\| \\d`, 'm'));
  }
});
