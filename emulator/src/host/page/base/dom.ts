import {
  h as describe,
  type ComponentChildren,
  type FunctionComponent,
  type Ref,
  type VNode,
} from 'preact';
import { attempt } from './attempt';

/** What an element may contain. Preact draws nothing for `undefined` and `false`. */
export type Child = ComponentChildren;

/** A description of an element, from which Preact makes and updates the element of the page. */
export type Drawn = VNode;

/** Identifies one of several siblings, so that each keeps its element when others are added, removed or moved. */
interface Keyed {
  readonly key?: string | number;
}

type Handlers<E> = {
  readonly [N in keyof HTMLElementEventMap as `on${N}`]?:
    ((event: HTMLElementEventMap[N] & { readonly currentTarget: E }) => unknown) | undefined;
};

/** Attributes by name and listeners as `on…`. Preact leaves out those that are `undefined` or `false`. */
export type Props<E> = Keyed & { readonly ref?: Ref<E> } & Handlers<E> &
  Readonly<Record<string, unknown>>;

type Part<P> = FunctionComponent<P>;

function guarded(name: string, value: unknown): unknown {
  if (!name.startsWith('on') || typeof value !== 'function') return value;
  const listener = value as (event: Event) => unknown;
  return (event: Event) => {
    attempt(() => listener(event));
  };
}

const guardAll = (props: object) =>
  Object.fromEntries(Object.entries(props).map(([name, value]) => [name, guarded(name, value)]));

/**
 * Describes an element or a component. Text children are text, never markup. When a listener fails, the page shows the
 * failure to the person.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props?: Props<HTMLElementTagNameMap[K]>,
  ...children: readonly Child[]
): Drawn;
export function h<P extends object>(part: Part<P>, props: P & Keyed): Drawn;
export function h(
  what: string | Part<object>,
  props: object = {},
  ...children: readonly Child[]
): Drawn {
  if (typeof what !== 'string') return describe(what, props);
  return describe(what, guardAll(props), ...children);
}
