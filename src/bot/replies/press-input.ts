import * as v from 'valibot';
import { id } from '../../core/api/base/declaration';
import { cardSchema, pressActions } from '../cards/base/press';
import type { Typed } from '../cards/follow-up/report-form';

/** Accepts longer texts than a report may have, so that the bot can answer that the text is too long. */
const typedText = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20_000))));

/**
 * Takes the id of a row. Anything else becomes an id that no row has, so that a malformed id gets the answer of a missing
 * row.
 */
const rowId = v.fallback(id, '');

/** The data that Teams sends when a person presses a button: the button's data, merged with the card's fields. */
const pressShape = v.object({
  action: v.picklist(pressActions),
  schema: v.literal(cardSchema),
  roundId: rowId,
  goalId: v.optional(rowId),
  stamp: v.optional(v.pipe(v.string(), v.maxLength(100))),
  confirmed: v.optional(v.pipe(v.string(), v.maxLength(400))),
  women: typedText,
  men: typedText,
  total: typedText,
  comment: typedText,
  reason: typedText,
  declineReason: typedText,
});

/** A press of a button on a card of the current version. */
export type Press = Omit<v.InferOutput<typeof pressShape>, keyof Typed> & { readonly typed: Typed };

/**
 * The parsed press. `old` means that the card has another version, `unclear` that the data is not a press. Both carry the
 * round when the data names one.
 */
export type PressReading =
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'old' | 'unclear'; readonly roundId: string | undefined };

const actionShape = v.looseObject({ action: v.looseObject({ data: v.unknown() }) });

/** Returns the button's data from the value of an `adaptiveCard/action` invoke. */
export function dataOfInvoke(value: unknown): unknown {
  const parsed = v.safeParse(actionShape, value);
  return parsed.success ? parsed.output.action.data : undefined;
}

/** Parses the data of a press. The data is untrusted: it only names the goal and the answer, never the person or rights. */
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

/** True when the data has another schema version, or an action that this version does not have. */
function isOfOtherVersion(data: unknown): boolean {
  const shape = v.safeParse(v.looseObject({ action: v.string(), schema: v.number() }), data);
  if (!shape.success) return false;
  const { action, schema } = shape.output;
  return schema !== cardSchema || !pressActions.some((known) => known === action);
}
