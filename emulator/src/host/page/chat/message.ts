import type { FunctionComponent } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { shortTime, type App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { Message } from '../base/host-data';
import { avatar } from '../shell/avatar';
import { cardOf, cardType } from './cards';
import { markdownToHtml } from './markdown';
import { MessageMenu, reactionRow, suggestionRow } from './message-menu';

/** The name of the message's author: a person or the bot. */
export function authorOf(app: App, message: Message): string {
  const person = app.state.people.find((p) => p.id === message.fromUserId);
  return person?.displayName ?? app.state.botName;
}

/** Draws the text of a message by its `textFormat`. Of `xml`, which is HTML, it shows the text without the tags. */
function words({ text, textFormat, fromUserId }: Message): Child {
  if (text === undefined) return undefined;
  const look = { class: 'words' };
  if (fromUserId !== undefined || textFormat === 'plain') return h('div', look, text);
  if (textFormat === 'xml') {
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    return h('div', look, body.textContent);
  }
  // This is safe: `markdownToHtml` escapes everything but the tags that it makes itself.
  return h('div', { ...look, dangerouslySetInnerHTML: { __html: markdownToHtml(text) } });
}

function byline(app: App, message: Message, author: string): Drawn {
  const labels = app.words().chat;
  return h(
    'p',
    { class: 'byline' },
    h('b', {}, author),
    message.fromUserId === undefined && h('span', { class: 'tag' }, labels.bot),
    h('time', { datetime: message.createdAt }, shortTime(app, message.createdAt)),
    message.editedAt !== undefined && h('span', {}, labels.edited),
    h(MessageMenu, { app, message, author }),
  );
}

interface MessageProps {
  readonly app: App;
  readonly message: Message;
}

const headingLevel = 2;

/** One message. A user-specific card replaces the card that everybody sees. */
const MessageEntry: FunctionComponent<MessageProps> = ({ app, message }) => {
  const isMine = message.fromUserId === app.me().id;
  const author = authorOf(app, message);
  const isFound = message.id === app.route().sub;
  const look = ['message', isMine && 'mine', isFound && 'found'].filter(Boolean).join(' ');
  const cards = message.attachments
    .filter((item) => item.contentType === cardType)
    .map((item, key) =>
      cardOf({ key, app, message, headingLevel, content: message.ownCard ?? item.content }),
    );
  return h(
    'li',
    { class: look, 'data-id': message.id, tabindex: isFound ? '-1' : undefined },
    !isMine && avatar(author),
    h(
      'div',
      { class: 'bubble' },
      byline(app, message, author),
      words(message),
      cards,
      message.undelivered === true && h('p', { class: 'problem' }, app.words().chat.undelivered),
      reactionRow(app, message),
      suggestionRow(app, message),
    ),
  );
};

/** Draws messages in their order; each keeps its element when others are added or deleted. */
export const messageEntries = (app: App, messages: readonly Message[]): Child =>
  messages.map((message) => h(MessageEntry, { key: message.id, app, message }));

/** Scrolls to the message that a link led to, as soon as it is loaded. @returns whether it is loaded */
export function useFoundMessage(
  app: App,
  list: { readonly current: HTMLElement | null },
  messages: readonly Message[],
): boolean {
  const { sub } = app.route();
  const isThere = messages.some(({ id }) => id === sub);
  useLayoutEffect(() => {
    if (!isThere) return;
    const found = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(sub)}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [sub, isThere]);
  return isThere;
}
