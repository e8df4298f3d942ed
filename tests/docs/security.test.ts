import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/security.md');
const standard = JSON.parse(read('tests/docs/asvs-5.0.0.json')) as {
  readonly levels: Readonly<Record<string, readonly number[]>>;
};

/** Level of each requirement of the standard, by its id. */
const levels: ReadonlyMap<string, number> = new Map<string, number>(
  Object.entries(standard.levels).flatMap(([section, list]) =>
    list.map((level, index) => [`${section}.${String(index + 1)}`, level] as const),
  ),
);

/** Returns the part of the page under a heading, to the next heading of the same or a higher rank. */
function sectionOf(heading: string): string {
  const rank = heading.split(' ')[0]?.length ?? 0;
  const [, after = ''] = page.split(`\n${heading}\n`);
  const next = after.search(new RegExp(`^#{1,${String(rank)}} `, 'm'));
  return next === -1 ? after : after.slice(0, next);
}

/** Returns the cells of each row of the tables in a text, heads left out. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const isRule = (line: string | undefined) => /^\| *:?-+/.test(line ?? '');
  return lines
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1]))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const idsIn = (cell = '') => cell.match(/V\d+\.\d+\.\d+/g) ?? [];
const met = rowsOf(sectionOf('### What is met'));
const open = rowsOf(sectionOf('### Open'));
const others = rowsOf(sectionOf('### What does not apply'));
const sorted = [...met, ...open, ...others].flatMap(([ids]) => idsIn(ids));

describe('the requirements of ASVS 5.0', () => {
  it('are 70 of level 1, 183 of level 2 and 92 of level 3', () => {
    const countOf = (wanted: number) => [...levels.values()].filter((one) => one === wanted).length;
    expect([1, 2, 3].map(countOf)).toEqual([70, 183, 92]);
  });

  it('of levels 1 and 2 stand in the page once each: met, open, or not applicable', () => {
    const due = [...levels].filter(([, level]) => level < 3).map(([id]) => id);
    expect(due.filter((id) => !sorted.includes(id))).toEqual([]);
  });

  it('stand there only once, and are of the standard', () => {
    expect(sorted.filter((id, index) => sorted.indexOf(id) !== index)).toEqual([]);
    expect(sorted.filter((id) => !levels.has(id))).toEqual([]);
  });

  it('have the level that the standard gives them', () => {
    const wrong = [...met, ...open].filter(([id, level]) => levels.get(id ?? '') !== Number(level));
    expect(wrong).toEqual([]);
  });

  it('that are met name a test or what was reviewed', () => {
    const withoutProof = met.filter(([, , , , proof = '']) => {
      return testsIn(proof).length === 0 && !/reviewed: \S/.test(proof);
    });
    expect(withoutProof).toEqual([]);
  });

  it('that are open say what is missing and what would be needed', () => {
    const incomplete = open.filter((row) => row.length !== 5 || row.some((cell) => cell === ''));
    expect(incomplete).toEqual([]);
  });
});

interface NamedTest {
  readonly file: string;
  readonly name: string;
}

/** Reads the tests that a cell names, each as `file` “name of the test”. */
function testsIn(cell: string): readonly NamedTest[] {
  return [...cell.matchAll(/`(tests\/[^`]+)`\s“([^”]+)”/g)].map(([, file = '', name = '']) => ({
    file,
    name,
  }));
}

function isThere({ file, name }: NamedTest): boolean {
  if (!existsSync(join(root, file))) return false;
  const source = read(file);
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`));
}

it('every test that the page names is in the file that it names', () => {
  const named = testsIn(page);
  expect(named.length).toBeGreaterThan(100);
  // A file that is named without a test would not be found by the pattern above.
  expect(named).toHaveLength([...page.matchAll(/`tests\/[\w/.-]+\.test\.tsx?`/g)].length);
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});

interface Bound {
  readonly value: number;
  readonly name: string;
  readonly file: string;
}

/** Reads the bounds of the page: a number, then `constant` and `file`. */
const bounds = rowsOf(sectionOf('## Bounds')).map(([, value = '', place = '']): Bound => {
  const [name = '', file = ''] = [...place.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
  return { value: Number(/[\d,]+/.exec(value)?.[0].replaceAll(',', '')), name, file };
});

/**
 * Computes a named number of a source: a constant, a field `object.field`, or the first field of that name. It is made of
 * numbers and of other constants of the same file by `*` and `+`.
 */
function valueOf(source: string, name: string): number {
  const [owner = '', field] = name.split('.');
  if (field !== undefined) return valueOf(source.split(`const ${owner}`)[1] ?? '', field);
  const form = new RegExp(`\\b${name}(?:: \\w+)?(?: =|:) (?!number\\b)(\\w+(?: [*+] \\w+)*)[;,} ]`);
  const numberOf = (part: string) =>
    /^[a-z]/.test(part) ? valueOf(source, part) : Number(part.replaceAll('_', ''));
  return (form.exec(source)?.[1] ?? 'NaN')
    .split(' + ')
    .map((term) => term.split(' * ').reduce((product, part) => product * numberOf(part), 1))
    .reduce((sum, term) => sum + term, 0);
}

describe('the bounds of the page', () => {
  it.each(bounds)('$name of $file is $value', ({ name, file, value }) => {
    expect(valueOf(read(file), name)).toBe(value);
  });

  it('are all that the server, the bot, Graph’s client, the documents and the rules name as a bound', () => {
    const files = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((path) => /^src\/(?:server|bot|graph|documents|core)\/.*\.ts$/.test(path));
    const named =
      /\bconst ((?:(?:longest|largest|most|max)[A-Z]|capacity)\w*|\w*(?:PerMinute|[tT]imeoutMs|LimitMs))(?:: number)? = [\d(]/g;
    const found = files.flatMap((file) => {
      const source = read(file);
      const constants = [...source.matchAll(named)].map(([, name = '']) => name);
      const fields = [
        ...source.matchAll(/\bconst (\w+(?:Limits|Bounds))(?:: \w+)? = \{([^}]*)\}/g),
      ];
      const ofObjects = fields.flatMap(([, name = '', body = '']) =>
        [...body.matchAll(/(\w+): \d/g)].map(([, field = '']) => `${name}.${field}`),
      );
      return [...constants, ...ofObjects].map((name) => `${name} of ${file}`);
    });
    const listed = new Set(bounds.map(({ name, file }) => `${name} of ${file}`));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((one) => !listed.has(one))).toEqual([]);
  });
});
