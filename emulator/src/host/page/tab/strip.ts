import { h, type Child, type Drawn } from '../base/dom';

/** A tab of a row of tabs. */
export interface StripEntry {
  readonly id: string;
  readonly name: string;
  readonly isHere: boolean;
  readonly open: () => void;
}

/** Draws the tabs of an app or a channel as a row of buttons; `more` follows them. */
export function tabStrip(
  label: string,
  entries: readonly StripEntry[],
  ...more: readonly Child[]
): Drawn {
  const items = entries.map(({ id, name, isHere, open }) => {
    const here = isHere ? 'page' : undefined;
    const button = h('button', { type: 'button', 'aria-current': here, onclick: open }, name);
    return h('li', { key: id }, button);
  });
  return h('nav', { class: 'strip', 'aria-label': label }, h('ul', {}, items), ...more);
}
