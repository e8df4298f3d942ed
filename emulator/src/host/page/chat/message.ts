import { shortTime, type App } from '../base/app';
import { h } from '../base/dom';
import type { Message } from '../base/shapes';
import { avatar } from '../shell/people-switch';
import { cardOf, cardType } from './cards';
import { markdownToHtml } from './markdown';
import { messageMenu, reactionRow, suggestionRow } from './message-menu';

/** Who wrote it: a person's name, or the bot's. */
export function authorOf(app: App, message: Message): string {
  const person = app.state.people.find((p) => p.id === message.fromUserId);
  return person?.displayName ?? app.state.botName;
}

/** What a person may see as text: `xml` is HTML, of which only the words are shown. */
function words(message: Message): HTMLElement {
  const element = h('div', { class: 'words' });
  const text = message.text ?? '';
  if (message.fromUserId !== undefined || message.textFormat === 'plain') {
    element.textContent = text;
  } else if (message.textFormat === 'xml') {
    element.textContent = new DOMParser().parseFromString(text, 'text/html').body.textContent;
  } else {
    // Safe: everything but our own tags is escaped.
    element.innerHTML = markdownToHtml(text);
  }
  return element;
}

/** Draws one message. A card that one person alone sees stands in the place of everybody's. */
export function messageElement(app: App, message: Message, headingLevel: number): HTMLElement {
  const said = app.words().chat;
  const isMine = message.fromUserId === app.me().id;
  const author = authorOf(app, message);
  const cards = message.attachments
    .filter((item) => item.contentType === cardType)
    .map((item) =>
      cardOf(app, { message, headingLevel, content: message.ownCard ?? item.content }),
    );
  return h(
    'li',
    { class: isMine ? 'message mine' : 'message', 'data-id': message.id },
    !isMine && avatar(author),
    h(
      'div',
      { class: 'said' },
      h(
        'p',
        { class: 'byline' },
        h('b', {}, author),
        message.fromUserId === undefined && h('span', { class: 'tag' }, said.bot),
        h('time', { datetime: message.createdAt }, shortTime(app, message.createdAt)),
        message.editedAt !== undefined && h('span', {}, said.edited),
        messageMenu(app, message, author),
      ),
      message.text !== undefined && words(message),
      ...cards,
      message.undelivered === true && h('p', { class: 'problem' }, said.undelivered),
      reactionRow(app, message),
      suggestionRow(app, message),
    ),
  );
}

/** Shows the message that a link led to. @returns whether there was one */
export function showFound(app: App, list: HTMLElement): boolean {
  const { sub } = app.where();
  const found =
    sub === '' ? null : list.querySelector<HTMLElement>(`[data-id="${CSS.escape(sub)}"]`);
  if (found === null) return false;
  found.tabIndex = -1;
  found.classList.add('found');
  found.scrollIntoView({ block: 'center' });
  found.focus({ preventScroll: true });
  return true;
}

/**
 * Keeps a list of messages as it should be and touches only what changed, so that what a person types in a card stays.
 */
export function keepMessages(
  list: HTMLElement,
  messages: readonly Message[],
  draw: (message: Message) => HTMLElement,
): void {
  const before = new Map(
    [...list.children].map((child) => [child.getAttribute('data-id') ?? '', child as HTMLElement]),
  );
  const wanted = messages.map((message) => {
    const stamp = JSON.stringify(message);
    const old = before.get(message.id);
    if (old?.dataset['stamp'] === String(hash(stamp))) return old;
    const fresh = draw(message);
    fresh.dataset['stamp'] = String(hash(stamp));
    return fresh;
  });
  for (const old of before.values()) if (!wanted.includes(old)) old.remove();
  wanted.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
}

/** A short mark of a text; two texts with the same mark are as good as never met. */
function hash(text: string): number {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 2 ** 40;
  return sum;
}
