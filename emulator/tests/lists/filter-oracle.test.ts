import fc from 'fast-check';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

/** The cells of a row, as the test writes them and as its own evaluation reads them. A missing cell is empty. */
interface Row {
  readonly Kod?: string;
  readonly Fri?: string;
  readonly Val?: string;
  readonly Antal?: number;
  readonly Tal?: number;
  readonly Aktiv?: boolean;
  readonly Slut?: string;
}
type Column = keyof Row;

type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'startswith';
type Tree =
  | { readonly op: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | {
      readonly op: Comparison;
      readonly column: Column | 'id';
      readonly value: string | number | boolean | null;
    };

/** Texts that are close to each other: case, blanks, characters that the store uses in its keys, and emoji. */
const WORDS = [
  'a', 'A', 'ab', 'a b', 'a!', '!', 'å', 'Å', 'ä', 'ö', "o'k", 'ﬀ', '\uffee', '😀', '😀b', '1', '10', '2', 'a/b', '%', 'null', 'z',
]; // prettier-ignore
const NUMBERS = [-1e21, -300, -12.5, -1e-7, 0, 1e-7, 0.1, 1, 2, 10, 300, 1e21];
const DATES = [
  '2025-12-31T22:59:59Z',
  '2025-12-31T23:00:00Z',
  '2026-01-01T00:00:00Z',
  '2026-06-30',
];

const row: fc.Arbitrary<Row> = fc.record(
  {
    Kod: fc.constantFrom(...WORDS),
    Fri: fc.constantFrom(...WORDS),
    Val: fc.constantFrom('Pågår', 'Klar'),
    Antal: fc.constantFrom(...NUMBERS),
    Tal: fc.constantFrom(...NUMBERS),
    Aktiv: fc.boolean(),
    Slut: fc.constantFrom(...DATES),
  },
  { requiredKeys: [] },
);

const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
const on = (
  columns: readonly (Column | 'id')[],
  values: readonly (string | number | boolean)[],
  ops: readonly Comparison[] = comparisons,
): fc.Arbitrary<Tree> =>
  fc.record({
    op: fc.constantFrom(...ops),
    column: fc.constantFrom(...columns),
    value: fc.constantFrom(...values),
  });

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 4, arbitrary: on(['Kod', 'Fri'], WORDS, [...comparisons, 'startswith']) },
  { weight: 3, arbitrary: on(['Antal', 'Tal'], [...NUMBERS, 5, -0.5]) },
  on(['Slut'], [...DATES, '2026-01-01T01:00:00+02:00']),
  on(['Val'], ['Klar', 'klar', 'Nej'], ['eq', 'ne']),
  on(['Aktiv'], [0, 1, true, false], ['eq', 'ne']),
  on(['id'], [0, 1, 7, 60, 1000]),
  fc.record({
    op: fc.constantFrom('eq' as const, 'ne' as const),
    column: fc.constantFrom<Column>('Kod', 'Fri', 'Antal', 'Slut', 'Aktiv'),
    value: fc.constant(null),
  }),
);

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 2, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        op: fc.constantFrom('and', 'or'),
        left: tie('tree'),
        right: tie('tree'),
      }),
    },
  ),
})).tree;

function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Writes a filter as a person would, with brackets only where they are needed. */
function written(one: Tree): string {
  if ('left' in one) {
    const part = (side: Tree) =>
      one.op === 'and' && side.op === 'or' ? `(${written(side)})` : written(side);
    return `${part(one.left)} ${one.op} ${part(one.right)}`;
  }
  const name = one.column === 'id' ? 'id' : `fields/${one.column}`;
  if (one.op === 'startswith') return `startswith(${name}, ${literal(one.value)})`;
  return `${name} ${one.op} ${literal(one.value)}`;
}

/** Turns a value into numbers that compare as the value does: text without case by code points, dates by time. */
function scaled(column: Column | 'id', value: string | number | boolean): readonly number[] {
  if (typeof value !== 'string') return [Number(value)];
  if (column === 'Slut') return [Date.parse(value)];
  return Array.from(value.toLowerCase(), (sign) => sign.codePointAt(0) ?? 0);
}

function order(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, n) => one !== b[n]);
  if (at < 0) return a.length - b.length;
  return b[at] === undefined ? 1 : (a[at] ?? 0) - b[at];
}

