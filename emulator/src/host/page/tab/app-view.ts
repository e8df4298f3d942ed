import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App, View } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';
import type { StaticTab } from '../base/shapes';
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

/** A tab in its frame, with the address that it had when it was opened. */
const FramedTab: FunctionComponent<TabProps> = ({ app, tab }) => {
  const { entityId, name } = tab;
  const [page] = useState(() => {
    const frameContext = 'content' as const;
    const asked = { url: tab.contentUrl, entityId, subEntityId: app.where().sub, frameContext };
    return { ...asked, url: fillPlaceholders(asked.url, flatContext(app, asked)) };
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

/** One sentence in place of the app, and what to do about it. */
const say = (app: App, ...parts: readonly Drawn[]): Child => [
  h('h1', { class: 'only-read' }, app.state.botName),
  h('div', { class: 'empty' }, ...parts),
];

/** Teams offers to add the app where a link leads a person to one that they do not have. */
function offer(app: App): Child {
  const words = app.words().app;
  const wish = { kind: 'user', id: app.me().id, state: 'installed' };
  const add = () => ask('PUT', '/host/installations', wish);
  const button = h('button', { type: 'button', class: 'primary', onclick: add }, words.add);
  return say(app, h('p', {}, words.notAdded(app.me().displayName)), h('p', {}, button));
}

/** Does the person lack the app? Guests and strangers cannot add it, and still get to know how it refuses them. */
const lacksApp = (app: App) =>
  app.me().kind === 'member' && app.conversations().chat.installState === 'removed';

function inside(app: App): Child {
  if (lacksApp(app)) return offer(app);
  const words = app.words().app;
  const { item, sub, language, signIn } = app.where();
  const tabs = app.state.app?.tabs ?? [];
  const tab = tabs.find((t) => t.entityId === item) ?? tabs[0];
  if (tab === undefined)
    return say(app, h('p', {}, app.state.app === undefined ? words.noManifest : words.noTabs));
  // Each of these makes a new frame, and begins to count what it costs.
  const key = [tab.entityId, sub, language, signIn].join('\n');
  return [
    h('h1', { class: 'only-read' }, `${app.state.botName}, ${tab.name}`),
    strip(app, tab, h(CostChip, { key, app })),
    h(FramedTab, { key, app, tab }),
  ];
}

/** The app: the strip of tabs as the manifest names them, and the open one in its frame. */
export const AppView: View = ({ app }) => mainArea(app, { class: 'app-view' }, inside(app));
