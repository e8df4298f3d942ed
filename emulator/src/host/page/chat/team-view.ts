import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { Channel } from '../base/shapes';
import { channelView, type OpenChannel } from './channel-view';

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
          app.go({ item: channel.id });
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

function findChannel(app: App): OpenChannel | undefined {
  for (const team of app.conversations()?.teams ?? []) {
    const channel = team.channels.find((c) => c.id === app.where().item);
    if (channel !== undefined) return { team, channel };
  }
  return undefined;
}

/** The teams of a person, their channels, and the open one. */
export function teamView(app: App, root: HTMLElement): View {
  const words = app.words().teams;
  root.className = 'team-view';
  const aside = h('nav', { class: 'side', 'aria-label': words.channels });
  const inside = h('div', { class: 'channel' });
  const title = h('h1', { class: 'only-read' }, words.heading);
  fill(root, title, aside, inside);
  const nothing = () => {
    fill(inside, h('p', { class: 'empty' }, words.pick));
  };
  let open: ReturnType<typeof channelView> | undefined;
  const close = () => {
    open?.close();
    open = undefined;
    nothing();
  };
  const update = () => {
    drawTeams(app, aside);
    const found = findChannel(app);
    root.dataset['open'] = found === undefined ? '' : 'channel';
    // A channel brings a heading of its own.
    title.hidden = found !== undefined;
    if (found === undefined) close();
    else if (open === undefined) open = channelView(app, inside, found);
    else open.show(found);
  };
  nothing();
  update();
  return { update, close };
}
