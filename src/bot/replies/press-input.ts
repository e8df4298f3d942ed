import * as v from 'valibot';
import { cardSchema, pressActions } from '../cards/base/press';
import type { Typed } from '../cards/follow-up/report-form';

const id = v.pipe(v.string(), v.regex(/^\d{1,10}$/));
/** Room for more than a field takes, so that a text that is too long is answered in words. */
const typed = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20_000))));

/** What comes back from one of our buttons: its data, with the fields of the card merged in. */
const pressShape = v.object({
  action: v.picklist(pressActions),
  schema: v.literal(cardSchema),
  roundId: id,
  goalId: v.optional(id),
  stamp: v.optional(v.pipe(v.string(), v.maxLength(100))),
  women: typed,
  men: typed,
  total: typed,
  comment: typed,
  reason: typed,
  declineReason: typed,
});

/** A press of a card of this version. */
export type Press = Omit<v.InferOutput<typeof pressShape>, keyof Typed> & { readonly typed: Typed };

/** How a press was understood: `old` is a card of another version, `unclear` anything else; the round if it says one. */
export type PressReading =
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'old' | 'unclear'; readonly roundId: string | undefined };

const actionShape = v.looseObject({ action: v.looseObject({ data: v.unknown() }) });

/** The data of an `adaptiveCard/action` invoke. */
export function dataOfInvoke(value: unknown): unknown {
  const parsed = v.safeParse(actionShape, value);
  return parsed.success ? parsed.output.action.data : undefined;
}

/** Reads what a button sent. Card data comes from outside: nothing in it is believed but which answer it is meant to be. */
export function readPress(data: unknown): PressReading {
  const parsed = v.safeParse(pressShape, data);
  if (parsed.success) {
    const { women, men, total, comment, reason, declineReason, ...press } = parsed.output;
    const given = { women, men, total, comment, reason, declineReason };
    return { kind: 'press', press: { ...press, typed: withoutAbsent(given) } };
  }
  const round = v.safeParse(v.looseObject({ roundId: id }), data);
  const roundId = round.success ? round.output.roundId : undefined;
  return { kind: isOfOtherVersion(data) ? 'old' : 'unclear', roundId };
}

function withoutAbsent(given: Readonly<Record<keyof Typed, string | null | undefined>>): Typed {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string'));
}

/** Another schema, or a button that this version does not have. */
function isOfOtherVersion(data: unknown): boolean {
  const shape = v.safeParse(v.looseObject({ action: v.string(), schema: v.number() }), data);
  if (!shape.success) return false;
  const { action, schema } = shape.output;
  return schema !== cardSchema || !pressActions.some((known) => known === action);
}
