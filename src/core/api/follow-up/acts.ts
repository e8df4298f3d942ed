import * as v from 'valibot';
import type { Reason } from '../../domain/base/fault';
import { longestEvidenceLink } from '../../domain/base/text-limits';
import { isEvidenceLink } from '../../domain/follow-up/evidence';
import { judgedAttainments } from '../../domain/follow-up/report';
import { roundKinds } from '../../domain/follow-up/round-kind';
import {
  calendarDate,
  eTag,
  figure,
  id,
  key,
  link,
  reason,
  reply,
  text,
  title,
  type ActDeclaration,
} from '../base/declaration';
import type { ReportView } from './report-view';
import type { RoundSummary } from './round-summary';

/** The reason for which the schema refuses a text that is no link; the message of a check is its reason. */
const notAnAddress = 'not-an-address' satisfies Reason;

const evidenceLink = v.pipe(
  link,
  // A link that is only too long has that reason alone.
  v.check((url) => url.length > longestEvidenceLink || isEvidenceLink(url), notAnAddress),
  v.description('An address that starts with https:// and has no white space.'),
);

/** Greatest number of goals that a round leaves out: every goal of a large municipality. */
const mostLeftOut = 5_000;

/** Greatest number of goals that one act adds to a round. The person waits while their rows are written. */
const mostAdded = 100;

/** Schema of a report. The domain rule checks which figures the goal's indicator needs. */
export const reportInput = v.strictObject({
  goalId: id,
  roundId: id,
  /** The report that the person saw; absent for the first one. If another one is stored, the act answers `conflict`. */
  seen: v.optional(v.strictObject({ id, eTag })),
  figures: v.strictObject({
    women: v.optional(figure),
    men: v.optional(figure),
    total: v.optional(figure),
    /** How many people are behind each figure. Some readers do not see a figure behind which there are few. */
    womenPersons: v.optional(figure),
    menPersons: v.optional(figure),
    totalPersons: v.optional(figure),
  }),
  cannotBeAssessed: v.optional(v.boolean(), false),
  /** The person's own judgement. When absent, the attainment that the figures suggest is stored. */
  attainment: v.optional(v.picklist(judgedAttainments)),
  attainmentReason: v.optional(text),
  comment: v.optional(text),
  evidenceUrl: v.optional(evidenceLink),
});
/** A report as its schema has read it. */
export type ReportInput = v.InferOutput<typeof reportInput>;

const goalKeys = (most: number) => v.pipe(v.array(key), v.minLength(1), v.maxLength(most));
const goalInRound = v.strictObject({ roundId: id, goalId: id });
const roundInput = v.strictObject({ roundId: id });
const roundReply = reply<{ readonly round: RoundSummary }>();
const reportReply = reply<{ readonly report: ReportView }>();
const roundStates = [
  'round-planned',
  'round-opening',
  'round-open',
  'round-closing',
  'round-closed',
  'round-cancelled',
] as const;
const dueDateReasons = ['not-a-date', 'not-a-year', 'before-period-begins', 'in-the-past'] as const;

/** The declarations of acts on reports and rounds, by the name in `POST /api/acts/{name}`. */
export const followUpActs = {
  'report.submit': {
    input: reportInput,
    reply: reportReply,
    reasons: [
      ...roundStates,
      'not-in-round',
      'already-accepted',
      'not-measurable',
      'missing',
      'not-asked-for',
      'not-a-number',
      'too-small',
      'too-large',
      'not-whole',
      'too-many-decimals',
      'not-the-sum',
      notAnAddress,
    ],
  },
  'report.decline': {
    input: v.strictObject({ goalId: id, roundId: id, reason: v.optional(text) }),
    /** `notifiedCount` is the number of process leaders to whom the bot sends a message. */
    reply: reply<{ readonly notifiedCount: number }>(),
    reasons: [...roundStates, 'not-in-round'],
  },
  'report.send-back': {
    input: v.strictObject({ reportId: id, eTag, reason }),
    reply: reportReply,
    reasons: ['cannot-be-sent-back'],
  },
  'report.accept': {
    input: v.strictObject({ reportId: id, eTag }),
    reply: reportReply,
    reasons: ['cannot-be-accepted', 'own-report'],
  },
  /** Takes the acceptance of a report in an open round back. */
  'report.take-back-acceptance': {
    input: v.strictObject({ reportId: id, eTag }),
    reply: reportReply,
    reasons: ['cannot-be-taken-back'],
  },
  /** Writes the goal of today into a row whose goal as asked somebody has changed in the list. */
  'report.renew-as-asked': { input: goalInRound, reply: roundReply, reasons: ['unknown-goal'] },
  'round.prepare': {
    input: v.strictObject({
      title,
      /** When absent, the round is annual if its period is a full calendar year, else interim. */
      kind: v.optional(v.picklist(roundKinds)),
      periodFrom: calendarDate,
      periodTo: calendarDate,
      dueOn: calendarDate,
      shownIn: title,
      leftOutGoalKeys: v.optional(v.pipe(v.array(key), v.maxLength(mostLeftOut)), []),
    }),
    reply: roundReply,
    reasons: [...dueDateReasons, 'unknown-goal', 'title-taken'],
  },
  'round.open': {
    input: roundInput,
    reply: roundReply,
    reasons: [...roundStates, 'in-the-past'],
  },
  'round.change-due-date': {
    input: v.strictObject({ roundId: id, dueOn: calendarDate }),
    reply: roundReply,
    reasons: [...roundStates, ...dueDateReasons],
  },
  /** Makes a planned or an open round ask for goals that it does not ask for, by their codes. */
  'round.add-goals': {
    input: v.strictObject({ roundId: id, goalKeys: goalKeys(mostAdded) }),
    reply: roundReply,
    reasons: [...roundStates, 'unknown-goal', 'not-adopted', 'goal-closed', 'not-measurable'],
  },
  /** Makes a planned or an open round leave goals out, by their codes. */
  'round.leave-out-goals': {
    input: v.strictObject({ roundId: id, goalKeys: goalKeys(mostLeftOut) }),
    reply: roundReply,
    reasons: [...roundStates, 'unknown-goal', 'send-back-first'],
  },
  /** Makes an open round ask for a goal in the words that the goal has today. */
  'round.take-new-words': {
    input: goalInRound,
    reply: roundReply,
    reasons: [...roundStates, 'already-accepted', 'unknown', 'not-measurable', 'send-back-first'],
  },
  'round.cancel': { input: roundInput, reply: roundReply, reasons: roundStates },
  'round.reopen': {
    input: v.strictObject({ roundId: id, dueOn: calendarDate, reason }),
    reply: roundReply,
    reasons: [...roundStates, ...dueDateReasons, 'newer-round-opened'],
  },
  'round.close': { input: roundInput, reply: roundReply, reasons: roundStates },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
