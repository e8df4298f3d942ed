import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App, View } from '../base/app';
import { h } from '../base/dom';
import { icon } from '../base/icons';
import type { OpenWindow } from '../base/windows';

const Modal: FunctionComponent<{ readonly app: App; readonly window: OpenWindow }> = ({
  app,
  window,
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, heading, draw, isClosing } = window;
  const close = () => dialog.current?.close();
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useLayoutEffect(() => {
    if (isClosing) close();
  }, [isClosing]);
  const closed = () => {
    app.windows.closed(id);
  };
  const label = app.words().app.close;
  const button = h(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': label, onclick: close },
    icon('close'),
  );
  return h(
    'dialog',
    { class: 'modal', 'aria-label': heading, ref: dialog, onclose: closed },
    h('header', {}, h('h2', {}, heading), button),
    draw(close),
  );
};

/** Draws the open modal windows. */
export const Modals: View = ({ app }) =>
  app.windows.all().map((window) => h(Modal, { key: window.id, app, window }));

/** Asks a yes-or-no question in a window. Closing the window is a no. */
export function askModal(
  app: App,
  heading: string,
  question: { readonly text: string; readonly yes: string; readonly no: string },
): Promise<boolean> {
  return new Promise((answer) => {
    const button = (isYes: boolean, close: () => void) => {
      const choose = () => {
        answer(isYes);
        close();
      };
      const look = isYes ? 'primary' : undefined;
      const word = isYes ? question.yes : question.no;
      return h('button', { type: 'button', class: look, onclick: choose }, word);
    };
    app.windows.open({
      heading,
      draw: (close) => [
        h('p', {}, question.text),
        h('div', { class: 'row end' }, button(false, close), button(true, close)),
      ],
      closed: () => {
        answer(false);
      },
    });
  });
}
