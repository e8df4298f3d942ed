import type { App } from '../base/app';
import { h, type Child } from '../base/dom';
import { icon } from '../base/icons';

/** A window above the page. */
export interface Modal {
  readonly element: HTMLDialogElement;
  close(): void;
}

/** Opens a window above the page; `closed` is called once, however it closes. */
export function openModal(
  app: App,
  heading: string,
  content: { readonly children: readonly Child[]; closed?(): void },
): Modal {
  const close = () => {
    element.close();
  };
  const element = h(
    'dialog',
    { class: 'modal', 'aria-label': heading },
    h(
      'header',
      {},
      h('h2', {}, heading),
      h(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': app.words().app.close, onclick: close },
        icon('close'),
      ),
    ),
    ...content.children,
  );
  element.addEventListener('close', () => {
    element.remove();
    content.closed?.();
  });
  document.body.append(element);
  element.showModal();
  return { element, close };
}

/** Asks a yes or no. */
export function askModal(
  app: App,
  heading: string,
  question: { readonly text: string; readonly yes: string; readonly no: string },
): Promise<boolean> {
  return new Promise((answer) => {
    const say = (yes: boolean) => () => {
      answer(yes);
      modal.close();
    };
    const modal = openModal(app, heading, {
      children: [
        h('p', {}, question.text),
        h(
          'div',
          { class: 'row end' },
          h('button', { type: 'button', onclick: say(false) }, question.no),
          h('button', { type: 'button', class: 'primary', onclick: say(true) }, question.yes),
        ),
      ],
      closed: () => {
        answer(false);
      },
    });
  });
}
