import type { Actor } from '../domain/base/actor';
import type { World } from '../domain/world';

/** One line of the policy table: who may do an act to an item, and in which states of the item. */
export interface Line<Item> {
  readonly who: (actor: Actor, item: Item, world: World) => boolean;
  /** When absent, the act is possible in every state of the item. */
  readonly when?: (item: Item, world: World) => boolean;
}

/**
 * The line of an act that saves rows. `handling` is the text that the list column Handling gets with each saved row. It
 * is Swedish, like the lists.
 */
export interface SavingLine<Item> extends Line<Item> {
  readonly handling: string;
}

/** Declares an act that saves no row. `Item` is the type of what the act is done to. */
export function reads<Item = undefined>(line: Line<Item>): Line<Item> {
  return line;
}

/** Declares an act that saves rows. `Item` is the type of what the act is done to. */
export function saves<Item = undefined>(line: SavingLine<Item>): SavingLine<Item> {
  return line;
}
