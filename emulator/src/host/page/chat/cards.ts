import type { App } from '../base/app';
import { h } from '../base/dom';
import type { Message } from '../base/shapes';
import type { CardPlace } from './card';

/** The only attachment that is drawn. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

type DrawCard = (app: App, place: CardPlace) => HTMLElement;
let draw: DrawCard | undefined;

/** Fetches what draws cards, once and only where there are any: it is most of the page's weight. */
export async function readyCards(messages: readonly Message[]): Promise<void> {
  const hasCard = messages.some(({ attachments }) =>
    attachments.some(({ contentType }) => contentType === cardType),
  );
  if (draw === undefined && hasCard) ({ cardElement: draw } = await import('./card'));
}

/** Draws a card, once `readyCards` has been waited for. */
export const cardOf: DrawCard = (app, place) => draw?.(app, place) ?? h('div');
