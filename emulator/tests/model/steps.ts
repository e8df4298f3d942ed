import fc from 'fast-check';
import { alive, type Change, type Match, type Op, type State } from './state';

/** An operation whose row is not chosen yet, so that it fits any list. `pick` chooses the row later. */
export interface PlannedOp {
  readonly kind: Op['kind'];
  readonly pick: number;
  readonly cells: Change;
  readonly match: 'none' | 'current' | 'old' | 'any' | 'foreign';
  readonly whole: boolean;
}

/** The fault that hits calls of a round. @see docs/faults.md */
export interface FaultRule {
  readonly fault: object;
  readonly times: number;
}

/** A round of a run. The writes of one round happen at once, each by another client. */
export type Round =
  | {
      readonly kind: 'write';
      /** One operation is sent as a call, several as a batch. */
      readonly calls: readonly {
        readonly planned: readonly PlannedOp[];
        readonly chained: boolean;
      }[];
      readonly rule: FaultRule | undefined;
    }
  | { readonly kind: 'pull'; readonly client: number; readonly rule: FaultRule | undefined }
  | { readonly kind: 'expire' }
  | { readonly kind: 'lag'; readonly ms: number };

/** Few keys, so that rows compete for them, with pairs that differ by case alone. */
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

/** The kinds of operations. Changes are the most common. */
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

const plannedOp: fc.Arbitrary<PlannedOp> = fc.record({
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

const ruleFrom = (faults: readonly object[]): fc.Arbitrary<FaultRule | undefined> =>
  fc.option(
    fc.record({ fault: fc.constantFrom(...faults), times: fc.integer({ min: 1, max: 2 }) }),
    { nil: undefined, freq: 2 },
  );

const call = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(plannedOp) },
  { weight: 1, arbitrary: fc.array(plannedOp, { minLength: 2, maxLength: 4 }) },
);

/** A row that exists before the first round. It has no key, so that these rows do not compete. */
export const firstRow = fc.record({ Title: title, Antal: amount }, { requiredKeys: [] });

/** Makes a round of a run. */
export const round: fc.Arbitrary<Round> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      calls: fc.array(fc.record({ planned: call, chained: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      rule: ruleFrom([...refusals, ...losses]),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pull' as const),
      client: fc.nat(1),
      rule: ruleFrom([...refusals, ...losses, ...pageFaults]),
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

function matchFor(wanted: PlannedOp['match'], versions: number): Match | undefined {
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

/** Chooses a row: mostly one that exists, now and then one that is deleted or was never created. */
function rowOf(pick: number, state: State): number {
  const there = alive(state);
  const any = 1 + (pick % (state.rows.length + 1));
  return pick % 8 === 7 ? any : (there[pick % Math.max(1, there.length)]?.id ?? any);
}

/** The operation with its row chosen from those of a list. */
export function opOf(wanted: PlannedOp, state: State): Op {
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
