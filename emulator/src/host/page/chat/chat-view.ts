import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { InstallState } from '../base/shapes';
import { avatar } from '../shell/people-switch';
import { composer } from './composer';
import { followConversation } from './conversation';
import { takeWaitingWords } from '../tab/links';
import { installChoice } from './install-choice';
import { keepMessages, messageElement, showFound } from './message';

function heading(app: App, extra: HTMLElement): HTMLElement {
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
    extra,
  );
}

/** Shows the newest message, from its beginning when it is taller than the list. */
function toEnd(list: HTMLElement): void {
  const last = list.lastElementChild;
  list.scrollTop = list.scrollHeight;
  if (last !== null && last.clientHeight > list.clientHeight)
    list.scrollTop -= last.clientHeight - list.clientHeight + 24;
}

/** Is the newest message in view? Then the list follows what comes. */
const isAtEnd = (list: HTMLElement) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

function openChat(app: App, root: HTMLElement, placeId: string): () => void {
  const words = app.words().chat;
  const list = h('ol', { class: 'messages', tabindex: '0', 'aria-label': words.messages });
  const empty = h('p', { class: 'empty', hidden: true }, words.empty);
  const install = h('div', {});
  let known: InstallState | undefined;
  fill(
    root,
    heading(app, install),
    empty,
    list,
    composer(app, {
      placeId,
      label: words.write,
      canMention: false,
      words: takeWaitingWords(),
    }),
  );
  let isFirst = true;
  return followConversation(app, placeId, ({ messages, installState }) => {
    const follows = isFirst || isAtEnd(list);
    keepMessages(list, messages, (message) => messageElement(app, message, 2));
    empty.hidden = messages.length > 0;
    if (installState !== known)
      fill(install, installChoice(app, { kind: 'user', id: app.me().id }, installState));
    known = installState;
    if (follows && !(isFirst && showFound(app, list))) toEnd(list);
    isFirst = false;
  });
}

/** A person's chat with the bot. */
export function chatView(app: App, root: HTMLElement): View {
  root.className = 'chat-view';
  let close = () => {
    opened = true;
  };
  let opened = false;
  const open = () => {
    const chat = app.conversations()?.chat;
    if (opened || chat === undefined) return;
    opened = true;
    close = openChat(app, root, chat.id);
  };
  if (app.me().kind === 'outsider') {
    opened = true;
    fill(
      root,
      h('h1', { class: 'only-read' }, app.state.botName),
      h('p', { class: 'empty' }, app.words().chat.outsider),
    );
  }
  open();
  return {
    update: open,
    close: () => {
      close();
    },
  };
}
