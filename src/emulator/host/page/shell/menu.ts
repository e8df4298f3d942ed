import { h, type Child } from '../base/dom';
import { icon } from '../base/icons';

/** One thing that a menu does. */
export interface MenuItem {
  readonly name: string;
  readonly isGrave?: boolean;
  readonly do: () => unknown;
}

let count = 0;

/** Puts the list below its button, inside the window. */
function place(list: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  const [top, left] = [bottom + 4, right - list.offsetWidth];
  list.style.top = `${String(Math.min(top, innerHeight - list.offsetHeight - 8))}px`;
  list.style.left = `${String(Math.max(8, left))}px`;
}

/** A button with three dots and the list of things to do behind it. */
export function menu(label: string, items: readonly MenuItem[]): readonly HTMLElement[] {
  count += 1;
  const id = `menu-${String(count)}`;
  const entry = ({ name, isGrave, do: work }: MenuItem): Child =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: isGrave === true ? 'grave' : undefined,
          onclick: () => {
            list.hidePopover();
            return work();
          },
        },
        name,
      ),
    );
  const list = h(
    'ul',
    { id, class: 'menu', popover: 'auto', 'aria-label': label },
    ...items.map(entry),
  );
  const button = h(
    'button',
    { type: 'button', class: 'quiet', popovertarget: id, 'aria-label': label, title: label },
    icon('more'),
  );
  list.addEventListener('toggle', () => {
    if (!list.matches(':popover-open')) return;
    place(list, button);
    list.querySelector('button')?.focus();
  });
  return [button, list];
}
