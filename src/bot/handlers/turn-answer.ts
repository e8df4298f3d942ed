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

/** The answer to an event that the bot has handled or ignores. */
export const taken: TurnAnswer = { status: 200, body: {} };

/** The answer while the lists cannot be reached. Teams can then deliver the activity again. */
export const notReady: TurnAnswer = { status: 503, body: {} };
