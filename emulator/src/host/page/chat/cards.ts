import type { FunctionComponent } from 'preact';
import { h, type Child } from '../base/dom';
import type { Message } from '../base/shapes';
import type { CardPlace } from './card';

/** The only attachment that is drawn. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

let Card: FunctionComponent<CardPlace> | undefined;

/** Fetches what draws cards, once and only where there are any: it is most of the page's weight. */
export async function readyCards(messages: readonly Message[]): Promise<void> {
  const hasCard = messages.some(({ attachments }) =>
    attachments.some(({ contentType }) => contentType === cardType),
  );
  if (Card === undefined && hasCard) ({ Card } = await import('./card'));
}

/** Draws a card, once `readyCards` has been waited for. */
export const cardOf = (place: CardPlace & { readonly key: number }): Child =>
  Card && h(Card, place);
