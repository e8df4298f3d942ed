import * as v from 'valibot';
import { statusOfCode } from '../connector/connector-error';
import { TOKEN_FLAWS } from '../identity/token-flaws';

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const yes = v.optional(v.boolean());

/** Describes what goes wrong. docs/faults.md says which of these happen to calls and which to deliveries. */
const faultSchema = v.strictObject({
  /** The emulator answers with this status instead of serving the call. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  /** The refusal's `code`. Without it, the API's usual code for the status. A code of the Bot connector needs no `status`. */
  code: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** The body of a proxy in front of the API, in place of the API's JSON. */
  body: v.optional(v.picklist(['html', 'empty'])),
  /** Seconds in the `Retry-After` header. Without it, the answer has no such header. */
  retryAfter: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** How long the emulator waits before anything else happens. */
  delayMs: v.optional(milliseconds),
  /** How long the emulator holds the answer back after the call had its effect. The caller may have given up by then. */
  holdMs: v.optional(milliseconds),
  /** The emulator breaks the connection, before or after the call has its effect. */
  reset: v.optional(v.picklist(['before', 'after'])),
  /** The emulator breaks the connection at once and serves the call this much later. */
  effectAfterMs: v.optional(milliseconds),
  /** The emulator sends half of the answer's body and breaks the connection. */
  tornBody: yes,
  /** An error object stands among the entries of a page. @see docs/behaviours.md row 56 */
  errorObjectInPage: yes,
  /** `repeated`: the page's link gives the same rows again. `late`: the page is empty, and its link gives the rows. */
  page: v.optional(v.picklist(['repeated', 'late'])),
  /** The `nextLink` or `deltaLink` that the caller follows is too old. */
  expiredLink: yes,
  /** The movable clock jumps by this much just before the emulator serves the call. */
  clockJumpMs: v.optional(v.pipe(v.number(), v.integer())),
  /** A flaw of the token that sign-in issues, or of the bearer token that the emulator sends with an activity. */
  token: v.optional(v.picklist(TOKEN_FLAWS)),
  /** A delivery to the product or to a subscriber's address does not arrive. */
  lost: yes,
  /** A delivery arrives twice. */
  doubled: yes,
});

/** Faults that happen only to what the emulator sends. */
const DELIVERIES_ONLY = ['lost', 'doubled'] as const;

/** Faults that happen only to calls that the emulator serves. */
const CALLS_ONLY = [
  'holdMs',
  'effectAfterMs',
  'tornBody',
  'errorObjectInPage',
  'page',
  'expiredLink',
] as const;

/** What goes wrong with one call or one delivery. */
export type Fault = v.InferOutput<typeof faultSchema>;

/** `service`: a call to the emulator. `product`: a delivery of the emulator to the product or to a subscriber's address. */
export type Direction = 'service' | 'product';

const has = (fault: Fault, names: readonly (keyof Fault)[]): boolean =>
  names.some((name) => fault[name] !== undefined);

const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};

const matchSchema = v.strictObject({
  method: v.optional(v.pipe(v.string(), v.toUpperCase())),
  /** A regular expression for path and query. */
  path: v.optional(v.pipe(v.string(), v.check(isExpression, 'Not a regular expression'))),
  to: v.optional(v.picklist(['service', 'product'])),
});

const ruleSchema = v.pipe(
  v.strictObject({
    match: v.optional(matchSchema, {}),
    /** How many calls the rule hits; any number when missing. */
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
    /** Seed of the random numbers behind `probability`, so that the same calls fail in each run. */
    seed: v.optional(v.pipe(v.number(), v.integer()), 1),
    fault: v.pipe(
      faultSchema,
      v.check((fault) => Object.keys(fault).length > 0, 'Names nothing that goes wrong'),
      v.forward(
        v.check(
          ({ code, status, expiredLink }) =>
            code === undefined ||
            status !== undefined ||
            expiredLink === true ||
            statusOfCode(code) !== undefined,
          'Needs a status: it is no code of the connector',
        ),
        ['code'],
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ fault, match }) => !has(fault, match.to === 'product' ? CALLS_ONLY : []),
      'Happens to calls only; leave match.to out',
    ),
    ['fault'],
  ),
  v.forward(
    v.check(
      ({ fault, match }) =>
        !has(fault, DELIVERIES_ONLY) || (match.to !== 'service' && !has(fault, CALLS_ONLY)),
      'lost and doubled happen to deliveries only',
    ),
    ['fault'],
  ),
);

/** A rule of `POST /_emulator/faults` with its defaults filled in. */
export type FaultRule = v.InferOutput<typeof ruleSchema>;

/** Parses the body of `POST /_emulator/faults`. @throws {ValiError} that names the field */
export const parseRules = (body: unknown): readonly FaultRule[] =>
  v.parse(v.array(ruleSchema), body);

/** The direction that a rule applies to: what its `match.to` says, else the direction in which its fault can happen. */
export const directionOf = ({ match, fault }: FaultRule): Direction =>
  match.to ?? (has(fault, DELIVERIES_ONLY) ? 'product' : 'service');

/** Faults that can happen to a part of a `$batch`, which has no connection of its own. */
const FOR_PARTS: readonly string[] = ['status', 'code', 'retryAfter', 'delayMs', 'expiredLink'];

/** Whether a rule can hit a part of a `$batch`. */
export const canHitPart = (rule: FaultRule): boolean =>
  directionOf(rule) === 'service' &&
  Object.keys(rule.fault).every((name) => FOR_PARTS.includes(name));
