import * as v from 'valibot';
import { statusOfCode } from '../connector/connector-error';
import { TOKEN_FLAWS } from '../identity/token-flaws';

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const yes = v.optional(v.boolean());

/** What goes wrong. @see emulator/docs/behaviours.md, "Faults", for what each does on which side */
const faultSchema = v.strictObject({
  /** Answer with this status instead of serving the call. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  /** The `code` in the refusal's body; the usual one of the API and status without it. The connector's need no status. */
  code: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** What a proxy in front answers in place of the API's own body. @see graph.md §11.1 */
  body: v.optional(v.picklist(['html', 'empty'])),
  /** Seconds in `Retry-After`; missing leaves the header out. */
  retryAfter: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Wait so long before anything else. */
  delayMs: v.optional(milliseconds),
  /** Have the effect at once and hold the answer so long: the caller may have given up by then. */
  holdMs: v.optional(milliseconds),
  /** Break the connection, before the call has an effect or after. */
  reset: v.optional(v.picklist(['before', 'after'])),
  /** Break the connection at once and have the effect so much later. */
  effectAfterMs: v.optional(milliseconds),
  /** Send half of the body and break the connection. */
  tornBody: yes,
  /** Put an error object among the entries of a page. @see graph.md row 56 */
  errorObjectInPage: yes,
  /** A page whose rows come a second time with its link, or only with its link. */
  page: v.optional(v.picklist(['repeated', 'late'])),
  /** The link that was followed is too old. */
  expiredLink: yes,
  /** The movable clock jumps by so much just before the call is served. */
  clockJumpMs: v.optional(v.pipe(v.number(), v.integer())),
  /** The token is wrong: the one that sign-in gives, or the one that vouches for a delivery. */
  token: v.optional(v.picklist(TOKEN_FLAWS)),
  /** A delivery to the product or a subscriber does not arrive. */
  lost: yes,
  /** A delivery arrives twice. */
  doubled: yes,
});

/** Faults that only happen to what the stand-in sends, and those that only happen to what it is asked. */
const OUTWARD = ['lost', 'doubled'] as const;
const INWARD = [
  'holdMs',
  'effectAfterMs',
  'tornBody',
  'errorObjectInPage',
  'page',
  'expiredLink',
] as const;

/** What goes wrong with one call or one delivery. */
export type Fault = v.InferOutput<typeof faultSchema>;

/** `service`: a call that comes in. `product`: a delivery that goes out. */
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
  /** A regular expression over path and query. */
  path: v.optional(v.pipe(v.string(), v.check(isExpression, 'Not a regular expression'))),
  to: v.optional(v.picklist(['service', 'product'])),
});

const ruleSchema = v.pipe(
  v.strictObject({
    match: v.optional(matchSchema, {}),
    /** How many calls it hits; without end when missing. */
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
    /** Makes the same calls fail in each run. */
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
      ({ fault, match }) => !has(fault, match.to === 'product' ? INWARD : []),
      'Happens to calls only; leave match.to out',
    ),
    ['fault'],
  ),
  v.forward(
    v.check(
      ({ fault, match }) => !has(fault, OUTWARD) || (match.to !== 'service' && !has(fault, INWARD)),
      'lost and doubled happen to deliveries only',
    ),
    ['fault'],
  ),
);

/** A rule as it was given, with what is usual filled in. */
export type WantedRule = v.InferOutput<typeof ruleSchema>;

/** The rules of a body. @throws {ValiError} that names the field */
export const parseRules = (body: unknown): readonly WantedRule[] =>
  v.parse(v.array(ruleSchema), body);

/** Where a rule looks: what it says, else where its fault can happen. */
export const directionOf = ({ match, fault }: WantedRule): Direction =>
  match.to ?? (has(fault, OUTWARD) ? 'product' : 'service');

/** Faults that can happen to a part of a batch, which has no connection of its own. */
const FOR_PARTS: readonly string[] = ['status', 'code', 'retryAfter', 'delayMs', 'expiredLink'];

/** Can a rule hit a part of a batch? */
export const canHitPart = (rule: WantedRule): boolean =>
  directionOf(rule) === 'service' &&
  Object.keys(rule.fault).every((name) => FOR_PARTS.includes(name));
