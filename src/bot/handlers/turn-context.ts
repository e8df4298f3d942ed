import type { Context } from '../../core/ports';
import type { CardFrame } from '../cards/base/card-frame';
import type { AdaptiveCard } from '../cards/base/elements';
import type { Activity } from './activity';

/** One turn: what came in, on whose behalf the acts run, and how the answer is worded. */
export interface TurnContext {
  readonly activity: Activity;
  readonly ctx: Context;
  readonly frame: CardFrame;
}

/** What a press is answered with: the card anew, or words beside a card that stays. */
export type PressOutcome = { readonly card: AdaptiveCard } | { readonly words: string };
