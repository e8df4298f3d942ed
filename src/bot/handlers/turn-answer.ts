import type { AdaptiveCard } from '../cards/base/elements';

/** The HTTP answer of a turn. Always has a body, since Teams treats an empty invoke answer as a failure and retries. */
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
 * Replaces the card that the person pressed.
 *
 * @see "Universal action model", https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
 */
export function cardAnswer(card: AdaptiveCard): TurnAnswer<CardReplacement> {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  };
}

/** Shows a message beside the card, which stays as it is. */
export function messageAnswer(text: string): TurnAnswer<ShownMessage> {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

/** The answer to an activity that the bot has handled or ignores. */
export const acknowledged: TurnAnswer = { status: 200, body: {} };

/** The answer while the lists cannot be reached. Teams then delivers the activity again. */
export const notReady: TurnAnswer = { status: 503, body: {} };
