/** What an element may hold; `undefined` and `false` leave the place empty. */
export type Child = Node | string | undefined | false;

/** Attributes by name; functions under `on…` are listeners, `value` and `checked` are set as properties. */
export type Props = Readonly<
  Record<string, string | number | boolean | undefined | ((event: Event) => unknown)>
>;

function set(element: HTMLElement, name: string, value: Props[string]): void {
  if (typeof value === 'function') {
    element.addEventListener(name.replace(/^on/, ''), (event) => void value(event));
  } else if (name === 'value' || name === 'checked') {
    Object.assign(element, { [name]: value });
  } else if (value !== undefined && value !== false) {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Makes an element. Text children are text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  // Children first, so that a select knows its options when its value is set.
  element.append(...children.filter((c) => c !== undefined && c !== false));
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  return element;
}

/** Replaces everything in an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((c) => c !== undefined && c !== false));
}
