import type { FunctionComponent } from 'preact';
import { h, type Child } from '../base/dom';
import type { Message } from '../base/host-data';
import type { CardProps } from './card';

/** Content type of Adaptive Cards. The page draws no other attachments. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

let Card: FunctionComponent<CardProps> | undefined;

/** Loads the code that draws cards, once and only when a message has one: it is the largest part of the page's code. */
export async function readyCards(messages: readonly Message[]): Promise<void> {
  const hasCard = messages.some(({ attachments }) =>
    attachments.some(({ contentType }) => contentType === cardType),
  );
  if (Card === undefined && hasCard) ({ Card } = await import('./card'));
}

/** Draws a card; nothing before `readyCards` has resolved. */
export const cardOf = (place: CardProps & { readonly key: number }): Child =>
  Card && h(Card, place);
