import * as v from 'valibot';
import { bodyKinds } from '../../domain/organisation/body';
import { calendarDate, key, reply, text, title, type ActDeclaration } from '../base/declaration';

/** Longest address as it is pasted, with a name before it and characters that nobody sees, in characters. */
const longestPasted = 800;
/** Greatest number of process leaders that the council's row names. */
const mostLeaders = 50;
/** Greatest number of boards that an administration serves besides the one above it. */
const mostBoards = 50;
/** Greatest number of goals, and of bodies, of which one act says what becomes of them when a body ends. */
const mostFates = 1_000;

/** Schema of a mail address as people write or paste it. The act reads it, and refuses a text that is none. */
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(longestPasted));
const boardKeys = v.pipe(v.array(key), v.maxLength(mostBoards));
const addresses = v.pipe(v.array(address), v.maxLength(mostLeaders));

/** Schema of a change of a person: the address that was seen and the one that is wanted; null stands for nobody. */
const personChange = v.strictObject({ seen: v.nullable(address), next: v.nullable(address) });
const dateChange = v.strictObject({
  seen: v.nullable(calendarDate),
  next: v.nullable(calendarDate),
});

/** What becomes of a goal whose body ends: it moves, by itself to what replaces the body; it is closed with a reason; or it is left. */
const goalFate = v.strictObject({
  goalKey: key,
  to: v.picklist(['move', 'close', 'leave']),
  bodyKey: v.optional(key),
  reason: v.optional(text),
});
/** What becomes of a body below one that ends: it moves, by itself to below what replaces that; or it ends on the same day. */
const bodyFate = v.strictObject({
  bodyKey: key,
  to: v.picklist(['move', 'end']),
  parentKey: v.optional(key),
});

/** True when the act changed a row. The same change again changes nothing. */
const changedReply = reply<{ readonly changed: boolean }>();

const bodyReasons = [
  'missing',
  'unknown',
  'has-parent',
  'wrong-level',
  'ring',
  'too-long',
] as const;
const personReasons = ['not-an-address', 'person-unknown', 'changed-meanwhile'] as const;

/** The declarations of acts on the organisation and its people, by the name in `POST /api/acts/{name}`. */
export const organisationActs = {
  /** Changes the people of a body and when its manager is away. Fields that are absent stay as they are. */
  'body.set-people': {
    input: v.strictObject({
      bodyKey: key,
      manager: v.optional(personChange),
      substitute: v.optional(personChange),
      secretary: v.optional(personChange),
      /** First and last day on which the manager is away; the substitute is then asked first. */
      absentFrom: v.optional(dateChange),
      absentTo: v.optional(dateChange),
      /** The process leaders, whom only the council's row names. */
      leaders: v.optional(v.strictObject({ seen: addresses, next: addresses })),
    }),
    reply: changedReply,
    reasons: [
      ...personReasons,
      'not-a-date',
      'not-a-year',
      'ends-before-it-begins',
      'not-asked-for',
      'nobody-leads',
    ],
  },
  /** Adds a body to the organisation. Only the council has no body above it. */
  'body.add': {
    input: v.strictObject({
      key,
      name: title,
      kind: v.picklist(bodyKinds),
      parentKey: v.optional(key),
    }),
    reply: changedReply,
    reasons: [...bodyReasons, 'doubled', 'not-a-key'],
  },
  /**
   * Ends a body. It names each goal in use of the body and of those that end with it, and each body directly below. What is done
   * already is left alone, so that the same input goes on where a broken one stopped.
   */
  'body.end': {
    input: v.strictObject({
      bodyKey: key,
      lastDay: calendarDate,
      /** The code of the body that replaces it and takes over what is owed. */
      successorKey: v.optional(key),
      goals: v.pipe(v.array(goalFate), v.maxLength(mostFates)),
      bodies: v.pipe(v.array(bodyFate), v.maxLength(mostFates)),
    }),
    reply: changedReply,
    reasons: [
      'ends-before-it-begins',
      'not-a-year',
      'unknown-body',
      'replaced-by-itself',
      'replaced-by-ended',
      'replaced-in-ring',
      'goal-undecided',
      'body-undecided',
      'reason-missing',
      'nowhere-to-move',
      'body-ended',
      'cannot-stand-there',
      'derived-from-elsewhere',
    ],
  },
  /** Renames or moves a body, or takes its end back. Fields that are absent stay as they are. */
  'body.change': {
    input: v.strictObject({
      bodyKey: key,
      name: v.optional(v.strictObject({ seen: title, next: title })),
      parent: v.optional(v.strictObject({ seen: v.nullable(key), next: v.nullable(key) })),
      /** The last day on which the body exists; null lets it exist on. */
      lastDay: v.optional(dateChange),
      /** The codes of the boards that an administration serves besides the one above it. */
      alsoServes: v.optional(v.strictObject({ seen: boardKeys, next: boardKeys })),
    }),
    reply: changedReply,
    reasons: [
      ...bodyReasons,
      'changed-meanwhile',
      'bodies-below',
      'ends-before-it-begins',
      'not-a-date',
      'not-a-year',
      'unknown-body',
      'not-a-board',
      'only-administrations',
    ],
  },
  /** Names the person who reports a goal; null leaves it to those who answer for its body. */
  'goal.set-reporter': {
    input: v.strictObject({ goalKey: key, reporter: personChange }),
    reply: changedReply,
    reasons: [...personReasons, 'goal-closed'],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
