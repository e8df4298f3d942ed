import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import type { FramedPage } from './context';
import { dialogHandlers } from './dialogs';
import { makeFrame, type Handlers, type HostedFrame } from './frame';
import {
  clipboardHandlers,
  lifeHandlers,
  linkHandlers,
  signInHandlers,
  type PageListener,
} from './handlers';
import { placeHandlers } from './place-handlers';

/** Teams shows an error when the app has not reported within 30 s that it is loaded. */
const loadLimitMs = 30_000;

/** A page of the app and how the host handles it. Later drawings do not change `page` and `handlers`. */
interface Framed {
  readonly app: App;
  readonly page: FramedPage;
  readonly title: string;
  /** Handlers of this kind of frame, besides those that every frame has. */
  readonly handlers?: Handlers;
  /** Is called with the frame, through which the caller sends messages to the page. */
  readonly made?: (frame: HostedFrame) => void;
}

/** What covers the frame: a spinner while the page loads, an error when it failed, or nothing. */
type Cover =
  { readonly state: 'loading' | 'gone' } | { readonly state: 'failed'; readonly reason: string };

function frameFor({ app, page, handlers }: Framed, listener: PageListener): HostedFrame {
  const frame: HostedFrame = makeFrame(app, page, {
    ...lifeHandlers(app, page, listener),
    ...linkHandlers(app),
    ...placeHandlers(app),
    ...signInHandlers(app),
    ...clipboardHandlers,
    ...dialogHandlers(app, page, () => frame),
    ...handlers,
  });
  return frame;
}

function coverElement(app: App, cover: Cover, retry: () => void): Drawn {
  const words = app.words().app;
  const attributes = { class: 'cover', role: 'status', hidden: cover.state === 'gone' };
  if (cover.state !== 'failed') {
    const spinner = h('span', { class: 'spinner', 'aria-hidden': 'true' });
    return h('div', attributes, cover.state === 'loading' && [spinner, words.loading]);
  }
  const sentence = cover.reason === '' ? words.failed : words.failedWith(cover.reason);
  const again = h('button', { type: 'button', onclick: retry }, words.retry);
  return h('div', attributes, h('p', {}, sentence), again);
}

/** Moves the focus out of the frame: forwards to the bar, backwards to the strip of tabs. */
function focusOutside(isForward: boolean): void {
  const next = isForward ? '.bar button' : '.strip [aria-current]';
  document.querySelector<HTMLElement>(next)?.focus();
}

/** Sends `themeChange` to the page when the theme changes. */
function useTheme(app: App, frame: HostedFrame): void {
  const { theme } = app.route();
  const sentTheme = useRef(theme);
  useLayoutEffect(() => {
    if (sentTheme.current !== theme) frame.send('themeChange', theme);
    sentTheme.current = theme;
  }, [theme]);
}

/** One attempt to load the page. */
const FrameAttempt: FunctionComponent<Framed & { readonly retry: () => void }> = ({
  retry,
  ...framed
}) => {
  const { app, title, made } = framed;
  const [cover, setCover] = useState<Cover>({ state: 'loading' });
  const [frame] = useState(() =>
    frameFor(framed, {
      loaded: () => {
        setCover({ state: 'gone' });
      },
      failed: (reason) => {
        setCover({ state: 'failed', reason });
      },
      left: focusOutside,
    }),
  );
  useLayoutEffect(() => made?.(frame), []);
  const isLoading = cover.state === 'loading';
  useLayoutEffect(() => {
    if (!isLoading) return undefined;
    const tooLate = () => {
      setCover({ state: 'failed', reason: '' });
    };
    const timer = setTimeout(tooLate, loadLimitMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isLoading]);
  useTheme(app, frame);
  return [coverElement(app, cover, retry), frame.draw(title)];
};

/** Shows a page of the app in a frame. When it does not load, the page says so and offers to try again. */
export const CoveredFrame: FunctionComponent<Framed> = (framed) => {
  const [tries, setTries] = useState(0);
  const retry = () => {
    setTries(tries + 1);
  };
  return h('div', { class: 'framed' }, h(FrameAttempt, { key: tries, ...framed, retry }));
};
