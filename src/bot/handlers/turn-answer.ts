import type { AdaptiveCard } from '../cards/base/elements';

/** What a turn answers over HTTP. Never without a body: Teams takes an empty invoke answer for a failure and retries. */
export interface TurnAnswer<Body extends object = object> {
  readonly status: number;
  readonly body: Body;
}

interface CardReplacement {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.card.adaptive';
  readonly value: AdaptiveCard;
}

interface ShownMessage {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.activity.message';
  readonly value: string;
}

/**
 * Replaces the card that was pressed.
 *
 * @see Universal action model, adaptive-cards/authoring-cards/universal-action-model: `statusCode`, `type`, `value`
 */
export function cardAnswer(card: AdaptiveCard): TurnAnswer<CardReplacement> {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  };
}

/** Says something beside the card, which stays as it is. */
export function messageAnswer(text: string): TurnAnswer<ShownMessage> {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

/** Nothing to answer: an event that was taken in, or that does not concern us. */
export const taken: TurnAnswer = { status: 200, body: {} };

/** The lists cannot be reached yet: said as it is, so that the channel may deliver again what would else be lost. */
export const notReady: TurnAnswer = { status: 503, body: {} };
