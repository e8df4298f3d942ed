import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';

/** The main area of the page. It is named, since the app in its frame has a main part of its own. */
export function mainArea(
  app: App,
  look: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): Drawn {
  const attributes = { id: 'main', tabindex: '-1', 'aria-label': app.words().content };
  return h('main', { ...attributes, ...look }, ...children);
}
