import { read } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';

interface Usage {
  readonly requests: number;
  readonly resourceUnits: number;
}

const everyMs = 2_000;

/** What the app has asked Graph for since this was made, counted on while the screen is open. */
export function costChip(app: App): { readonly element: HTMLElement; close(): void } {
  const words = app.words().meter;
  const path = `/_emulator/meter?clientId=${app.state.clientId}`;
  const number = new Intl.NumberFormat(app.locale());
  const element = h('button', {
    type: 'button',
    class: 'cost',
    title: words.sinceOpened,
    onclick: () => {
      app.go({ view: 'meter', item: '' });
    },
  });
  let before: Usage | undefined;
  const refresh = async () => {
    const now = await read<Usage>(path);
    // A meter that was set to zero meanwhile counts from there.
    if (before === undefined || now.requests < before.requests) before = now;
    const requests = number.format(now.requests - before.requests);
    const units = number.format(now.resourceUnits - before.resourceUnits);
    element.textContent = words.cost(requests, units);
  };
  void refresh();
  const timer = setInterval(() => void refresh(), everyMs);
  return {
    element,
    close: () => {
      clearInterval(timer);
    },
  };
}
