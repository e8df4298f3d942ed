import type { AdaptiveCard } from '../cards/base/elements';
import type { TurnAnswer } from '../base/teams-app';

/**
 * Replaces the card that was pressed.
 *
 * @see Universal action model, adaptive-cards/authoring-cards/universal-action-model: `statusCode`, `type`, `value`
 */
export function cardAnswer(card: AdaptiveCard): TurnAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  };
}

/** Says something beside the card, which stays as it is. */
export function messageAnswer(text: string): TurnAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

/** Nothing to answer: an event that was taken in, or that does not concern us. */
export const taken: TurnAnswer = { status: 200, body: {} };

/** The lists cannot be reached yet: said as it is, so that the channel may deliver again what would else be lost. */
export const notReady: TurnAnswer = { status: 503, body: {} };
