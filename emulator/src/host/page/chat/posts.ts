import type { App } from '../base/app';
import { h } from '../base/dom';
import type { Channel, Message } from '../base/shapes';
import { composer } from './composer';
import { followConversation } from './conversation';
import { authorOf, keepMessages, messageElement, showFound } from './message';

/** A post with its answers and a field to answer in. It stays while its thread grows, so that words are not lost. */
function threadElement(app: App, first: Message): HTMLElement {
  const words = app.words().teams;
  const author = authorOf(app, first);
  return h(
    'li',
    { class: 'thread', 'data-thread': first.threadId },
    h('ol', { class: 'posts' }),
    composer(app, {
      placeId: first.placeId,
      threadId: first.threadId,
      label: words.replyTo(author),
      canMention: true,
    }),
  );
}

function byThread(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const threads = new Map<string, Message[]>();
  for (const message of messages)
    threads.set(message.threadId, [...(threads.get(message.threadId) ?? []), message]);
  return threads;
}

/** The list of a thread's posts; the thread is drawn when it is new. */
function postsOf(
  app: App,
  list: HTMLElement,
  { id, first }: { readonly id: string; readonly first: Message | undefined },
): HTMLElement | null {
  const selector = `[data-thread="${id}"]`;
  if (list.querySelector(selector) === null && first !== undefined)
    list.append(threadElement(app, first));
  return list.querySelector(`${selector} .posts`);
}

function keepThreads(app: App, list: HTMLElement, messages: readonly Message[]): void {
  const threads = byThread(messages);
  for (const child of [...list.children])
    if (!threads.has(child.getAttribute('data-thread') ?? '')) child.remove();
  for (const [id, members] of threads) {
    const posts = postsOf(app, list, { id, first: members[0] });
    if (posts !== null) keepMessages(posts, members, (m) => messageElement(app, m, 2));
  }
}

/** The posts of a channel, and a field for a new one. @returns closes them */
export function openPosts(app: App, root: HTMLElement, channel: Channel): () => void {
  const words = app.words().teams;
  const list = h('ol', { class: 'threads', tabindex: '0', 'aria-label': words.posts });
  const empty = h('p', { class: 'empty', hidden: true }, words.empty);
  root.append(
    empty,
    list,
    composer(app, { placeId: channel.id, label: words.newPost, canMention: true }),
  );
  let isFirst = true;
  return followConversation(app, channel.id, ({ messages }) => {
    keepThreads(app, list, messages);
    empty.hidden = messages.length > 0;
    if (isFirst && !showFound(app, list)) list.scrollTop = list.scrollHeight;
    isFirst = false;
  });
}
