import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { StaticTab } from '../base/shapes';
import type { FramedPage } from './context';
import { dialogHandlers } from './dialogs';
import { openFrame, type HostedFrame } from './frame';
import {
  clipboardHandlers,
  lifeHandlers,
  linkHandlers,
  signInHandlers,
  type Moments,
} from './handlers';

/** Teams shows a failure when the app has not said within 30 s that it is loaded. */
const loadLimitMs = 30_000;

function strip(app: App, here: StaticTab): HTMLElement {
  const tabs = app.state.app?.tabs ?? [];
  const link = ({ entityId, name }: StaticTab) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          'aria-current': entityId === here.entityId ? 'page' : undefined,
          onclick: () => {
            app.go({ item: entityId, sub: '' });
          },
        },
        name,
      ),
    );
  return h(
    'nav',
    { class: 'strip', 'aria-label': app.words().app.tabs },
    h('ul', {}, ...tabs.map(link)),
  );
}

function frameFor(
  app: App,
  page: FramedPage,
  surroundings: Moments & { title: string },
): HostedFrame {
  const handlers = {
    ...lifeHandlers(app, page, surroundings),
    ...linkHandlers(app),
    ...signInHandlers(app),
    ...clipboardHandlers,
    ...dialogHandlers(app, page, () => frame),
  };
  const frame = openFrame(app, page, { title: surroundings.title, handlers });
  return frame;
}

/** Shows that the app loads, that it failed, or nothing. */
function makeCover(app: App, retry: () => void) {
  const words = app.words().app;
  const element = h('div', { class: 'cover', role: 'status' });
  return {
    element,
    loading: () => {
      fill(element, h('span', { class: 'spinner', 'aria-hidden': 'true' }), words.loading);
      element.hidden = false;
    },
    failed: (reason: string) => {
      const said = reason === '' ? words.failed : words.failedWith(reason);
      const again = h('button', { type: 'button', onclick: retry }, words.retry);
      fill(element, h('p', {}, said), again);
      element.hidden = false;
    },
    gone: () => {
      element.hidden = true;
    },
  };
}

/** The frame with what stands before it until the app is there. */
function openTab(app: App, root: HTMLElement, tab: StaticTab): View {
  let frame: HostedFrame | undefined;
  let timer = 0;
  let shownTheme = app.where().theme;
  const bar = strip(app, tab);
  const open = () => {
    close();
    cover.loading();
    timer = window.setTimeout(() => {
      cover.failed('');
    }, loadLimitMs);
    const loaded = () => {
      clearTimeout(timer);
      cover.gone();
    };
    const failed = (reason: string) => {
      clearTimeout(timer);
      cover.failed(reason);
    };
    const left = (isForward: boolean) => {
      const next = isForward ? '.bar button' : '.strip [aria-current]';
      document.querySelector<HTMLElement>(next)?.focus();
    };
    const { entityId, contentUrl: url } = tab;
    const page: FramedPage = {
      url,
      entityId,
      subEntityId: app.where().sub,
      frameContext: 'content',
    };
    frame = frameFor(app, page, { loaded, failed, left, title: app.words().app.frame(tab.name) });
    root.append(frame.element);
  };
  const close = () => {
    clearTimeout(timer);
    frame?.close();
  };
  const cover = makeCover(app, open);
  const heading = h('h1', { class: 'only-read' }, `${app.state.botName}, ${tab.name}`);
  root.append(heading, bar, cover.element);
  open();
  return {
    update: () => {
      const { theme } = app.where();
      if (theme !== shownTheme) frame?.send('themeChange', theme);
      shownTheme = theme;
    },
    close,
  };
}

/** The app: the strip of tabs as the manifest names them, and the open one in its frame. */
export function appView(app: App, root: HTMLElement): View {
  const words = app.words().app;
  const tabs = app.state.app?.tabs ?? [];
  const tab = tabs.find((t) => t.entityId === app.where().item) ?? tabs[0];
  const close = () => undefined;
  root.className = 'app-view';
  if (tab !== undefined) return openTab(app, root, tab);
  const sentence = app.state.app === undefined ? words.noManifest : words.noTabs;
  fill(
    root,
    h('h1', { class: 'only-read' }, app.state.botName),
    h('p', { class: 'empty' }, sentence),
  );
  return { close };
}
