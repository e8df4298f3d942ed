import type { ActName, ActReply, ParsedInput } from '../../api/acts';
import type { Context } from '../../ports';

/** The function that does an act of the API: load, authorize, decide, save, tell. */
export type Handler<N extends ActName> = (
  ctx: Context,
  input: ParsedInput<N>,
) => Promise<ActReply<N>>;
