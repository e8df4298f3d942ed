import type { Actor } from '../domain/base/actor';
import type { World } from '../domain/world';

/** A question about a person alone, which needs no item. */
type RoleTest = (actor: Actor, world: World) => boolean;

/** One line of the policy table: who may do an act to an item, and in which states of the item. */
export interface Line<Item> {
  /**
   * True when the actor may do the act to some item, or may turn out to. Each door asks this before it reads, parses or
   * loads anything. It may be true for a person to whom `who` then refuses every item, but never the other way round.
   */
  readonly toSome: RoleTest;
  /**
   * True when the actor may do the act to every item. Only such a person hears that an item is not there; everybody
   * else gets the same answer for an item that is missing and for one that they may not touch.
   */
  readonly toAll: RoleTest;
  readonly who: (actor: Actor, item: Item, world: World) => boolean;
  /** When absent, the act is possible in every state of the item. */
  readonly when?: (item: Item, world: World, actor: Actor) => boolean;
}

/**
 * The line of an act that saves rows. `handling` is the text that the list column Handling gets with each saved row. It
 * is Swedish, like the lists.
 */
export interface SavingLine<Item> extends Line<Item> {
  readonly handling: string;
}

/** The part of a line of an act that depends on the actor's roles alone, whatever the item. */
type RoleLine = Pick<Line<unknown>, 'toSome' | 'toAll' | 'who'>;

/** Declares that whoever has the role may do the act to every item, and that nobody else may do it at all. */
export function byRole(role: RoleTest): RoleLine {
  return { toSome: role, toAll: role, who: (actor, _item, world) => role(actor, world) };
}

/** Declares an act that saves no row. `Item` is the type of what the act is done to. */
export function reads<Item = undefined>(line: Line<Item>): Line<Item> {
  return line;
}

/** Declares an act that saves rows. `Item` is the type of what the act is done to. */
export function saves<Item = undefined>(line: SavingLine<Item>): SavingLine<Item> {
  return line;
}
