import { h, render } from 'preact';
import { holdDrawingDuringPresses } from './base/presses';
import { openSession } from './base/session';
import { Page } from './shell/page';

async function begin(root: HTMLElement): Promise<void> {
  holdDrawingDuringPresses();
  // All is read before the first drawing.
  render(h(Page, { session: await openSession() }), root);
}

const root = document.getElementById('page');
if (root !== null) {
  begin(root).catch((failure: unknown) => {
    // Without a first answer there are no words in the person's language.
    root.textContent = String(failure);
  });
}
