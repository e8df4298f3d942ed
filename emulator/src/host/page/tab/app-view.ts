import { ask } from '../base/api';
import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { StaticTab } from '../base/shapes';
import { costChip } from '../tools/cost';
import { flatContext } from './context';
import { coveredFrame } from './covered-frame';
import { fillPlaceholders } from './placeholders';
import { tabStrip } from './strip';

function strip(app: App, here: StaticTab, cost: HTMLElement): HTMLElement {
  const entries = (app.state.app?.tabs ?? []).map(({ entityId, name }) => ({
    name,
    isHere: entityId === here.entityId,
    open: () => {
      app.go({ item: entityId });
    },
  }));
  return tabStrip(app.words().app.tabs, entries, [cost]);
}

/** The strip and the frame of one tab. */
function openTab(app: App, root: HTMLElement, tab: StaticTab): View {
  const heading = h('h1', { class: 'only-read' }, `${app.state.botName}, ${tab.name}`);
  const cost = costChip(app);
  fill(root, heading, strip(app, tab, cost.element));
  const { entityId } = tab;
  const frameContext = 'content';
  const page = {
    url: tab.contentUrl,
    entityId,
    subEntityId: app.where().sub,
    frameContext,
  } as const;
  const url = fillPlaceholders(page.url, flatContext(app, page));
  const frame = coveredFrame(app, root, {
    page: { ...page, url },
    title: app.words().app.frame(tab.name),
  });
  return {
    ...frame,
    close: () => {
      cost.close();
      frame.close();
    },
  };
}

/** One sentence in place of the app, and what to do about it. */
function say(app: App, root: HTMLElement, ...parts: readonly (string | HTMLElement)[]): View {
  fill(
    root,
    h('h1', { class: 'only-read' }, app.state.botName),
    h('div', { class: 'empty' }, ...parts.map((part) => h('p', {}, part))),
  );
  return { close: () => undefined };
}

/** Teams offers to add the app where a link leads a person to one that they do not have. */
function offer(app: App, root: HTMLElement): View {
  const words = app.words().app;
  const wish = { kind: 'user', id: app.me().id, state: 'installed' };
  const add = () => ask('PUT', '/host/installations', wish);
  const button = h('button', { type: 'button', class: 'primary', onclick: add }, words.add);
  return say(app, root, words.notAdded(app.me().displayName), button);
}

function openApp(app: App, root: HTMLElement): View {
  const words = app.words().app;
  const tabs = app.state.app?.tabs ?? [];
  const tab = tabs.find((t) => t.entityId === app.where().item) ?? tabs[0];
  if (tab !== undefined) return openTab(app, root, tab);
  return say(app, root, app.state.app === undefined ? words.noManifest : words.noTabs);
}

/** Does the person lack the app? Guests and strangers cannot add it, and still get to know how it refuses them. */
const lacksApp = (app: App) =>
  app.me().kind === 'member' && app.conversations()?.chat.installState === 'removed';

/** The app: the strip of tabs as the manifest names them, and the open one in its frame. */
export function appView(app: App, root: HTMLElement): View {
  root.className = 'app-view';
  const choose = () => (lacksApp(app) ? offer(app, root) : openApp(app, root));
  let lacked = lacksApp(app);
  let view = choose();
  return {
    update: () => {
      if (lacksApp(app) !== lacked) {
        lacked = lacksApp(app);
        view.close();
        view = choose();
      }
      view.update?.();
    },
    close: () => view.close(),
  };
}
