/** The reasons for which a rule refuses a field. src/core/text/error has a sentence for each, in three languages. */
export const reasons = [
  // Text, numbers and dates.
  'malformed',
  'unreadable',
  'missing',
  'too-long',
  'too-many',
  'too-many-marks',
  'not-an-address',
  'unknown-word',
  'ambiguous',
  'hidden-character',
  'other-unit',
  'not-a-number',
  'too-small',
  'too-large',
  'not-whole',
  'too-many-decimals',
  'not-a-date',
  'in-the-past',
  'in-the-future',
  'not-a-year',
  // Organisation and goals.
  'unknown',
  'has-parent',
  'wrong-level',
  'ring',
  'not-above',
  'changed-meanwhile',
  'person-unknown',
  'nobody-leads',
  'ends-before-it-begins',
  'bodies-below',
  'replaced-by-itself',
  'replaced-by-gone',
  'replaced-by-ended',
  'replaced-in-ring',
  'unknown-body',
  'not-a-board',
  'only-administrations',
  'goal-undecided',
  'body-undecided',
  'nowhere-to-move',
  'cannot-stand-there',
  'derived-from-elsewhere',
  'not-measurable',
  'unknown-goal',
  'body-ended',
  'goal-adopted',
  'not-deciding',
  // Decisions.
  'not-a-deciding-body',
  'decision-recorded',
  'not-the-secretary',
  // Rounds and reports.
  'before-period-begins',
  'title-taken',
  'round-planned',
  'round-opening',
  'round-open',
  'round-closing',
  'round-closed',
  'round-cancelled',
  'newer-round-opened',
  'already-accepted',
  'already-reported',
  'cannot-be-accepted',
  'own-report',
  'cannot-be-sent-back',
  'not-asked-for',
  'not-the-sum',
  'has-figures',
  'reason-missing',
  'not-the-key',
  'double',
  'not-asked',
  'not-in-round',
  'changed-as-asked',
  'send-back-first',
  'cannot-be-taken-back',
  'not-adopted',
  'goal-closed',
  // Messages.
  'nobody-to-ask',
  'delivery-planned',
  'delivery-sending',
  'delivery-sent',
  // Settings.
  'setting-unknown',
  'setting-unreadable',
  'setting-hours',
  'setting-doubled',
  // Import.
  'doubled-column',
  'asks-fraction',
  'two-dates',
  'other-direction',
  'many-of-that-name',
  'doubled',
  'not-a-key',
  'not-decimals',
  'not-a-channel-link',
  'channel-of-other-tenant',
  'channel-of-other-team',
] as const;
export type Reason = (typeof reasons)[number];

/** True for a reason that this version of the product knows. A row may hold a reason that another version wrote. */
export function isReason(text: string): text is Reason {
  return reasons.some((reason) => reason === text);
}

/** A field of an act's input, or of a row, that a rule refuses. `values` fill in the sentence of the reason. */
export interface Fault {
  readonly field: string;
  readonly reason: Reason;
  readonly values?: Readonly<Record<string, string | number>>;
}
