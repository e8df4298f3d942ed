import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Message } from '../base/host-data';
import { Composer } from './composer';
import { useConversation } from './conversation';
import { emptyText } from './empty-text';
import { authorOf, messageEntries, useFoundMessage } from './message';

/** A post with its replies and the form for another reply. */
function thread(app: App, [first, ...answers]: readonly [Message, ...Message[]]): Drawn {
  const { placeId, threadId } = first;
  const label = app.words().teams.replyTo(authorOf(app, first));
  return h(
    'li',
    { key: threadId, class: 'thread', 'data-thread': threadId },
    h('ol', { class: 'posts' }, messageEntries(app, [first, ...answers])),
    h(Composer, { app, placeId, threadId, label, canMention: true }),
  );
}

type Thread = [Message, ...Message[]];

function threadsOf(messages: readonly Message[]): readonly Thread[] {
  const threads = new Map<string, Thread>();
  for (const message of messages) {
    const known = threads.get(message.threadId);
    if (known === undefined) threads.set(message.threadId, [message]);
    else known.push(message);
  }
  return [...threads.values()];
}

const nobody: readonly Message[] = [];

interface PostsProps {
  readonly app: App;
  readonly channelId: string;
}

/** Shows the posts of a channel and the form for a new one. */
export const Posts: FunctionComponent<PostsProps> = ({ app, channelId }) => {
  const words = app.words().teams;
  const list = useRef<HTMLOListElement>(null);
  const loaded = useConversation(app, channelId);
  const messages = loaded.state === 'there' ? loaded.value.messages : nobody;
  const isFound = useFoundMessage(app, list, messages);
  const isThere = loaded.state === 'there';
  useLayoutEffect(() => {
    if (isThere && !isFound && list.current !== null)
      list.current.scrollTop = list.current.scrollHeight;
  }, [isThere]);
  const attributes = { class: 'threads', tabindex: '0', 'aria-label': words.posts };
  return [
    emptyText(app, loaded, words.empty),
    h(
      'ol',
      { ...attributes, ref: list },
      threadsOf(messages).map((one) => thread(app, one)),
    ),
    h(Composer, { app, placeId: channelId, label: words.newPost, canMention: true }),
  ];
};
