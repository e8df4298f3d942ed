import type * as v from 'valibot';
import { followUpActs } from './follow-up/acts';
import { commentActs } from './goals/comment-acts';
import { goalActs } from './goals/acts';
import { importActs } from './import/acts';
import { messageActs } from './messages/acts';
import { organisationActs } from './organisation/acts';
import { settingActs } from './settings/acts';

/** The declarations of all acts that the tab and the bot's cards use, by the name in `POST /api/acts/{name}`. */
export const actDeclarations = {
  ...followUpActs,
  ...goalActs,
  ...messageActs,
  ...importActs,
  ...organisationActs,
  ...commentActs,
  ...settingActs,
} as const;
type Declarations = typeof actDeclarations;

/** The name of an act of the API. The policy table uses the same names. */
export type ActName = keyof Declarations;

/** The input of an act as a client sends it. */
export type ActInput<N extends ActName> = v.InferInput<Declarations[N]['input']>;

/** The input of an act as its schema has read it. */
export type ParsedInput<N extends ActName> = v.InferOutput<Declarations[N]['input']>;

/** The reply of an act. */
export type ActReply<N extends ActName> = NonNullable<Declarations[N]['reply']['ofType']>;
