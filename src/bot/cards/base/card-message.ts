import type { AdaptiveCard } from './elements';
import { plainText } from './plain-text';

/** A message that is one card. `summary` is what a notification says; text beside a card would be split off. */
export function cardMessage(card: AdaptiveCard, summary: string): object {
  return {
    type: 'message',
    summary: plainText(summary),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** A message of our own words alone. */
export function textMessage(text: string): object {
  return { type: 'message', text: plainText(text), textFormat: 'plain' };
}
