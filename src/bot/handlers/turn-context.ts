import type { Context } from '../../core/actions/ports';
import type { CardFrame } from '../cards/card-frame';
import type { AdaptiveCard } from '../cards/elements';
import type { Activity } from './activity';

/** One turn: what came in, on whose behalf the acts run, and how the answer is worded. */
export interface TurnContext {
  readonly activity: Activity;
  readonly ctx: Context;
  readonly frame: CardFrame;
}

/** What a press is answered with: the card anew, or words beside a card that stays. */
export type PressOutcome = { readonly card: AdaptiveCard } | { readonly words: string };
