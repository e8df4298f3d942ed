import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';

/** What calls to Graph cost. */
export function meterView(app: App, root: HTMLElement): View {
  root.className = 'meter-view';
  fill(
    root,
    h('h1', {}, app.words().meter.heading),
    h('p', { class: 'hint' }, app.words().meter.hint),
  );
  return { close: () => undefined };
}
