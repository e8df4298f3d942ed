import { h, type Child } from '../base/dom';

/** A tab of a strip. */
export interface StripEntry {
  readonly name: string;
  readonly isHere: boolean;
  readonly open: () => void;
}

/** The tabs of an app or a channel as buttons in a row; `more` follows them. */
export function tabStrip(
  label: string,
  entries: readonly StripEntry[],
  more: readonly Child[] = [],
): HTMLElement {
  const items = entries.map(({ name, isHere, open }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'aria-current': isHere ? 'page' : undefined, onclick: open },
        name,
      ),
    ),
  );
  return h('nav', { class: 'strip', 'aria-label': label }, h('ul', {}, ...items), ...more);
}
