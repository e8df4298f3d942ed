import type { FunctionComponent } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { shortTime, type App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { Message } from '../base/shapes';
import { avatar } from '../shell/avatar';
import { cardOf, cardType } from './cards';
import { markdownToHtml } from './markdown';
import { MessageMenu, reactionRow, suggestionRow } from './message-menu';

/** Who wrote it: a person's name, or the bot's. */
export function authorOf(app: App, message: Message): string {
  const person = app.state.people.find((p) => p.id === message.fromUserId);
  return person?.displayName ?? app.state.botName;
}

/** What a person may see as text: `xml` is HTML, of which only the words are shown. */
function words({ text, textFormat, fromUserId }: Message): Child {
  if (text === undefined) return undefined;
  const look = { class: 'words' };
  if (fromUserId !== undefined || textFormat === 'plain') return h('div', look, text);
  if (textFormat === 'xml') {
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    return h('div', look, body.textContent);
  }
  // Safe: everything but our own tags is escaped.
  return h('div', { ...look, dangerouslySetInnerHTML: { __html: markdownToHtml(text) } });
}

function byline(app: App, message: Message, author: string): Drawn {
  const said = app.words().chat;
  return h(
    'p',
    { class: 'byline' },
    h('b', {}, author),
    message.fromUserId === undefined && h('span', { class: 'tag' }, said.bot),
    h('time', { datetime: message.createdAt }, shortTime(app, message.createdAt)),
    message.editedAt !== undefined && h('span', {}, said.edited),
    h(MessageMenu, { app, message, author }),
  );
}

interface MessageProps {
  readonly app: App;
  readonly message: Message;
}

const headingLevel = 2;

/** One message. A card that one person alone sees stands in the place of everybody's. */
const MessageEntry: FunctionComponent<MessageProps> = ({ app, message }) => {
  const isMine = message.fromUserId === app.me().id;
  const author = authorOf(app, message);
  const isFound = message.id === app.where().sub;
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
      { class: 'said' },
      byline(app, message, author),
      words(message),
      cards,
      message.undelivered === true && h('p', { class: 'problem' }, app.words().chat.undelivered),
      reactionRow(app, message),
      suggestionRow(app, message),
    ),
  );
};

/** Messages in their order; each keeps its element while others come and go. */
export const messageEntries = (app: App, messages: readonly Message[]): Child =>
  messages.map((message) => h(MessageEntry, { key: message.id, app, message }));

/** Shows the message that a link led to, as soon as it is there. */
export function useFoundMessage(
  app: App,
  list: { readonly current: HTMLElement | null },
  messages: readonly Message[],
): boolean {
  const { sub } = app.where();
  const isThere = messages.some(({ id }) => id === sub);
  useLayoutEffect(() => {
    if (!isThere) return;
    const found = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(sub)}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [sub, isThere]);
  return isThere;
}
