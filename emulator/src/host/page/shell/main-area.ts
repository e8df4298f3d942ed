import type { App } from '../base/app';
import { h, type Child, type Drawn } from '../base/dom';

/** Draws the page's main landmark. It has a name, because the app in its frame has a main landmark too. */
export function mainArea(
  app: App,
  look: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): Drawn {
  const attributes = { id: 'main', tabindex: '-1', 'aria-label': app.words().content };
  return h('main', { ...attributes, ...look }, ...children);
}
