import { cardMessage, textMessage } from '../cards/base/card-message';
import { channelHelpCard, helpCard } from '../cards/follow-up/help-card';
import type { Connector } from '../notices/connector';
import type { ConnectorAnswer } from '../notices/connector-answer';
import { owedItems } from '../cards/follow-up/load-round-view';
import { isPersonal, type Activity } from './activity';
import { answerPress } from './answer-press';
import type { PressFinder } from './find-out-press';
import type { TurnContext } from './turn-context';

/** True when the message is a press of `Action.Submit`: it has a value and no text. */
export function isSubmit({ activity }: TurnContext): boolean {
  return activity.value !== undefined && activity.value !== null && (activity.text ?? '') === '';
}

/** Answers any text with what the bot does and what the person owes. The bot never reads figures from a text. */
export async function answerMessage(
  turn: TurnContext,
  connector: Connector,
): Promise<ConnectorAnswer> {
  const { frame, ctx } = turn;
  const card = isPersonal(turn.activity) ? helpCard(owedItems(ctx), frame) : channelHelpCard(frame);
  return connector.post(placeOf(turn.activity), cardMessage(card, card.fallbackText));
}

/** Answers a press from a client that lacks `Action.Execute`: replaces the card in the chat, or posts a new one. */
export async function answerSubmit(
  turn: TurnContext,
  connector: Connector,
  finder: PressFinder,
): Promise<ConnectorAnswer> {
  const { activity } = turn;
  const outcome = await finder.answer(turn, () => answerPress(turn, activity.value));
  const place = placeOf(turn.activity);
  if ('words' in outcome) return connector.post(place, textMessage(outcome.words));
  const message = cardMessage(outcome.card, outcome.card.fallbackText);
  const cardId = activity.replyToId;
  if (typeof cardId !== 'string') return connector.post(place, message);
  const replaced = await connector.put(place, cardId, message);
  return replaced.kind === 'refused' ? connector.post(place, message) : replaced;
}

/** Returns the conversation from which the activity came. */
export function placeOf(activity: Activity) {
  return { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
}
