import {
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SubmitAction,
  type Action,
  type IMarkdownProcessingResult,
} from 'adaptivecards';
import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { ask } from '../base/api';
import { attempt } from '../base/attempt';
import { h } from '../base/dom';
import type { Message, Outcome } from '../base/shapes';
import { openLink } from '../tab/links';
import { cardConfig } from './card-config';
import { fillIn, focusAgain, typingOn, type Typing } from './card-typing';
import { markdownToHtml } from './markdown';

AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** A card in a message. */
export interface CardPlace {
  readonly app: App;
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

function press({ app, message }: CardPlace, pressed: Pressed): Promise<Outcome> {
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

/** Cards that have refreshed themselves, by message and what it showed: once each time they come into view. */
const refreshed = new Set<string>();

/**
 * The request by which a card asks for a fresh version of itself. Only in the personal chat, and once for what it shows.
 *
 * @see "User-specific views", learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
function refreshOf({ message, content }: CardPlace): Pressed | undefined {
  const { refresh } = content as {
    readonly refresh?: { readonly action?: { readonly verb?: string; readonly data?: unknown } };
  };
  const key = `${message.id}:${message.editedAt ?? ''}`;
  const isPersonal = message.placeId.startsWith('a:');
  if (refresh?.action === undefined || !isPersonal || refreshed.has(key)) return undefined;
  if (message.ownCard !== undefined) return undefined;
  refreshed.add(key);
  const { verb, data } = refresh.action;
  return { kind: 'execute', trigger: 'automatic', verb, data };
}

/** Reads the card and lets the vendor's library make its elements. @returns `undefined` when it is no card */
function render(
  place: CardPlace,
  typing: Typing | undefined,
  work: (action: Action) => void,
): AdaptiveCard | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = cardConfig(place.headingLevel);
  card.onExecuteAction = work;
  try {
    card.parse(place.content);
    if (typing !== undefined) fillIn(card, typing);
    return card.render() && card;
  } catch {
    return undefined;
  }
}

type Sending = Outcome | 'sending' | undefined;

/** Sends presses, one at a time. @returns what came of the last one, and the way to send another */
function usePresses(place: CardPlace) {
  const [sending, setSending] = useState<Sending>();
  const isSending = useRef(false);
  /** What the card shows after a press is its answer: what was typed before belongs to the press. */
  const isAnswered = useRef(false);
  const send = async (pressed: Pressed) => {
    if (isSending.current) return;
    isSending.current = true;
    isAnswered.current = true;
    setSending('sending');
    const failed: Outcome = { kind: 'unreachable' };
    const outcome = await press(place, pressed).catch(() => failed);
    if (outcome.kind !== 'card') isAnswered.current = false;
    setSending(outcome);
    isSending.current = false;
  };
  return { sending, send, isAnswered };
}

/** What happens when a person presses something on the card. */
const workOf =
  (app: App, send: (pressed: Pressed) => Promise<void>) =>
  (action: Action): void => {
    const pressed = pressedOf(action);
    if (action instanceof OpenUrlAction) openLink(app, action.url ?? '');
    if (pressed !== undefined) attempt(() => send(pressed));
  };

/** Draws the card into its box, and again when it shows something else: what a person was typing then stays. */
function useDrawing(place: CardPlace, { send, isAnswered }: ReturnType<typeof usePresses>) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ card: AdaptiveCard; typing?: Typing | undefined } | undefined>(undefined);
  const [isBad, setBad] = useState(false);
  /** What the person was typing; after an answer to their press nothing is left to keep. */
  const typing = () => {
    const before = isAnswered.current ? undefined : drawn.current;
    isAnswered.current = false;
    return before && typingOn(before.card, before.typing);
  };
  const draw = () => {
    const kept = typing();
    const card = render(place, kept, workOf(place.app, send));
    drawn.current = card && { card, typing: kept };
    setBad(card === undefined);
    box.current?.replaceChildren(card?.renderedElement ?? '');
    if (card !== undefined && kept !== undefined) focusAgain(card, kept);
  };
  useLayoutEffect(() => {
    draw();
    const refresh = refreshOf(place);
    // What the card shows already stays when it cannot be refreshed.
    if (refresh !== undefined) press(place, refresh).catch(() => undefined);
  }, [JSON.stringify(place.content), place.message.editedAt, place.headingLevel]);
  return { box, isBad };
}

/** A card with all that it can do. */
export const Card: FunctionComponent<CardPlace> = (place) => {
  const { app } = place;
  const words = app.words().chat;
  const presses = usePresses(place);
  const { sending } = presses;
  const { box, isBad } = useDrawing(place, presses);
  const isSending = sending === 'sending';
  const isProblem = typeof sending === 'object' && /unreachable|failed/.test(sending.kind);
  const said = typeof sending === 'object' ? sentence(app, sending) : '';
  return h(
    'div',
    { class: 'card', 'aria-busy': isSending ? 'true' : undefined },
    h('div', { ref: box }),
    isBad && words.badCard,
    h(
      'p',
      { class: isProblem ? 'card-foot problem' : 'card-foot', role: 'status' },
      isSending ? words.sending : said,
    ),
  );
};
