import type * as v from 'valibot';
import { followUpActs } from './follow-up/acts';
import { importActs } from './import/acts';
import { messageActs } from './messages/acts';

/** Every act that the tab and the cards ask for, by its name in `POST /api/acts/{name}`. */
export const actDeclarations = { ...followUpActs, ...messageActs, ...importActs } as const;
type Declarations = typeof actDeclarations;

/** The name of an act of the API; each is an act of the policy table too. */
export type ActName = keyof Declarations;

/** The input of an act as a client sends it. */
export type ActInput<N extends ActName> = v.InferInput<Declarations[N]['input']>;

/** The input of an act as its schema has read it. */
export type ParsedInput<N extends ActName> = v.InferOutput<Declarations[N]['input']>;

/** What an act answers. */
export type ActReply<N extends ActName> = NonNullable<Declarations[N]['reply']['ofType']>;
