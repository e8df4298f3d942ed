import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { Channel, ChannelTab, Team } from '../base/shapes';
import { Menu } from '../shell/menu';
import { flatContext, type FramedPage } from '../tab/context';
import { CoveredFrame } from '../tab/covered-frame';
import type { HostedFrame } from '../tab/frame';
import { fillPlaceholders } from '../tab/placeholders';
import { tabStrip } from '../tab/strip';
import {
  configureTab,
  contentHandlers,
  removeTab,
  renameTab,
  type TabPlace,
} from '../tab/tab-settings';
import { ChannelMenu } from './channel-menu';
import { InstallChoice } from './install-choice';
import { Posts } from './posts';

/** A channel of a team. */
export interface OpenChannel {
  readonly team: Team;
  readonly channel: Channel;
}

/** A tab of a channel. */
type OpenTab = TabPlace & { readonly tab: ChannelTab };

/** The tab that the address names; without one the posts are shown. */
const tabHere = (app: App, { channel }: OpenChannel) =>
  channel.tabs.find(({ id }) => id === app.where().tab);

/** What can be done with the tab that is open. */
function tabMenu(app: App, at: OpenTab, reconfigured: () => void): Drawn {
  const words = app.words().channelTabs;
  const change = { name: words.settings, do: () => configureTab(app, at, reconfigured) };
  const canUpdate = app.state.app?.channelTab?.canUpdate === true;
  const items = [
    ...(canUpdate ? [change] : []),
    { name: words.rename, do: () => renameTab(app, at) },
    { name: words.remove, isGrave: true, do: () => removeTab(app, at) },
  ];
  return h(Menu, { key: at.tab.id, label: words.menu(at.tab.suggestedDisplayName), items });
}

/** Opens the window that adds a tab, and then the tab. */
function addButton(app: App, at: OpenChannel): Child {
  const words = app.words().channelTabs;
  const canHave = app.state.app?.channelTab !== undefined && at.team.installState === 'installed';
  if (!canHave) return undefined;
  const add = () => {
    configureTab(app, at, ({ id }) => {
      app.go({ view: 'teams', item: at.channel.id, tab: id });
    });
  };
  const look = { type: 'button', class: 'quiet', title: words.add, 'aria-label': words.add };
  return h('button', { ...look, onclick: add }, icon('add'));
}

function strip(app: App, at: OpenChannel, reconfigured: () => void): Drawn {
  const words = app.words();
  const here = tabHere(app, at);
  const item = at.channel.id;
  const posts = {
    id: '',
    name: words.teams.posts,
    isHere: here === undefined,
    open: () => {
      app.go({ item });
    },
  };
  const tabs = at.channel.tabs.map(({ id, suggestedDisplayName }) => ({
    id,
    name: suggestedDisplayName || (app.state.app?.name ?? ''),
    isHere: id === here?.id,
    open: () => {
      app.go({ item, tab: id });
    },
  }));
  return tabStrip(
    words.channelTabs.label,
    [posts, ...tabs],
    here !== undefined && tabMenu(app, { ...at, tab: here }, reconfigured),
    addButton(app, at),
  );
}

interface TabProps {
  readonly app: App;
  readonly at: OpenTab;
  readonly made: (frame: HostedFrame) => void;
}

/** A tab in its frame, with the address and the settings that it had when it was opened. */
const FramedTab: FunctionComponent<TabProps> = ({ app, at, made }) => {
  const { tab, ...place } = at;
  const [page] = useState(() => {
    const asked: FramedPage = {
      url: tab.contentUrl,
      entityId: tab.entityId,
      subEntityId: app.where().sub,
      frameContext: 'content',
      at: place,
    };
    return { ...asked, url: fillPlaceholders(asked.url, flatContext(app, asked)) };
  });
  const title = app.words().app.frame(tab.suggestedDisplayName);
  return h(CoveredFrame, { app, page, title, handlers: contentHandlers(app, at), made });
};

/** What makes a new frame: a tab that was only renamed keeps its page. */
function frameKey(app: App, { tab }: OpenTab): string {
  const { sub, language, signIn } = app.where();
  return [tab.id, tab.contentUrl, tab.entityId, sub, language, signIn].join('\n');
}

/** The channel's name, and its way back where only one thing has room. */
function head(app: App, { team, channel }: OpenChannel): Drawn {
  const words = app.words().teams;
  const place = team.displayName + (team.isArchived ? ` (${app.words().acts.isArchived})` : '');
  const back = () => {
    app.go({ item: '' });
  };
  const look = { type: 'button', class: 'quiet back', 'aria-label': words.channels };
  return h(
    'header',
    { class: 'chat-head' },
    h('button', { ...look, onclick: back }, icon('back')),
    h('div', {}, h('h1', {}, channel.displayName), h('p', { class: 'hint' }, place)),
    h(InstallChoice, { app, kind: 'team', id: team.id, now: team.installState }),
    h(ChannelMenu, { app, team, channel }),
  );
}

/** A channel: its name, its strip of tabs, and the posts or the tab that is open. */
export const ChannelView: FunctionComponent<OpenChannel & { readonly app: App }> = ({
  app,
  ...at
}) => {
  const frame = useRef<HostedFrame | undefined>(undefined);
  const made = (one: HostedFrame) => {
    frame.current = one;
  };
  /** A tab that asked for it is told that its settings are others now. */
  const reconfigured = () => {
    if (frame.current?.hears('changeSettings') === true) frame.current.send('changeSettings');
  };
  const tab = tabHere(app, at);
  const open = tab && { ...at, tab };
  const inside =
    open === undefined
      ? h(Posts, { app, channelId: at.channel.id })
      : h(FramedTab, { key: frameKey(app, open), app, at: open, made });
  return [
    head(app, at),
    h('div', {}, strip(app, at, reconfigured)),
    h('div', { class: 'channel-body' }, inside),
  ];
};
