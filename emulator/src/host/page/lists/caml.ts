import type { Row, Value } from './list-data';

/** A view's query: which rows it shows, in which order, grouped by which column. */
export interface CamlQuery {
  passes(row: Row): boolean;
  readonly orderBy: readonly { readonly column: string; readonly isAscending: boolean }[];
  readonly groupBy?: string;
}

/** The values of `<Today/>` and `<UserID/>`. */
export interface CamlContext {
  readonly now: Date;
  readonly userName: string;
}

type Test = (row: Row) => boolean;
type Comparable = string | number | undefined;

const childrenOf = (element: Element) => [...element.children];

function fieldOf(element: Element): string {
  return element.querySelector('FieldRef')?.getAttribute('Name') ?? '';
}

/** The day that `<Today OffsetDays="…"/>` stands for. */
function dayOf(today: Element, context: CamlContext): string {
  const days = Number(today.getAttribute('OffsetDays') ?? 0);
  return new Date(context.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function wantedOf(value: Element | null, context: CamlContext): Comparable {
  if (value === null) return undefined;
  const today = value.querySelector('Today');
  if (today !== null) return dayOf(today, context);
  if (value.querySelector('UserID') !== null) return context.userName;
  const text = value.textContent.trim();
  const type = value.getAttribute('Type') ?? '';
  if (type === 'Boolean') return String(/^(1|true)$/i.test(text));
  return ['Number', 'Integer', 'Currency'].includes(type) ? Number(text) : text;
}

function plain(value: Value | undefined): Comparable {
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.join('; ') : (value as Comparable);
}

/** The value of a cell that CAML compares: the text of people and lookups; of a date compared with a day, its day. */
function cellOf(row: Row, column: string, wanted: Comparable): Comparable {
  if (typeof wanted === 'number') return plain(row.values[column]);
  const isDay = typeof wanted === 'string' && /^\d{4}-\d\d-\d\d$/.test(wanted);
  const own = plain(row.values[column]);
  if (isDay && typeof own === 'string') return own.slice(0, 10);
  return row.shown[column] ?? own;
}

/** Compares two cells for sorting, by Swedish rules for text. An empty cell comes first. */
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

function testOf(element: Element, context: CamlContext): Test {
  if (element.tagName === 'And' || element.tagName === 'Or') {
    const parts = childrenOf(element).map((child) => testOf(child, context));
    return element.tagName === 'And'
      ? (row) => parts.every((part) => part(row))
      : (row) => parts.some((part) => part(row));
  }
  const column = fieldOf(element);
  if (element.tagName === 'In') {
    const wanted = [...element.querySelectorAll('Value')].map((value) => wantedOf(value, context));
    return (row) => wanted.some((one) => compare(cellOf(row, column, one), one) === 0);
  }
  const test = tests[element.tagName];
  const wanted = wantedOf(element.querySelector('Value'), context);
  // An operator that the emulator does not know hides no rows: people notice rows too many, but not rows that are missing.
  return test === undefined ? () => true : (row) => test(cellOf(row, column, wanted), wanted);
}

/**
 * Reads a view's query in CAML: `Where`, `OrderBy` and `GroupBy`.
 *
 * @see "Query schema", https://learn.microsoft.com/sharepoint/dev/schema/query-schema
 */
export function readCaml(query: string, context: CamlContext): CamlQuery {
  const root = new DOMParser().parseFromString(`<Query>${query}</Query>`, 'text/xml');
  const where = root.querySelector('Where')?.firstElementChild;
  // A condition that stands outside a `Where` is read as if it stood in one.
  const bare = childrenOf(root.documentElement).find(
    (e) => e.tagName in tests || /^(And|Or|In)$/.test(e.tagName),
  );
  const condition = where ?? bare;
  const groupBy = root.querySelector('GroupBy FieldRef')?.getAttribute('Name') ?? undefined;
  return {
    passes: condition === undefined ? () => true : testOf(condition, context),
    orderBy: [...root.querySelectorAll('OrderBy FieldRef')].map((field) => ({
      column: field.getAttribute('Name') ?? '',
      isAscending: field.getAttribute('Ascending')?.toLowerCase() !== 'false',
    })),
    ...(groupBy === undefined ? {} : { groupBy }),
  };
}
