import fc from 'fast-check';
import { alive, type Change, type Match, type Op, type State } from './state';

/** An operation whose row is still a number to pick by, so that it fits any list. */
export interface Wish {
  readonly kind: Op['kind'];
  readonly pick: number;
  readonly cells: Change;
  readonly match: 'none' | 'current' | 'old' | 'any' | 'foreign';
  readonly whole: boolean;
}

/** What goes wrong with calls of a round. @see emulator/docs/behaviours.md, "Faults" */
export interface Trouble {
  readonly fault: object;
  readonly times: number;
}

/** Something that happens to the list. Writes of one round happen at once, each by another client. */
export type Round =
  | {
      readonly kind: 'write';
      /** One wish is a call, several are a batch. */
      readonly calls: readonly { readonly wishes: readonly Wish[]; readonly chained: boolean }[];
      readonly trouble: Trouble | undefined;
    }
  | { readonly kind: 'pull'; readonly client: number; readonly trouble: Trouble | undefined }
  | { readonly kind: 'expire' }
  | { readonly kind: 'lag'; readonly ms: number };

/** Few keys, so that they meet; pairs that differ by case alone. */
const key = fc.constantFrom('a', 'A', 'b', 'ö', 'Ö', 'c d', "o'k", 'ab', null);
const title = fc.string({ unit: 'grapheme', maxLength: 6 });
const amount = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
);

const cells: fc.Arbitrary<Change> = fc.record(
  {
    Title: fc.option(title, { freq: 5 }),
    Kod: key,
    Antal: fc.option(amount, { freq: 5 }),
  },
  { requiredKeys: [] },
);

/** Changes are the most common. */
const KINDS = [
  'create',
  'create',
  'change',
  'change',
  'change',
  'change',
  'remove',
  'restore',
  'restore',
  'read',
] as const;

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(30),
  cells,
  match: fc.constantFrom('none', 'none', 'current', 'current', 'old', 'any', 'foreign'),
  whole: fc.boolean(),
});

const refusals = [
  { status: 429, retryAfter: 0 },
  { status: 429 },
  { status: 503 },
  { reset: 'before' },
] as const;
const losses = [{ reset: 'after' }, { tornBody: true }, { holdMs: 3 }, { delayMs: 3 }] as const;
const pageFaults = [
  { errorObjectInPage: true },
  { page: 'repeated' },
  { page: 'late' },
  { expiredLink: true },
] as const;

const troubleOf = (faults: readonly object[]): fc.Arbitrary<Trouble | undefined> =>
  fc.option(
    fc.record({ fault: fc.constantFrom(...faults), times: fc.integer({ min: 1, max: 2 }) }),
    { nil: undefined, freq: 2 },
  );

const call = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(wish) },
  { weight: 1, arbitrary: fc.array(wish, { minLength: 2, maxLength: 4 }) },
);

/** A row that is there before anybody comes; without a key, so that none meet. */
export const firstRow = fc.record({ Title: title, Antal: amount }, { requiredKeys: [] });

/** A round of the list's life. */
export const round: fc.Arbitrary<Round> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      calls: fc.array(fc.record({ wishes: call, chained: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      trouble: troubleOf([...refusals, ...losses]),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pull' as const),
      client: fc.nat(1),
      trouble: troubleOf([...refusals, ...losses, ...pageFaults]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constant({ kind: 'expire' as const }),
      fc.record({ kind: fc.constant('lag' as const), ms: fc.constantFrom(0, 2, 20) }),
    ),
  },
);

function matchFor(wanted: Wish['match'], versions: number): Match | undefined {
  switch (wanted) {
    case 'none':
      return undefined;
    case 'current':
      return { version: versions };
    case 'old':
      return { version: Math.max(0, versions - 1) };
    case 'any':
    case 'foreign':
      return { version: wanted };
  }
}

/** Mostly a row that is there; now and then one that is gone or never was. */
function rowOf(pick: number, state: State): number {
  const there = alive(state);
  const any = 1 + (pick % (state.rows.length + 1));
  return pick % 8 === 7 ? any : (there[pick % Math.max(1, there.length)]?.id ?? any);
}

/** The operation that a wish means in a list: rows that are there, that are gone, and one that never was. */
export function opOf(wanted: Wish, state: State): Op {
  const { kind, pick, cells: written, whole } = wanted;
  if (kind === 'create') return { kind, cells: written };
  const id = rowOf(pick, state);
  const versions = state.rows[id - 1]?.length ?? 0;
  const match = matchFor(wanted.match, versions);
  if (kind === 'change') return { kind, id, cells: written, match, whole };
  if (kind === 'remove') return { kind, id, match };
  if (kind === 'restore') return { kind, id, version: 1 + (pick % (versions + 1)) };
  return { kind, id };
}
