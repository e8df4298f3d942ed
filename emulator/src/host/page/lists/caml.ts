import type { Row, Value } from './shapes';

/** What a view asks for: rows that pass, in order, under headings. */
export interface CamlQuery {
  passes(row: Row): boolean;
  readonly orderBy: readonly { readonly column: string; readonly isAscending: boolean }[];
  readonly groupBy?: string;
}

/** The moment and the person that `<Today/>` and `<UserID/>` stand for. */
export interface CamlSurroundings {
  readonly now: Date;
  readonly userName: string;
}

type Test = (row: Row) => boolean;
type Comparable = string | number | undefined;

const childrenOf = (element: Element) => [...element.children];

function fieldOf(element: Element): string {
  return element.querySelector('FieldRef')?.getAttribute('Name') ?? '';
}

/** The day that `<Today/>` means, with its offset. */
function dayOf(today: Element, around: CamlSurroundings): string {
  const days = Number(today.getAttribute('OffsetDays') ?? 0);
  return new Date(around.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function wantedOf(value: Element | null, around: CamlSurroundings): Comparable {
  if (value === null) return undefined;
  const today = value.querySelector('Today');
  if (today !== null) return dayOf(today, around);
  if (value.querySelector('UserID') !== null) return around.userName;
  const said = value.textContent.trim();
  const type = value.getAttribute('Type') ?? '';
  if (type === 'Boolean') return String(/^(1|true)$/i.test(said));
  return ['Number', 'Integer', 'Currency'].includes(type) ? Number(said) : said;
}

function plain(value: Value | undefined): Comparable {
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.join('; ') : (value as Comparable);
}

/** A cell as CAML compares it: words for people and lookups, days for dates against days. */
function cellOf(row: Row, column: string, wanted: Comparable): Comparable {
  if (typeof wanted === 'number') return plain(row.values[column]);
  const isDay = typeof wanted === 'string' && /^\d{4}-\d\d-\d\d$/.test(wanted);
  const own = plain(row.values[column]);
  if (isDay && typeof own === 'string') return own.slice(0, 10);
  return row.shown[column] ?? own;
}

/** Sorts before, with or after; an empty cell comes before all. */
export function compare(a: Comparable, b: Comparable): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'sv');
}

const tests: Readonly<Record<string, (cell: Comparable, wanted: Comparable) => boolean>> = {
  Eq: (a, b) => compare(a, b) === 0,
  Neq: (a, b) => compare(a, b) !== 0,
  Gt: (a, b) => a !== undefined && compare(a, b) > 0,
  Geq: (a, b) => a !== undefined && compare(a, b) >= 0,
  Lt: (a, b) => a !== undefined && compare(a, b) < 0,
  Leq: (a, b) => a !== undefined && compare(a, b) <= 0,
  IsNull: (a) => a === undefined || a === '',
  IsNotNull: (a) => a !== undefined && a !== '',
  Contains: (a, b) =>
    String(a ?? '')
      .toLowerCase()
      .includes(String(b).toLowerCase()),
  BeginsWith: (a, b) =>
    String(a ?? '')
      .toLowerCase()
      .startsWith(String(b).toLowerCase()),
};

function testOf(element: Element, around: CamlSurroundings): Test {
  if (element.tagName === 'And' || element.tagName === 'Or') {
    const parts = childrenOf(element).map((child) => testOf(child, around));
    return element.tagName === 'And'
      ? (row) => parts.every((part) => part(row))
      : (row) => parts.some((part) => part(row));
  }
  const column = fieldOf(element);
  if (element.tagName === 'In') {
    const wanted = [...element.querySelectorAll('Value')].map((value) => wantedOf(value, around));
    return (row) => wanted.some((one) => compare(cellOf(row, column, one), one) === 0);
  }
  const test = tests[element.tagName];
  const wanted = wantedOf(element.querySelector('Value'), around);
  // A word that is not known here hides no row: better too much than a view that lies.
  return test === undefined ? () => true : (row) => test(cellOf(row, column, wanted), wanted);
}

/**
 * Reads a view's CAML: `Where`, `OrderBy`, `GroupBy`.
 *
 * @see "Query schema", learn.microsoft.com/sharepoint/dev/schema/query-schema
 */
export function readCaml(query: string, around: CamlSurroundings): CamlQuery {
  const root = new DOMParser().parseFromString(`<Query>${query}</Query>`, 'text/xml');
  const where = root.querySelector('Where')?.firstElementChild;
  // A bare condition without `Where` around it is read as one.
  const bare = childrenOf(root.documentElement).find(
    (e) => e.tagName in tests || /^(And|Or|In)$/.test(e.tagName),
  );
  const condition = where ?? bare;
  const groupBy = root.querySelector('GroupBy FieldRef')?.getAttribute('Name') ?? undefined;
  return {
    passes: condition === undefined ? () => true : testOf(condition, around),
    orderBy: [...root.querySelectorAll('OrderBy FieldRef')].map((field) => ({
      column: field.getAttribute('Name') ?? '',
      isAscending: field.getAttribute('Ascending')?.toLowerCase() !== 'false',
    })),
    ...(groupBy === undefined ? {} : { groupBy }),
  };
}
