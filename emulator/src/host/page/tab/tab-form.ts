import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h } from '../base/dom';
import { flatContext, type FramedPage } from './context';
import { CoveredFrame } from './covered-frame';
import type { Handlers, HostedFrame } from './frame';
import { text } from './handlers';
import { fillPlaceholders } from './placeholders';

/** Teams waits 30 s for the page to report whether saving succeeded. */
const answerLimitMs = 30_000;

/** A page of the app in a window with a button, which the page enables (`pages.config.setValidityState`). */
export interface TabForm {
  readonly heading: string;
  readonly page: FramedPage;
  /** The text of the button. */
  readonly button: string;
  /** The event that a press of the button sends to the page. */
  readonly event: 'settings.save' | 'settings.remove';
  /** Is the button enabled from the start? */
  readonly isReady: boolean;
  readonly handlers: Handlers;
  /** Is called when the page reports success. @returns the reason when the emulator refuses, otherwise `undefined` */
  done(): Promise<string | undefined>;
}

interface FormProps {
  readonly app: App;
  readonly form: TabForm;
  readonly close: () => void;
}

/** Follows what the page reports: whether the button is enabled, and whether a press of it succeeded. */
function useAnswers({ app, form, close }: FormProps) {
  const words = app.words().app;
  const [isValid, setValid] = useState(form.isReady);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState('');
  const fail = (reason: string) => {
    setWaiting(false);
    setProblem(reason);
  };
  const finish = async () => {
    const why = await form.done().catch(() => words.failed);
    if (why === undefined) close();
    else fail(why);
  };
  useLayoutEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(fail, answerLimitMs, words.failed);
    return () => {
      clearTimeout(timer);
    };
  }, [isWaiting]);
  const handlers: Handlers = {
    ...form.handlers,
    'settings.setValidityState': ({ args: [isNow] }) => {
      setWaiting(false);
      setValid(isNow === true);
    },
    [`${form.event}.success`]: () => {
      attempt(finish);
    },
    [`${form.event}.failure`]: ({ args: [reason] }) => {
      fail(text(reason) === '' ? words.notSaved : words.failedWith(text(reason)));
    },
  };
  const wait = () => {
    setProblem('');
    setWaiting(true);
  };
  return { handlers, problem, wait, isAllowed: isValid && !isWaiting };
}

const TabFormPage: FunctionComponent<FormProps> = (props) => {
  const { app, form, close } = props;
  const { page, event, heading, button } = form;
  const frame = useRef<HostedFrame | undefined>(undefined);
  const { handlers, problem, wait, isAllowed } = useAnswers(props);
  const press = () => {
    wait();
    frame.current?.send(event, {});
  };
  const made = (one: HostedFrame) => {
    frame.current = one;
  };
  const [url] = useState(() => fillPlaceholders(page.url, flatContext(app, page)));
  const framed = { app, page: { ...page, url }, title: heading, handlers, made };
  const go = { type: 'button', class: 'primary', disabled: !isAllowed, onclick: press };
  const buttons = [
    h('button', { type: 'button', onclick: close }, app.words().app.deny),
    h('button', go, button),
  ];
  return [
    h('div', { class: 'task' }, h(CoveredFrame, framed)),
    h(
      'footer',
      {},
      h('p', { class: 'problem', role: 'alert' }, problem),
      h('div', { class: 'row end' }, ...buttons),
    ),
  ];
};

/**
 * Opens a window with a page of the app, for example the configuration page of a channel's tab. The page enables the
 * window's button and reports whether a press of it succeeded.
 *
 * @see "Create a configuration page", https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/configuration-page
 */
export function openTabForm(app: App, form: TabForm): void {
  app.windows.open({
    heading: form.heading,
    draw: (close) => h(TabFormPage, { app, form, close }),
  });
}