const ORDERED: Readonly<Record<Exclude<Comparison, 'startswith'>, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  le: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  ge: (sign) => sign >= 0,
};

/** Evaluates a filter for a row, without any code of the emulator. */
function holds(one: Tree, id: number, cells: Row): boolean {
  if ('left' in one) {
    const sides = [holds(one.left, id, cells), holds(one.right, id, cells)];
    return one.op === 'and' ? sides.every(Boolean) : sides.some(Boolean);
  }
  const actual = one.column === 'id' ? id : cells[one.column];
  const { op, value } = one;
  if (actual === undefined) return op === (value === null ? 'eq' : 'ne');
  if (value === null) return op === 'ne';
  // docs/behaviours.md row 27: `eq true` finds the false rows, `eq 1` the true ones.
  const wanted = typeof value === 'boolean' ? !value : value;
  const [left, right] = [scaled(one.column, actual), scaled(one.column, wanted)];
  if (op === 'startswith') return right.every((sign, n) => left[n] === sign);
  return ORDERED[op](order(left, right));
}

const PREFER = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

let emulator: Emulator;
let app: Caller;
let list: TestList;
let rows: readonly Row[];

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
  list = await emulator.newList('Filter', [
    { name: 'Kod', text: {}, indexed: true },
    { name: 'Fri', text: {} },
    { name: 'Val', choice: { choices: ['Pågår', 'Klar'] }, indexed: true },
    { name: 'Antal', number: {}, indexed: true },
    { name: 'Tal', number: {} },
    { name: 'Aktiv', boolean: {}, indexed: true },
    { name: 'Slut', dateTime: { format: 'dateTime' }, indexed: true },
  ]);
  rows = fc.sample(row, { numRuns: 150, seed: 7 });
  await emulator.load(list, rows);
});
afterAll(() => emulator.stop());

const query = (filter: string) => `${list.items}?$filter=${encodeURIComponent(filter)}`;

/** Reads the ids of all pages, with the Prefer header that each of them needs. */
async function found(address: string): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let next: string | undefined = address; next !== undefined;) {
    const { status, body } = await app.get(next, PREFER);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    ids.push(...body.value.map(({ id }) => Number(id)));
    next = body['@odata.nextLink'];
  }
  return ids;
}

test('a filter finds the same rows as the test’s own evaluation, on indexed columns and others, page by page', async () => {
  let parted = 0;
  const property = fc.asyncProperty(tree, fc.constantFrom(20, 200), async (one, top) => {
    const wanted = rows.flatMap((cells, n) => (holds(one, n + 1, cells) ? [n + 1] : []));
    expect(await found(`${query(written(one))}&$top=${top}`)).toEqual(wanted);
    if (wanted.length > 0 && wanted.length < rows.length) parted += 1;
  });
  await fc.assert(property, { numRuns: 250 });
  // Most filters must find some rows and not others, or the test shows little.
  expect(parted).toBeGreaterThan(100);
}, 120_000);

test('rows come in the order of a column, ascending and descending, with and without a filter, page by page', async () => {
  const column = fc.constantFrom<Column>('Kod', 'Fri', 'Antal', 'Tal', 'Slut');
  const property = fc.asyncProperty(
    column,
    fc.boolean(),
    fc.option(leaf, { nil: undefined }),
    async (by, isDown, one) => {
      const filter = one === undefined ? '' : `$filter=${encodeURIComponent(written(one))}&`;
      const direction = isDown ? ' desc' : '';
      const ids = await found(`${list.items}?${filter}$orderby=fields/${by}${direction}&$top=13`);
      const wanted = rows.flatMap((cells, n) =>
        one === undefined || holds(one, n + 1, cells) ? [n + 1] : [],
      );
      expect([...ids].sort((a, b) => a - b)).toEqual(wanted);
      // An empty cell comes before every other.
      const keys = ids.map((id) => {
        const value = rows[id - 1]?.[by];
        return value === undefined ? [-Infinity] : scaled(by, value);
      });
      const sorted = [...keys].sort((a, b) => (isDown ? order(b, a) : order(a, b)));
      expect(keys).toEqual(sorted);
    },
  );
  await fc.assert(property, { numRuns: 60 });
}, 120_000);
