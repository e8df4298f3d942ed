import type { AdaptiveCard } from './elements';
import { plainText } from './plain-text';

/**
 * Makes a message of one card. Teams shows `summary` in the notification. The message has no text, since Teams would show
 * text beside a card as a message of its own.
 */
export function cardMessage(card: AdaptiveCard, summary: string): object {
  return {
    type: 'message',
    summary: plainText(summary),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Makes a message of text alone. */
export function textMessage(text: string): object {
  return { type: 'message', text: plainText(text), textFormat: 'plain' };
}
