import {
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SubmitAction,
  type Action,
  type IMarkdownProcessingResult,
} from 'adaptivecards';
import type { App } from '../base/app';
import { ask } from '../base/api';
import { fill, h } from '../base/dom';
import type { Message, Outcome } from '../base/shapes';
import { openLink } from '../tab/links';
import { cardConfig } from './card-config';
import { markdownToHtml } from './markdown';

AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** A card in a message. */
export interface CardPlace {
  readonly message: Message;
  readonly content: unknown;
  readonly headingLevel: number;
}

interface Pressed {
  readonly kind: 'execute' | 'submit';
  readonly trigger: 'manual' | 'automatic';
  readonly verb?: string | undefined;
  readonly data?: unknown;
}

function press(app: App, { message }: CardPlace, pressed: Pressed): Promise<Outcome> {
  const place = encodeURIComponent(message.placeId);
  return ask<Outcome>('POST', `/host/conversations/${place}/messages/${message.id}/press`, {
    ...pressed,
    userId: app.me().id,
    locale: app.locale(),
  });
}

/** Teams' own words below a card. A replaced card says all by itself. */
function sentence(app: App, outcome: Outcome): string {
  if (outcome.kind === 'card') return '';
  return outcome.kind === 'message' ? outcome.text : app.words().chat[outcome.kind];
}

function pressedOf(action: Action): Pressed | undefined {
  if (action instanceof ExecuteAction)
    return { kind: 'execute', trigger: 'manual', verb: action.verb, data: action.data };
  if (action instanceof SubmitAction)
    return { kind: 'submit', trigger: 'manual', data: action.data };
  return undefined;
}

/** Sends a press, with the whole card at rest until the answer is there. */
async function send(
  app: App,
  place: CardPlace,
  parts: { readonly pressed: Pressed; readonly box: HTMLElement; readonly foot: HTMLElement },
): Promise<void> {
  const { pressed, box, foot } = parts;
  if (box.getAttribute('aria-busy') === 'true') return;
  box.setAttribute('aria-busy', 'true');
  foot.className = 'card-foot';
  fill(foot, app.words().chat.sending);
  const failed: Outcome = { kind: 'unreachable' };
  const outcome = await press(app, place, pressed).catch(() => failed);
  box.removeAttribute('aria-busy');
  const isProblem = outcome.kind === 'unreachable' || outcome.kind === 'failed';
  foot.className = isProblem ? 'card-foot problem' : 'card-foot';
  fill(foot, sentence(app, outcome));
}

/** Cards that have refreshed themselves, by message and what it showed: once each time they come into view. */
const refreshed = new Set<string>();

/** May this card ask for a fresh version by itself? Only in the personal chat (bot.md §7, "refresh in channels"). */
function refreshOf(place: CardPlace): Pressed | undefined {
  const { refresh } = place.content as {
    readonly refresh?: { readonly action?: { readonly verb?: string; readonly data?: unknown } };
  };
  const key = `${place.message.id}:${place.message.editedAt ?? ''}`;
  const isPersonal = place.message.placeId.startsWith('a:');
  if (refresh?.action === undefined || !isPersonal || refreshed.has(key)) return undefined;
  if (place.message.ownCard !== undefined) return undefined;
  refreshed.add(key);
  const { verb, data } = refresh.action;
  return { kind: 'execute', trigger: 'automatic', verb, data };
}

/** Draws a card with all that it can do. */
export function cardElement(app: App, place: CardPlace): HTMLElement {
  const foot = h('p', { class: 'card-foot', role: 'status' });
  const box = h('div', { class: 'card' });
  const card = new AdaptiveCard();
  card.hostConfig = cardConfig(place.headingLevel);
  card.onExecuteAction = (action) => {
    const pressed = pressedOf(action);
    if (action instanceof OpenUrlAction) openLink(app, action.url ?? '');
    if (pressed !== undefined) void send(app, place, { pressed, box, foot });
  };
  try {
    card.parse(place.content);
    const drawn = card.render();
    fill(box, drawn ?? app.words().chat.badCard, foot);
  } catch {
    fill(box, app.words().chat.badCard);
    return box;
  }
  const refresh = refreshOf(place);
  if (refresh !== undefined) void press(app, place, refresh).catch(() => undefined);
  return box;
}
