import * as v from 'valibot';
import { key, reason, reply, type ActDeclaration } from '../base/declaration';

/** The declarations of acts on comments, by the name in `POST /api/acts/{name}`. */
export const commentActs = {
  /** Writes a comment about a goal, and about its row in a round if `roundKey` names one. */
  'comment.write': {
    input: v.strictObject({
      goalKey: key,
      roundKey: v.optional(key),
      /** Made by the caller for each comment. The same comment sent again with it is stored once. */
      commentKey: v.pipe(v.string(), v.uuid()),
      text: reason,
    }),
    reply: reply<{ readonly commentKey: string }>(),
    reasons: ['doubled', 'not-in-round'],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
