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
  type Moments,
} from './handlers';
import { placeHandlers } from './place-handlers';

/** Teams shows a failure when the app has not said within 30 s that it is loaded. */
const loadLimitMs = 30_000;

/** A page of the app with everything around it. Page and handlers are those of the first drawing. */
interface Framed {
  readonly app: App;
  readonly page: FramedPage;
  readonly title: string;
  /** What this place answers besides. */
  readonly handlers?: Handlers;
  /** Is given the frame, to speak to its page. */
  readonly made?: (frame: HostedFrame) => void;
}

/** What covers the frame: the page loads, it failed, or it is there and nothing covers it. */
type Cover =
  { readonly state: 'loading' | 'gone' } | { readonly state: 'failed'; readonly reason: string };

function frameFor({ app, page, handlers }: Framed, moments: Moments): HostedFrame {
  const frame: HostedFrame = makeFrame(app, page, {
    ...lifeHandlers(app, page, moments),
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
  const said = cover.reason === '' ? words.failed : words.failedWith(cover.reason);
  const again = h('button', { type: 'button', onclick: retry }, words.retry);
  return h('div', attributes, h('p', {}, said), again);
}

/** The keyboard comes out of the frame: to the bar, or back to the strip. */
function focusOutside(isForward: boolean): void {
  const next = isForward ? '.bar button' : '.strip [aria-current]';
  document.querySelector<HTMLElement>(next)?.focus();
}

/** Tells the page of another theme. */
function useTheme(app: App, frame: HostedFrame): void {
  const { theme } = app.where();
  const told = useRef(theme);
  useLayoutEffect(() => {
    if (told.current !== theme) frame.send('themeChange', theme);
    told.current = theme;
  }, [theme]);
}

/** One try to load the page. */
const Try: FunctionComponent<Framed & { readonly retry: () => void }> = ({ retry, ...framed }) => {
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

/** A page of the app in its frame, which follows the theme; a person may try again when it does not come. */
export const CoveredFrame: FunctionComponent<Framed> = (framed) => {
  const [tries, setTries] = useState(0);
  const retry = () => {
    setTries(tries + 1);
  };
  return h('div', { class: 'framed' }, h(Try, { key: tries, ...framed, retry }));
};
