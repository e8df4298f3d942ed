import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App, View } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { Message } from '../base/host-data';
import { avatar } from '../shell/avatar';
import { mainArea } from '../shell/main-area';
import { takeDraft } from '../tab/links';
import { Composer } from './composer';
import { useConversation } from './conversation';
import { InstallChoice } from './install-choice';
import { messageEntries, useFoundMessage } from './message';
import { emptyText } from './empty-text';

function heading(app: App, install: Child): Drawn {
  return h(
    'header',
    { class: 'chat-head' },
    avatar(app.state.botName),
    h(
      'div',
      {},
      h('h1', {}, app.state.botName),
      h('p', { class: 'hint' }, app.words().chat.personal),
    ),
    h('div', {}, install),
  );
}

/** Scrolls to the newest message, or to its beginning when it is taller than the list. */
function toEnd(list: HTMLElement): void {
  const last = list.lastElementChild;
  list.scrollTop = list.scrollHeight;
  if (last !== null && last.clientHeight > list.clientHeight)
    list.scrollTop -= last.clientHeight - list.clientHeight + 24;
}

/** Is the newest message in view? Then the list scrolls on with new messages. */
const isAtEnd = (list: HTMLElement) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

interface MessagesProps {
  readonly app: App;
  readonly messages: readonly Message[];
}

/** The messages. The list scrolls to new ones, unless the person has scrolled up or a link led to an older message. */
const Messages: FunctionComponent<MessagesProps> = ({ app, messages }) => {
  const list = useRef<HTMLOListElement>(null);
  const isFirst = useRef(true);
  const follows = isFirst.current || list.current === null || isAtEnd(list.current);
  const isFound = useFoundMessage(app, list, messages);
  useLayoutEffect(() => {
    if (messages.length === 0) return;
    if (list.current !== null && follows && !(isFirst.current && isFound)) toEnd(list.current);
    isFirst.current = false;
  }, [messages]);
  const attributes = { class: 'messages', tabindex: '0', 'aria-label': app.words().chat.messages };
  return h('ol', { ...attributes, ref: list }, messageEntries(app, messages));
};

const nobody: readonly Message[] = [];

/** The chat with the bot whose conversation id is `placeId`. */
const Chat: FunctionComponent<{ readonly app: App; readonly placeId: string }> = ({
  app,
  placeId,
}) => {
  const words = app.words().chat;
  const loaded = useConversation(app, placeId);
  const opened = loaded.state === 'there' ? loaded.value : undefined;
  const { id } = app.me();
  const install = opened && h(InstallChoice, { app, kind: 'user', id, now: opened.installState });
  return mainArea(
    app,
    { class: 'chat-view' },
    heading(app, install),
    emptyText(app, loaded, words.empty),
    h(Messages, { app, messages: opened?.messages ?? nobody }),
    h(Composer, {
      app,
      placeId,
      label: words.write,
      canMention: false,
      takeDraft,
    }),
  );
};

/** Shows the chosen person's chat with the bot; people of another organisation have none. */
export const ChatView: View = ({ app }) => {
  const { id } = app.conversations().chat;
  if (app.me().kind !== 'outsider') return h(Chat, { key: id, app, placeId: id });
  return mainArea(
    app,
    { class: 'chat-view' },
    h('h1', { class: 'only-read' }, app.state.botName),
    h('p', { class: 'empty' }, app.words().chat.outsider),
  );
};
