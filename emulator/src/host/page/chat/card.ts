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
import type { Message, Outcome } from '../base/host-data';
import { openLink } from '../tab/links';
import { cardConfig } from './card-config';
import { fillIn, focusAgain, typingOn, type Typing } from './card-typing';
import { markdownToHtml } from './markdown';

AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** An Adaptive Card of a message. */
export interface CardProps {
  readonly app: App;
  readonly message: Message;
  readonly content: unknown;
  readonly headingLevel: number;
}

interface Press {
  readonly kind: 'execute' | 'submit';
  readonly trigger: 'manual' | 'automatic';
  readonly verb?: string | undefined;
  readonly data?: unknown;
}

function press({ app, message }: CardProps, pressed: Press): Promise<Outcome> {
  const place = encodeURIComponent(message.placeId);
  return ask<Outcome>('POST', `/host/conversations/${place}/messages/${message.id}/press`, {
    ...pressed,
    userId: app.me().id,
    locale: app.locale(),
  });
}

/** The sentence that Teams shows below a card after a press. A card that was replaced needs none. */
function sentence(app: App, outcome: Outcome): string {
  if (outcome.kind === 'card') return '';
  return outcome.kind === 'message' ? outcome.text : app.words().chat[outcome.kind];
}

function pressOf(action: Action): Press | undefined {
  if (action instanceof ExecuteAction)
    return { kind: 'execute', trigger: 'manual', verb: action.verb, data: action.data };
  if (action instanceof SubmitAction)
    return { kind: 'submit', trigger: 'manual', data: action.data };
  return undefined;
}

/** Cards that have been refreshed, by message and the time of its last edit: each version is refreshed once. */
const refreshed = new Set<string>();

/**
 * The request with which Teams refreshes a card that declares `refresh`. The page sends it in the personal chat alone,
 * once for each version of the card.
 *
 * @see "User-specific views", https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
function refreshOf({ message, content }: CardProps): Press | undefined {
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

/** Draws the card with Microsoft's Adaptive Cards library. @returns `undefined` when the content is no valid card */
function render(
  place: CardProps,
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

/** Sends presses, one at a time. @returns the result of the last one, and the function that sends another */
function usePresses(place: CardProps) {
  const [sending, setSending] = useState<Sending>();
  const isSending = useRef(false);
  /** The bot has answered a press: what the person had typed was sent with it and is not kept in the next drawing. */
  const isAnswered = useRef(false);
  const send = async (pressed: Press) => {
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

/** Makes the handler of the card's buttons: it opens links and sends presses to the bot. */
const makeActionHandler =
  (app: App, send: (pressed: Press) => Promise<void>) =>
  (action: Action): void => {
    const pressed = pressOf(action);
    if (action instanceof OpenUrlAction) openLink(app, action.url ?? '');
    if (pressed !== undefined) attempt(() => send(pressed));
  };

/** Draws the card into its box, and again when its content changes. What a person was typing is kept. */
function useDrawing(place: CardProps, { send, isAnswered }: ReturnType<typeof usePresses>) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ card: AdaptiveCard; typing?: Typing | undefined } | undefined>(undefined);
  const [isBad, setBad] = useState(false);
  /** What the person was typing; nothing after the bot has answered a press. */
  const typing = () => {
    const before = isAnswered.current ? undefined : drawn.current;
    isAnswered.current = false;
    return before && typingOn(before.card, before.typing);
  };
  const draw = () => {
    const kept = typing();
    const card = render(place, kept, makeActionHandler(place.app, send));
    drawn.current = card && { card, typing: kept };
    setBad(card === undefined);
    box.current?.replaceChildren(card?.renderedElement ?? '');
    if (card !== undefined && kept !== undefined) focusAgain(card, kept);
  };
  useLayoutEffect(() => {
    draw();
    const refresh = refreshOf(place);
    // When the refresh fails, the card stays as it is, as in Teams.
    if (refresh !== undefined) press(place, refresh).catch(() => undefined);
  }, [JSON.stringify(place.content), place.message.editedAt, place.headingLevel]);
  return { box, isBad };
}

/** Shows an Adaptive Card with its buttons, and the result of the last press below it. */
export const Card: FunctionComponent<CardProps> = (place) => {
  const { app } = place;
  const words = app.words().chat;
  const presses = usePresses(place);
  const { sending } = presses;
  const { box, isBad } = useDrawing(place, presses);
  const isSending = sending === 'sending';
  const isProblem = typeof sending === 'object' && /unreachable|failed/.test(sending.kind);
  const feedback = typeof sending === 'object' ? sentence(app, sending) : '';
  return h(
    'div',
    { class: 'card', 'aria-busy': isSending ? 'true' : undefined },
    h('div', { ref: box }),
    isBad && words.badCard,
    h(
      'p',
      { class: isProblem ? 'card-foot problem' : 'card-foot', role: 'status' },
      isSending ? words.sending : feedback,
    ),
  );
};
