import type { ActName, ActReply, ParsedInput } from '../../api/acts';
import type { Context } from '../../ports';

/** The type of a function that does an act of the API: it loads, authorizes, decides, saves and wakes the notifier. */
export type Handler<N extends ActName> = (
  ctx: Context,
  input: ParsedInput<N>,
) => Promise<ActReply<N>>;
