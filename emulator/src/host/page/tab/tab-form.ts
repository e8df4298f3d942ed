import type { App } from '../base/app';
import { h } from '../base/dom';
import { openModal, type Modal } from '../shell/modal';
import { fillPlaceholders } from './placeholders';
import { flatContext, type FramedPage } from './context';
import { coveredFrame } from './covered-frame';
import type { Handlers } from './frame';
import { text } from './handlers';

/** Teams gives a page so long to say how its saving went. */
const answerLimitMs = 30_000;

/** A page of the app in a window whose button the page allows. */
export interface TabForm {
  readonly heading: string;
  readonly page: FramedPage;
  /** What the button is called, and the event that it sends. */
  readonly button: string;
  readonly event: 'settings.save' | 'settings.remove';
  /** May the button be pressed before the page has said so? */
  readonly isReady: boolean;
  readonly handlers: Handlers;
  /** The page said that all went well. @returns why it did not after all */
  done(): Promise<string | undefined>;
}

/** The button, what is said beside it, and what the page has answered. */
function makeFoot(app: App, form: TabForm, press: () => void) {
  const words = app.words().app;
  const problem = h('p', { class: 'problem', role: 'alert' });
  const go = h('button', { type: 'button', class: 'primary', onclick: press }, form.button);
  const stop = h('button', { type: 'button', onclick: () => modal?.close() }, words.deny);
  let modal: Modal | undefined;
  let timer = 0;
  let isValid = form.isReady;
  const rest = () => {
    clearTimeout(timer);
    go.disabled = !isValid;
  };
  rest();
  return {
    element: h('footer', {}, problem, h('div', { class: 'row end' }, stop, go)),
    belongsTo: (window: Modal) => {
      modal = window;
    },
    rest,
    allow: (isNow: boolean) => {
      isValid = isNow;
      rest();
    },
    wait: () => {
      problem.textContent = '';
      go.disabled = true;
      timer = window.setTimeout(() => {
        rest();
        problem.textContent = words.failed;
      }, answerLimitMs);
    },
    fail: (reason: string) => {
      rest();
      problem.textContent = reason;
    },
  };
}

/**
 * Opens a page of the app that decides when its window's button may be pressed, and whether pressing it went well.
 *
 * @see tab.md §1, "configurable tab"
 */
export function openTabForm(app: App, form: TabForm): void {
  const { page, event } = form;
  const words = app.words().app;
  const foot = makeFoot(app, form, () => {
    foot.wait();
    frame.send(event, {});
  });
  const finish = async () => {
    const problem = await form.done();
    if (problem === undefined) modal.close();
    else foot.fail(problem);
  };
  const box = h('div', { class: 'task' });
  const url = fillPlaceholders(page.url, flatContext(app, page));
  const frame = coveredFrame(app, box, {
    page: { ...page, url },
    title: form.heading,
    handlers: {
      ...form.handlers,
      'settings.setValidityState': ({ args: [isValid] }) => foot.allow(isValid === true),
      [`${event}.success`]: () => void finish(),
      [`${event}.failure`]: ({ args: [reason] }) =>
        foot.fail(text(reason) === '' ? words.notSaved : words.failedWith(text(reason))),
    },
  });
  const modal = openModal(app, form.heading, {
    children: [box, foot.element],
    closed: () => {
      foot.rest();
      frame.close();
    },
  });
  foot.belongsTo(modal);
}
