import type { App, View } from '../base/app';
import { fill, h, type Child } from '../base/dom';
import { icon } from '../base/icons';
import type { Channel, ChannelTab, Team } from '../base/shapes';
import { menu } from '../shell/menu';
import { flatContext, type FramedPage } from '../tab/context';
import { coveredFrame, type CoveredFrame } from '../tab/covered-frame';
import { fillPlaceholders } from '../tab/placeholders';
import { tabStrip } from '../tab/strip';
import {
  configureTab,
  contentHandlers,
  removeTab,
  renameTab,
  type TabPlace,
} from '../tab/tab-settings';
import { channelMenu } from './channel-menu';
import { installChoice } from './install-choice';
import { openPosts } from './posts';

/** A channel of a team. */
export interface OpenChannel {
  readonly team: Team;
  readonly channel: Channel;
}

/** The tab that the address names; without one the posts are shown. */
const tabHere = (app: App, { channel }: OpenChannel) =>
  channel.tabs.find(({ id }) => id === app.where().tab);

/** What can be done with the tab that is open. */
function tabMenu(
  app: App,
  at: TabPlace & { readonly tab: ChannelTab },
  reconfigured: (tab: ChannelTab) => void,
): HTMLElement {
  const words = app.words().channelTabs;
  const change = { name: words.settings, do: () => configureTab(app, at, reconfigured) };
  const canUpdate = app.state.app?.channelTab?.canUpdate === true;
  return menu(words.menu(at.tab.suggestedDisplayName), [
    ...(canUpdate ? [change] : []),
    { name: words.rename, do: () => renameTab(app, at) },
    { name: words.remove, isGrave: true, do: () => removeTab(app, at) },
  ]);
}

/** Opens the window that adds a tab, and then the tab. */
function addButton(app: App, at: OpenChannel): Child {
  const words = app.words().channelTabs;
  const canHave = app.state.app?.channelTab !== undefined && at.team.installState === 'installed';
  if (!canHave) return undefined;
  const add = () =>
    configureTab(app, at, ({ id }) => {
      app.go({ view: 'teams', item: at.channel.id, tab: id });
    });
  return h(
    'button',
    { type: 'button', class: 'quiet', title: words.add, 'aria-label': words.add, onclick: add },
    icon('add'),
  );
}

function strip(app: App, at: OpenChannel, reconfigured: (tab: ChannelTab) => void): HTMLElement {
  const words = app.words();
  const here = tabHere(app, at);
  const item = at.channel.id;
  const posts = {
    name: words.teams.posts,
    isHere: here === undefined,
    open: () => {
      app.go({ item });
    },
  };
  const tabs = at.channel.tabs.map(({ id, suggestedDisplayName }) => ({
    name: suggestedDisplayName || (app.state.app?.name ?? ''),
    isHere: id === here?.id,
    open: () => {
      app.go({ item, tab: id });
    },
  }));
  return tabStrip(
    words.channelTabs.label,
    [posts, ...tabs],
    [here !== undefined && tabMenu(app, { ...at, tab: here }, reconfigured), addButton(app, at)],
  );
}

function openFramed(app: App, root: HTMLElement, at: OpenChannel & { tab: ChannelTab }) {
  const { tab, ...place } = at;
  const page: FramedPage = {
    url: tab.contentUrl,
    entityId: tab.entityId,
    subEntityId: app.where().sub,
    frameContext: 'content',
    at: place,
  };
  return coveredFrame(app, root, {
    page: { ...page, url: fillPlaceholders(page.url, flatContext(app, page)) },
    title: app.words().app.frame(tab.suggestedDisplayName),
    handlers: contentHandlers(app, at),
  });
}

/** Posts, or a tab in its frame. */
function openInside(app: App, root: HTMLElement, at: OpenChannel): View & Partial<CoveredFrame> {
  const tab = tabHere(app, at);
  return tab === undefined
    ? { close: openPosts(app, root, at.channel) }
    : openFramed(app, root, { ...at, tab });
}

/** What makes a new frame: a tab that was only renamed keeps its page. */
function insideKey(app: App, at: OpenChannel): string {
  const tab = tabHere(app, at);
  return [tab?.id, tab?.contentUrl, tab?.entityId].join('\n');
}

/** The channel's name, and its way back where only one thing has room. */
function headOf(app: App, { team, channel }: OpenChannel): readonly HTMLElement[] {
  const words = app.words().teams;
  const place = team.displayName + (team.isArchived ? ` (${app.words().acts.isArchived})` : '');
  const back = () => {
    app.go({ item: '' });
  };
  return [
    h(
      'button',
      { type: 'button', class: 'quiet back', 'aria-label': words.channels, onclick: back },
      icon('back'),
    ),
    h('div', {}, h('h1', {}, channel.displayName), h('p', { class: 'hint' }, place)),
    installChoice(app, { kind: 'team', id: team.id }, team.installState),
    channelMenu(app, { team, channel }),
  ];
}

/** Keeps the posts or the tab that is open as the address and the channel say. */
function keepInside(app: App, root: HTMLElement, first: OpenChannel) {
  let inside = openInside(app, root, first);
  let opened = insideKey(app, first);
  return {
    show: (at: OpenChannel) => {
      const key = insideKey(app, at);
      if (key === opened) inside.update?.();
      else {
        inside.close();
        fill(root);
        inside = openInside(app, root, at);
      }
      opened = key;
    },
    /** A tab that asked for it is told that its settings are others now. */
    reconfigured: () => {
      if (inside.hears?.('changeSettings') === true) inside.send?.('changeSettings');
    },
    close: () => inside.close(),
  };
}

/** What is unread changes often and is not shown here. */
const shownOf = (at: OpenChannel) => JSON.stringify(at).replace(/"unread":\d+/g, '');

/** A channel: its name, its strip of tabs, and the posts or the tab that is open. `show` follows what changes. */
export function channelView(app: App, root: HTMLElement, first: OpenChannel) {
  const head = h('header', { class: 'chat-head' });
  const tabs = h('div', {});
  const body = h('div', { class: 'channel-body' });
  fill(root, head, tabs, body);
  const inside = keepInside(app, body, first);
  const draw = (at: OpenChannel) => {
    fill(head, ...headOf(app, at));
    fill(tabs, strip(app, at, inside.reconfigured));
  };
  draw(first);
  let drawn = shownOf(first);
  return {
    show: (at: OpenChannel) => {
      if (shownOf(at) !== drawn) draw(at);
      drawn = shownOf(at);
      inside.show(at);
    },
    close: inside.close,
  };
}
