import * as v from 'valibot';

/** What goes wrong. */
const faultSchema = v.object({
  /** Answer with this status instead of serving the call. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  /** Seconds in `Retry-After`; missing leaves the header out. */
  retryAfter: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Wait so long before anything else. */
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
  /** Break the connection, before the call has an effect or after. */
  reset: v.optional(v.picklist(['before', 'after'])),
  /** Send half of the body and break the connection. */
  tornBody: v.optional(v.boolean()),
  /** Put an error object among the entries of a page. @see graph.md row 56 */
  errorObjectInPage: v.optional(v.boolean()),
});

const ruleSchema = v.object({
  match: v.optional(v.object({ method: v.optional(v.string()), path: v.optional(v.string()) }), {}),
  /** How many calls it hits; without end when missing. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  /** Makes the same calls fail in each run. */
  seed: v.optional(v.pipe(v.number(), v.integer()), 1),
  fault: faultSchema,
});

/** What goes wrong with one call. */
export type Fault = v.InferOutput<typeof faultSchema>;

interface Rule {
  readonly method: string | undefined;
  readonly path: RegExp;
  readonly probability: number;
  readonly fault: Fault;
  readonly chance: () => number;
  left: number;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Faults that were asked for. They live until they are used up, cleared, or the program ends. */
export interface Faults {
  /** @throws {ValiError} when the rules are not of the documented form */
  add(rules: unknown): number;
  clear(): void;
  /** The fault of a call; counts it. */
  take(method: string, pathAndQuery: string): Fault | undefined;
}

/** An empty set of faults. */
export function createFaults(): Faults {
  let rules: Rule[] = [];
  return {
    add: (wanted) => {
      const parsed = v.parse(v.array(ruleSchema), wanted);
      const added = parsed.map(({ match, times, probability, seed, fault }) => ({
        method: match.method?.toUpperCase(),
        path: new RegExp(match.path ?? ''),
        probability,
        fault,
        chance: chanceFrom(seed),
        left: times ?? Infinity,
      }));
      rules = [...rules, ...added];
      return rules.length;
    },
    clear: () => {
      rules = [];
    },
    take: (method, pathAndQuery) => {
      const hit = rules.find(
        (rule) =>
          rule.left > 0 &&
          (rule.method === undefined || rule.method === method) &&
          rule.path.test(pathAndQuery) &&
          rule.chance() < rule.probability,
      );
      if (hit !== undefined) hit.left -= 1;
      return hit?.fault;
    },
  };
}
