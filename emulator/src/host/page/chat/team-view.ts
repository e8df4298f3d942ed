import type { App, View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { Channel, Team } from '../base/host-data';
import { mainArea } from '../shell/main-area';
import { unreadMarks } from '../shell/unread';
import { ChannelView, type OpenChannel } from './channel-view';

function channelEntry(app: App, channel: Channel): Drawn {
  const isHere = app.route().item === channel.id;
  const open = () => {
    app.go({ item: channel.id });
  };
  const attributes = {
    type: 'button',
    'aria-current': isHere ? 'page' : undefined,
    onclick: open,
  };
  const isPrivate = channel.membershipType === 'private';
  return h(
    'li',
    { key: channel.id },
    h(
      'button',
      attributes,
      channel.displayName,
      isPrivate && h('small', {}, ` (${app.words().teams.isPrivate})`),
      unreadMarks(app, channel.unread),
    ),
  );
}

const teamEntry = (app: App, { id, displayName, channels }: Team): Drawn =>
  h(
    'section',
    { key: id },
    h('h3', {}, displayName),
    h(
      'ul',
      {},
      channels.map((channel) => channelEntry(app, channel)),
    ),
  );

/** Finds the channel that the address names; none when it does not exist or the person is not in its team. */
function findChannel(app: App): OpenChannel | undefined {
  for (const team of app.conversations().teams) {
    const channel = team.channels.find((c) => c.id === app.route().item);
    if (channel !== undefined) return { team, channel };
  }
  return undefined;
}

/** Shows the person's teams with their channels, and the channel that is open. */
export const TeamView: View = ({ app }) => {
  const words = app.words().teams;
  const { teams } = app.conversations();
  const found = findChannel(app);
  const aside = h(
    'nav',
    { class: 'side', 'aria-label': words.channels },
    h('h2', {}, words.heading),
    teams.length === 0 && h('p', { class: 'hint' }, words.none),
    teams.map((team) => teamEntry(app, team)),
  );
  const inside =
    found === undefined
      ? h('p', { class: 'empty' }, words.pick)
      : h(ChannelView, { key: found.channel.id, app, ...found });
  return mainArea(
    app,
    { class: 'team-view', 'data-open': found === undefined ? '' : 'channel' },
    // An open channel has a heading of its own.
    h('h1', { class: 'only-read', hidden: found !== undefined }, words.heading),
    aside,
    h('div', { class: 'channel' }, inside),
  );
};
