import {
  h as describe,
  type ComponentChildren,
  type FunctionComponent,
  type Ref,
  type VNode,
} from 'preact';
import { attempt } from './attempt';

/** What an element may hold; `undefined` and `false` leave the place empty. */
export type Child = ComponentChildren;

/** A description of an element; Preact keeps the page's own elements in step with it. */
export type Drawn = VNode;

/** Names one of several siblings, so that each keeps its own element when others come, go or move. */
interface Keyed {
  readonly key?: string | number;
}

type Handlers<E> = {
  readonly [N in keyof HTMLElementEventMap as `on${N}`]?:
    ((event: HTMLElementEventMap[N] & { readonly currentTarget: E }) => unknown) | undefined;
};

/** Attributes by name, listeners as `on…`; what is `undefined` or `false` is left out. */
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
 * Describes an element, or a part that draws itself. Text children are text, never markup. What a listener fails at is
 * shown to the person.
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
