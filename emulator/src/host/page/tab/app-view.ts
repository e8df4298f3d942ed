import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { StaticTab } from '../base/host-data';
import { mainArea } from '../shell/main-area';
import { CostChip } from '../tools/cost';
import { flatContext } from './context';
import { CoveredFrame } from './covered-frame';
import { fillPlaceholders } from './placeholders';
import { tabStrip } from './strip';

interface TabProps {
  readonly app: App;
  readonly tab: StaticTab;
}

/** A tab in its frame. It keeps the address with which it was opened. */
const FramedTab: FunctionComponent<TabProps> = ({ app, tab }) => {
  const { entityId, name } = tab;
  const [page] = useState(() => {
    const frameContext = 'content' as const;
    const template = { url: tab.contentUrl, entityId, subEntityId: app.route().sub, frameContext };
    return { ...template, url: fillPlaceholders(template.url, flatContext(app, template)) };
  });
  return h(CoveredFrame, { app, page, title: app.words().app.frame(name) });
};

function strip(app: App, here: StaticTab, cost: Drawn): Drawn {
  const entries = (app.state.app?.tabs ?? []).map(({ entityId, name }) => ({
    id: entityId,
    name,
    isHere: entityId === here.entityId,
    open: () => {
      app.go({ item: entityId });
    },
  }));
  return tabStrip(app.words().app.tabs, entries, cost);
}

/** The text that replaces the app, with what the person can do about it. */
const emptyState = (app: App, ...parts: readonly Drawn[]): Child => [
  h('h1', { class: 'only-read' }, app.state.botName),
  h('div', { class: 'empty' }, ...parts),
];

/** Offers to add the app, as Teams does when a link leads to an app that the person does not have. */
function offer(app: App): Child {
  const words = app.words().app;
  const installation = { kind: 'user', id: app.me().id, state: 'installed' };
  const add = () => ask('PUT', '/host/installations', installation);
  const button = h('button', { type: 'button', class: 'primary', onclick: add }, words.add);
  return emptyState(app, h('p', {}, words.notAdded(app.me().displayName)), h('p', {}, button));
}

/**
 * Has the person not added the app? The question applies to members alone: guests and people of other organisations
 * cannot add it, and the page shows them the app so that one sees how the app refuses them.
 */
const lacksApp = (app: App) =>
  app.me().kind === 'member' && app.conversations().chat.installState === 'removed';

function inside(app: App): Child {
  if (lacksApp(app)) return offer(app);
  const words = app.words().app;
  const { item, sub, language, signIn } = app.route();
  const tabs = app.state.app?.tabs ?? [];
  const tab = tabs.find((t) => t.entityId === item) ?? tabs[0];
  if (tab === undefined)
    return emptyState(
      app,
      h('p', {}, app.state.app === undefined ? words.noManifest : words.noTabs),
    );
  // When one of these changes, the tab gets a new frame and the cost is counted from zero.
  const key = [tab.entityId, sub, language, signIn].join('\n');
  return [
    h('h1', { class: 'only-read' }, `${app.state.botName}, ${tab.name}`),
    strip(app, tab, h(CostChip, { key, app })),
    h(FramedTab, { key, app, tab }),
  ];
}

/** Shows the personal app: its tabs as the manifest names them, and the open tab in a frame. */
export const AppView: View = ({ app }) => mainArea(app, { class: 'app-view' }, inside(app));
