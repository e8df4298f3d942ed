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

/** The keyboard comes out of the frame: to the bar, or back to the strip. */
function focusOutside(isForward: boolean): void {
  const next = isForward ? '.bar button' : '.strip [aria-current]';
  document.querySelector<HTMLElement>(next)?.focus();
}

/** Opens the tab's page, again when a person asks for it, and covers it until it is there. */
function coveredFrame(app: App, root: HTMLElement, tab: StaticTab) {
  let frame: HostedFrame | undefined;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    frame?.close();
  };
  const open = () => {
    close();
    cover.loading();
    const failed = (reason: string) => {
      clearTimeout(timer);
      cover.failed(reason);
    };
    const loaded = () => {
      clearTimeout(timer);
      cover.gone();
    };
    timer = window.setTimeout(failed, loadLimitMs, '');
    const { entityId, contentUrl: url } = tab;
    const subEntityId = app.where().sub;
    const page: FramedPage = { url, entityId, subEntityId, frameContext: 'content' };
    const title = app.words().app.frame(tab.name);
    frame = frameFor(app, page, { loaded, failed, left: focusOutside, title });
    root.append(frame.element);
  };
  const cover = makeCover(app, open);
  root.append(cover.element);
  open();
  return { close, send: (func: string, value: string) => frame?.send(func, value) };
}

/** The strip and the frame of one tab. */
function openTab(app: App, root: HTMLElement, tab: StaticTab): View {
  let shownTheme = app.where().theme;
  const heading = h('h1', { class: 'only-read' }, `${app.state.botName}, ${tab.name}`);
  root.append(heading, strip(app, tab));
  const frame = coveredFrame(app, root, tab);
  return {
    update: () => {
      const { theme } = app.where();
      if (theme !== shownTheme) frame.send('themeChange', theme);
      shownTheme = theme;
    },
    close: frame.close,
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
