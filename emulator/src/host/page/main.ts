import { h, render } from 'preact';
import { holdDrawingDuringPresses } from './base/presses';
import { openSession } from './base/session';
import { Page } from './shell/page';

async function begin(root: HTMLElement): Promise<void> {
  holdDrawingDuringPresses();
  // The page reads all its data before it is drawn for the first time.
  render(h(Page, { session: await openSession() }), root);
}

const root = document.getElementById('page');
if (root !== null) {
  begin(root).catch((failure: unknown) => {
    // The page's texts come with the first answer; without them it can only show the error itself.
    root.textContent = String(failure);
  });
}
