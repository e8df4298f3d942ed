import type { Context } from '../../core/ports';
import type { CardFrame } from '../cards/base/card-frame';
import type { AdaptiveCard } from '../cards/base/elements';
import type { Activity } from './activity';

/** One turn: the activity, the context of the person who sent it, and the language and links of the answer. */
export interface TurnContext {
  readonly activity: Activity;
  readonly ctx: Context;
  readonly frame: CardFrame;
}

/** The answer to a press: a card that replaces the pressed one, or words beside a card that stays. */
export type PressOutcome = (
  | { readonly card: AdaptiveCard }
  | {
      readonly words: string;
      /** Says the same as the words, with what the person wrote. It replaces a card that can no longer stay as it is. */
      readonly wordsCard: AdaptiveCard;
    }
) & {
  /**
   * Present when the same press may still succeed. `unknown`: nobody knows whether it was saved. `not-saved`: it certainly was
   * not, since the lists could not be reached.
   */
  readonly unsettled?: 'unknown' | 'not-saved';
};
