import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { Channel, ChannelTab, Team } from '../base/host-data';
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

/** The channel that is open, with its team. */
export interface OpenChannel {
  readonly team: Team;
  readonly channel: Channel;
}

/** The tab that is open, with its channel and team. */
type OpenTab = TabPlace & { readonly tab: ChannelTab };

/** The tab that the address names; without one the page shows the channel's posts. */
const tabHere = (app: App, { channel }: OpenChannel) =>
  channel.tabs.find(({ id }) => id === app.route().tab);

/** The menu of the tab that is open. */
function tabMenu(app: App, at: OpenTab, reconfigured: () => void): Drawn {
  const words = app.words().channelTabs;
  const change = { name: words.settings, do: () => configureTab(app, at, reconfigured) };
  const canUpdate = app.state.app?.channelTab?.canUpdate === true;
  const items = [
    ...(canUpdate ? [change] : []),
    { name: words.rename, do: () => renameTab(app, at) },
    { name: words.remove, isDestructive: true, do: () => removeTab(app, at) },
  ];
  return h(Menu, { key: at.tab.id, label: words.menu(at.tab.suggestedDisplayName), items });
}

/** The button that opens the app's configuration page for a new tab; when it is saved, the page shows the tab. */
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

/** A tab in its frame. It keeps the address and the settings with which it was opened. */
const FramedTab: FunctionComponent<TabProps> = ({ app, at, made }) => {
  const { tab, ...place } = at;
  const [page] = useState(() => {
    const template: FramedPage = {
      url: tab.contentUrl,
      entityId: tab.entityId,
      subEntityId: app.route().sub,
      frameContext: 'content',
      at: place,
    };
    return { ...template, url: fillPlaceholders(template.url, flatContext(app, template)) };
  });
  const title = app.words().app.frame(tab.suggestedDisplayName);
  return h(CoveredFrame, { app, page, title, handlers: contentHandlers(app, at), made });
};

/** When this key changes, the tab gets a new frame. The name is not part of it, so a renamed tab keeps its page. */
function frameKey(app: App, { tab }: OpenTab): string {
  const { sub, language, signIn } = app.route();
  return [tab.id, tab.contentUrl, tab.entityId, sub, language, signIn].join('\n');
}

/** The channel's header. Its back button is visible on a phone's width, where the list of channels is hidden. */
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

/** Shows a channel: its name, its tabs, and the posts or the tab that is open. */
export const ChannelView: FunctionComponent<OpenChannel & { readonly app: App }> = ({
  app,
  ...at
}) => {
  const frame = useRef<HostedFrame | undefined>(undefined);
  const made = (one: HostedFrame) => {
    frame.current = one;
  };
  /** Sends `changeSettings` to a tab that has registered for it (`pages.config.registerChangeConfigHandler`). */
  const reconfigured = () => {
    if (frame.current?.isListeningTo('changeSettings') === true)
      frame.current.send('changeSettings');
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
