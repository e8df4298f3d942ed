import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';

/** The lists of the site. */
export function listsView(app: App, root: HTMLElement): View {
  root.className = 'lists-view';
  fill(root, h('h1', {}, app.words().lists.heading), h('p', { class: 'empty' }, app.words().lists.none));
  return { close: () => undefined };
}
