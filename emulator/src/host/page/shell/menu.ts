import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { h } from '../base/dom';
import { icon } from '../base/icons';

/** An item of a menu. */
export interface MenuItem {
  readonly name: string;
  readonly isDestructive?: boolean;
  readonly do: () => unknown;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** Places the list below its button, within the browser window. */
function place(list: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  const [top, left] = [bottom + 4, right - list.offsetWidth];
  list.style.top = `${String(Math.min(top, innerHeight - list.offsetHeight - 8))}px`;
  list.style.left = `${String(Math.max(8, left))}px`;
}

interface ListProps extends MenuProps {
  readonly button: { readonly current: HTMLButtonElement | null };
  readonly closed: () => void;
}

/** The list of items. It closes before it runs the chosen item. */
const MenuList: FunctionComponent<ListProps> = ({ label, items, button, closed }) => {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (list.current === null || button.current === null) return;
    list.current.showPopover();
    place(list.current, button.current);
    list.current.querySelector('button')?.focus();
  }, []);
  const entry = ({ name, isDestructive, do: work }: MenuItem) => {
    const choose = () => {
      list.current?.hidePopover();
      return work();
    };
    const look = isDestructive === true ? 'destructive' : undefined;
    const choice = h('button', { type: 'button', class: look, onclick: choose }, name);
    return h('li', { key: name }, choice);
  };
  const attributes = { class: 'menu', popover: 'auto', 'aria-label': label };
  const toggled = ({ newState }: ToggleEvent) => {
    if (newState === 'closed') closed();
  };
  return h('ul', { ...attributes, ref: list, ontoggle: toggled }, items.map(entry));
};

/** A button with three dots that opens a list of things to do. The list is drawn only while it is open. */
export const Menu: FunctionComponent<MenuProps> = ({ label, items }) => {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const open = () => {
    // A press on the button closes an open list before `click`; that click does not open it again.
    if (!wasOpen.current) setOpen(true);
  };
  const attributes = {
    type: 'button',
    class: 'quiet',
    'aria-expanded': String(isOpen),
    'aria-label': label,
    title: label,
    ref: button,
    onpointerdown: () => {
      wasOpen.current = isOpen;
    },
    onkeydown: () => {
      wasOpen.current = false;
    },
    onclick: open,
  };
  const closed = () => {
    setOpen(false);
  };
  return [
    h('button', attributes, icon('more')),
    isOpen && h(MenuList, { label, items, button, closed }),
  ];
};
