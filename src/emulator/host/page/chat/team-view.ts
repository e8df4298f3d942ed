import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { Conversations, Message } from '../base/shapes';
import { composer } from './composer';
import { followConversation } from './conversation';
import { installChoice } from './install-choice';
import { authorOf, keepMessages, messageElement } from './message';

type Team = Conversations['teams'][number];
type Channel = Team['channels'][number];

function channelEntry(app: App, channel: Channel): HTMLElement {
  const words = app.words();
  const isHere = app.where().item === channel.id;
  const { unread } = channel;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'aria-current': isHere ? 'page' : undefined,
        onclick: () => {
          app.go({ item: channel.id, sub: '' });
        },
      },
      channel.displayName,
      channel.membershipType === 'private' && h('small', {}, ` (${words.teams.isPrivate})`),
      unread > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)),
      unread > 0 && h('span', { class: 'only-read' }, `, ${words.rail.unread(unread)}`),
    ),
  );
}

function drawTeams(app: App, aside: HTMLElement): void {
  const words = app.words().teams;
  const teams = app.conversations()?.teams;
  if (teams === undefined) return;
  const focused = aside.querySelector('button:focus')?.textContent;
  fill(
    aside,
    h('h2', {}, words.heading),
    teams.length === 0 && h('p', { class: 'hint' }, words.none),
    ...teams.map((team) =>
      h(
        'section',
        {},
        h('h3', {}, team.displayName),
        h('ul', {}, ...team.channels.map((channel) => channelEntry(app, channel))),
      ),
    ),
  );
  const again = [...aside.querySelectorAll('button')].find((b) => b.textContent === focused);
  again?.focus();
}

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

function keepThreads(app: App, list: HTMLElement, messages: readonly Message[]): void {
  const threads = byThread(messages);
  for (const child of [...list.children])
    if (!threads.has(child.getAttribute('data-thread') ?? '')) child.remove();
  for (const [id, members] of threads) {
    const posts = postsOf(app, list, { id, first: members[0] });
    if (posts !== null) keepMessages(posts, members, (m) => messageElement(app, m, 2));
  }
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

function openChannel(
  app: App,
  root: HTMLElement,
  at: { team: Team; channel: Channel },
): () => void {
  const words = app.words().teams;
  const { team, channel } = at;
  const list = h('ol', { class: 'threads', tabindex: '0', 'aria-label': words.posts });
  const empty = h('p', { class: 'empty', hidden: true }, words.empty);
  fill(
    root,
    h(
      'header',
      { class: 'chat-head' },
      h('div', {}, h('h1', {}, channel.displayName), h('p', { class: 'hint' }, team.displayName)),
      installChoice(app, { kind: 'team', id: team.id }, team.installState),
    ),
    empty,
    list,
    composer(app, { placeId: channel.id, label: words.newPost, canMention: true }),
  );
  let isFirst = true;
  return followConversation(app, channel.id, ({ messages }) => {
    keepThreads(app, list, messages);
    empty.hidden = messages.length > 0;
    if (isFirst) list.scrollTop = list.scrollHeight;
    isFirst = false;
  });
}

function findChannel(app: App) {
  for (const team of app.conversations()?.teams ?? []) {
    const channel = team.channels.find((c) => c.id === app.where().item);
    if (channel !== undefined) return { team, channel };
  }
  return undefined;
}

/** The teams of a person, their channels, and the posts of the open one. */
export function teamView(app: App, root: HTMLElement): View {
  const words = app.words().teams;
  root.className = 'team-view';
  const aside = h('nav', { class: 'side', 'aria-label': words.channels });
  const inside = h('div', { class: 'channel' });
  fill(root, aside, inside);
  root.dataset['open'] = app.where().item === '' ? '' : 'channel';
  fill(
    inside,
    h('h1', { class: 'only-read' }, words.heading),
    h('p', { class: 'empty' }, words.pick),
  );
  let close: (() => void) | undefined;
  const update = () => {
    drawTeams(app, aside);
    const found = findChannel(app);
    if (close === undefined && found !== undefined) close = openChannel(app, inside, found);
  };
  update();
  return { update, close: () => close?.() };
}
