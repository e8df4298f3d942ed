import type { App } from '../base/app';
import { h, type Child } from '../base/dom';

/** How much is unread: a number to see, and words for screen readers; nothing when all is read. */
export function unreadMarks(app: App, unread: number): Child {
  if (unread === 0) return undefined;
  return [
    h('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)),
    h('span', { class: 'only-read' }, `, ${app.words().rail.unread(unread)}`),
  ];
}
