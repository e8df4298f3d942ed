import type { Actor } from '../domain/base/actor';
import type { World } from '../domain/world';

/** One line of the policy table: who may do an act to an item, and in which states of the item. */
export interface Line<Item> {
  readonly who: (actor: Actor, item: Item, world: World) => boolean;
  /** Absent: the act is possible in every state of the item. */
  readonly when?: (item: Item) => boolean;
}

/**
 * The line of an act that saves rows. `handling` is what the list column Handling says of a row that the act saved; it
 * is Swedish, as all of the lists.
 */
export interface SavingLine<Item> extends Line<Item> {
  readonly handling: string;
}

/** Declares an act that saves no row. `Item` is what the act is done to. */
export function reads<Item = undefined>(line: Line<Item>): Line<Item> {
  return line;
}

/** Declares an act that saves rows. `Item` is what the act is done to. */
export function saves<Item = undefined>(line: SavingLine<Item>): SavingLine<Item> {
  return line;
}
