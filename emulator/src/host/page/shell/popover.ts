import type { Ref } from 'preact';
import { h, type Child, type Drawn } from '../base/dom';

/** The id and the heading of a panel, and the listener for `beforetoggle`. */
interface Panel {
  readonly id: string;
  readonly heading: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly opening?: (event: ToggleEvent) => void;
}

/** Draws a panel that a button with `popovertarget` opens. Escape and a click outside close it. */
export function popover(
  { id, heading, ref, opening }: Panel,
  ...children: readonly Child[]
): Drawn {
  const attributes = { id, class: 'panel', popover: 'auto', role: 'dialog' };
  return h(
    'div',
    {
      ...attributes,
      'aria-labelledby': `${id}-heading`,
      ref: ref ?? null,
      onbeforetoggle: opening,
    },
    h('h2', { id: `${id}-heading` }, heading),
    ...children,
  );
}
