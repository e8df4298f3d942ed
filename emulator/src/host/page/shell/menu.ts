import { h } from '../base/dom';
import { icon } from '../base/icons';

/** One thing that a menu does. */
export interface MenuItem {
  readonly name: string;
  readonly isGrave?: boolean;
  readonly do: () => unknown;
}

/** Puts the list below its button, inside the window. */
function place(list: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  const [top, left] = [bottom + 4, right - list.offsetWidth];
  list.style.top = `${String(Math.min(top, innerHeight - list.offsetHeight - 8))}px`;
  list.style.left = `${String(Math.max(8, left))}px`;
}

/** The list, which closes before it does what was chosen. */
function listOf(label: string, items: readonly MenuItem[]): HTMLElement {
  const entry = ({ name, isGrave, do: work }: MenuItem) => {
    const choose = () => {
      list.hidePopover();
      return work();
    };
    const look = isGrave === true ? 'grave' : undefined;
    return h('li', {}, h('button', { type: 'button', class: look, onclick: choose }, name));
  };
  const attributes = { class: 'menu', popover: 'auto', 'aria-label': label };
  const list = h('ul', attributes, ...items.map(entry));
  return list;
}

/** A button with three dots and the list of things to do behind it. The list is there only while it is open. */
export function menu(label: string, items: readonly MenuItem[]): HTMLElement {
  let isOpen = false;
  let wasOpen = false;
  const open = () => {
    // The press that closed it shall not open it again.
    if (wasOpen) return;
    const list = listOf(label, items);
    list.addEventListener('toggle', () => {
      isOpen = list.matches(':popover-open');
      button.setAttribute('aria-expanded', String(isOpen));
      if (!isOpen) list.remove();
    });
    button.after(list);
    list.showPopover();
    place(list, button);
    list.querySelector('button')?.focus();
  };
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-expanded': 'false',
      'aria-label': label,
      title: label,
      onpointerdown: () => {
        wasOpen = isOpen;
      },
      onkeydown: () => {
        wasOpen = false;
      },
      onclick: open,
    },
    icon('more'),
  );
  return button;
}
