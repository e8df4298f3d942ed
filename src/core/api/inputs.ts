import * as v from 'valibot';
import { longestEvidenceLink } from '../domain/follow-up/evidence';
import type { Fault } from '../domain/base/app-error';
import type { ReportView } from './report-view';
import type { RoundSummary } from './round-summary';

/** Longest free text that a list column and a card take. */
export const longestText = 2000;

const id = v.pipe(v.string(), v.regex(/^\d{1,10}$/));
const key = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_.:-]{1,100}$/u));
const calendarDate = v.pipe(v.string(), v.isoDate());
const text = v.pipe(v.string(), v.trim(), v.maxLength(longestText));
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const figure = v.pipe(v.number(), v.finite());
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestText));

/** What a report says. Which figures are wanted depends on the goal's indicator; the rule checks it. */
export const reportInput = v.strictObject({
  goalId: id,
  roundId: id,
  /** The row that was seen, absent for the first report. Another one stored meanwhile answers `conflict`. */
  seen: v.optional(v.strictObject({ id, eTag: v.pipe(v.string(), v.maxLength(100)) })),
  figures: v.strictObject({
    women: v.optional(figure),
    men: v.optional(figure),
    total: v.optional(figure),
  }),
  cannotBeAssessed: v.optional(v.boolean(), false),
  /** The person's own judgement; absent = as the figures suggest. */
  attainment: v.optional(v.picklist(['met', 'partly-met', 'not-met'])),
  attainmentReason: v.optional(text),
  comment: v.optional(text),
  evidenceUrl: v.optional(
    v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(longestEvidenceLink)),
  ),
});
export type ReportInput = v.InferOutput<typeof reportInput>;

export const declineInput = v.strictObject({ goalId: id, roundId: id, reason: v.optional(text) });
export type DeclineInput = v.InferOutput<typeof declineInput>;

export const sendBackInput = v.strictObject({ reportId: id, eTag: v.string(), reason });
export type SendBackInput = v.InferOutput<typeof sendBackInput>;

export const acceptInput = v.strictObject({ reportId: id, eTag: v.string() });
export type AcceptInput = v.InferOutput<typeof acceptInput>;

export const prepareRoundInput = v.strictObject({
  title: shortText,
  periodFrom: calendarDate,
  periodTo: calendarDate,
  dueOn: calendarDate,
  shownIn: shortText,
  leftOutGoalKeys: v.optional(v.array(key), []),
});
export type PrepareRoundInput = v.InferOutput<typeof prepareRoundInput>;

export const roundInput = v.strictObject({ roundId: id });
export type RoundInput = v.InferOutput<typeof roundInput>;

export const changeDueDateInput = v.strictObject({ roundId: id, dueOn: calendarDate });
export type ChangeDueDateInput = v.InferOutput<typeof changeDueDateInput>;

export const nudgeInput = v.strictObject({ roundId: id, goalId: id });
export type NudgeInput = v.InferOutput<typeof nudgeInput>;

export const sendAgainInput = v.strictObject({ deliveryId: id });
export type SendAgainInput = v.InferOutput<typeof sendAgainInput>;

/** Rows as pasted from a spreadsheet, cells as text; the rule reads them and answers per row. */
export const importInput = v.strictObject({
  what: v.picklist(['organisation', 'goals']),
  rows: v.pipe(v.array(v.array(v.pipe(v.string(), v.maxLength(longestText)))), v.maxLength(3000)),
  /** false: only check. Nothing is written while any row is refused. */
  write: v.boolean(),
});
export type ImportInput = v.InferOutput<typeof importInput>;

/** Every act that the tab and the cards ask for, by the name in `POST /api/acts/{name}`. */
export const actInputs = {
  'submit-report': reportInput,
  'decline-report': declineInput,
  'send-back-report': sendBackInput,
  'accept-report': acceptInput,
  'prepare-round': prepareRoundInput,
  'send-round-to-me': roundInput,
  'open-round': roundInput,
  'change-due-date': changeDueDateInput,
  'cancel-round': roundInput,
  'close-round': roundInput,
  nudge: nudgeInput,
  'send-again': sendAgainInput,
  import: importInput,
} as const;
export type ActName = keyof typeof actInputs;

/** What each act answers. */
export interface ActReplies {
  readonly 'submit-report': { readonly report: ReportView };
  readonly 'decline-report': { readonly told: number };
  readonly 'send-back-report': { readonly report: ReportView };
  readonly 'accept-report': { readonly report: ReportView };
  readonly 'prepare-round': { readonly round: RoundSummary };
  readonly 'send-round-to-me': { readonly sent: boolean; readonly reason?: string };
  readonly 'open-round': { readonly round: RoundSummary };
  readonly 'change-due-date': { readonly round: RoundSummary };
  readonly 'cancel-round': { readonly round: RoundSummary };
  readonly 'close-round': { readonly round: RoundSummary };
  /** `sendsAt` is when it leaves: quiet hours move it. */
  readonly nudge: { readonly queued: boolean; readonly sendsAt?: string };
  readonly 'send-again': { readonly queued: boolean };
  readonly import: {
    readonly written: number;
    readonly rows: readonly {
      readonly line: number;
      readonly label: string;
      readonly outcome: 'new' | 'same' | 'refused';
      readonly faults: readonly Fault[];
    }[];
  };
}
