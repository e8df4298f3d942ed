import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import type { FramedPage } from './context';
import { dialogHandlers } from './dialogs';
import { openFrame, type Handlers, type HostedFrame } from './frame';
import {
  clipboardHandlers,
  lifeHandlers,
  linkHandlers,
  signInHandlers,
  type Moments,
} from './handlers';
import { placeHandlers } from './place-handlers';

/** Teams shows a failure when the app has not said within 30 s that it is loaded. */
const loadLimitMs = 30_000;

/** A page of the app with everything around it. */
export interface Framed {
  readonly page: FramedPage;
  readonly title: string;
  /** What this place answers besides. */
  readonly handlers?: Handlers;
}

/** A frame that is covered until its page has come; `send` says something to it. */
export interface CoveredFrame extends View {
  hears(event: string): boolean;
  send(func: string, ...args: readonly unknown[]): void;
}

function frameFor(app: App, { page, title, handlers }: Framed, moments: Moments): HostedFrame {
  const all = {
    ...lifeHandlers(app, page, moments),
    ...linkHandlers(app),
    ...placeHandlers(app),
    ...signInHandlers(app),
    ...clipboardHandlers,
    ...dialogHandlers(app, page, () => frame),
    ...handlers,
  };
  const frame = openFrame(app, page, { title, handlers: all });
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

/** Opens a page, again when a person asks for it, and covers it until it is there. */
function keepOpen(app: App, root: HTMLElement, framed: Framed) {
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
    frame = frameFor(app, framed, { loaded, failed, left: focusOutside });
    box.append(frame.element);
  };
  const cover = makeCover(app, open);
  const box = h('div', { class: 'framed' }, cover.element);
  root.append(box);
  open();
  return { close, frame: () => frame };
}

/** A page of the app in its frame, which follows the theme. */
export function coveredFrame(app: App, root: HTMLElement, framed: Framed): CoveredFrame {
  let shownTheme = app.where().theme;
  const { close, frame } = keepOpen(app, root, framed);
  return {
    close,
    hears: (event) => frame()?.hears(event) === true,
    send: (func, ...args) => frame()?.send(func, ...args),
    update: () => {
      const { theme } = app.where();
      if (theme !== shownTheme) frame()?.send('themeChange', theme);
      shownTheme = theme;
    },
  };
}
