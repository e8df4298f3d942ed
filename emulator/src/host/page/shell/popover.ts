import { h, type Child } from '../base/dom';

/** A panel that a button with `popovertarget` opens; Escape and a click outside close it. */
export function popover(id: string, heading: string, children: readonly Child[]): HTMLElement {
  return h(
    'div',
    { id, class: 'panel', popover: 'auto', role: 'dialog', 'aria-labelledby': `${id}-heading` },
    h('h2', { id: `${id}-heading` }, heading),
    ...children,
  );
}
