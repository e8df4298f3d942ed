import type { App } from '../base/app';
import { h, type Child } from '../base/dom';

/** Draws the number of unread messages, as a badge and as text for screen readers; nothing when there are none. */
export function unreadMarks(app: App, unread: number): Child {
  if (unread === 0) return undefined;
  return [
    h('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)),
    h('span', { class: 'only-read' }, `, ${app.words().rail.unread(unread)}`),
  ];
}
