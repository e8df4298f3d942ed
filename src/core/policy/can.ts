import type { Actor } from '../domain/base/actor';
import { AppError } from '../domain/base/app-error';
import type { World } from '../domain/world';
import { followUpLines } from './follow-up';
import { goalLines } from './goals';
import type { Line, SavingLine } from './line';
import { listEditLines } from './list-edits';
import { messageLines } from './messages';
import { organisationLines } from './organisation';

/** The policy table: one line for each act of the product says who may do it, and in which states. */
const table = {
  ...organisationLines,
  ...goalLines,
  ...followUpLines,
  ...messageLines,
  ...listEditLines,
};
type Table = typeof table;

/** The name of an act, `noun.verb`. The API, the policy table, the log and the tab all use it. */
export type Act = keyof Table;

/** A function that takes the item of the act A; for a union of acts, a union of such functions. */
type TakesItem<A extends Act> = A extends Act
  ? (item: Parameters<Table[A]['who']>[1]) => void
  : never;

/** The type of the item to which an act is done; for a union of acts, an item that fits each of them. */
export type ItemOf<A extends Act> = TakesItem<A> extends (item: infer I) => void ? I : never;

/** The names of the acts that save rows. */
export type SavingAct = {
  readonly [A in Act]: Table[A] extends SavingLine<never> ? A : never;
}[Act];

/** Every act of the product, those of its own clock and lists included. */
export const actNames = Object.keys(table) as readonly Act[];

function lineOf<A extends Act>(act: A): Line<ItemOf<A>> {
  // The cast is safe: the line of an act takes the item of that act. TypeScript cannot infer this through the index.
  return table[act] as Line<ItemOf<A>>;
}

/**
 * True when the actor may do the act to the item in its present state. Views use it to decide which buttons to show.
 */
export function can<A extends Act>(actor: Actor, act: A, item: ItemOf<A>, world: World): boolean {
  const line = lineOf(act);
  return line.who(actor, item, world) && (line.when?.(item, world, actor) ?? true);
}

/**
 * Refuses an actor who may not do the act, whatever the state of the item. States are left to the domain rule, which
 * gives the reason and lets a repeated act succeed without a change (decision 0011).
 *
 * @throws {AppError} `not-allowed`
 */
export function authorize<A extends Act>(
  actor: Actor,
  act: A,
  item: ItemOf<A>,
  world: World,
): void {
  if (!lineOf(act).who(actor, item, world)) {
    throw refused(act);
  }
}

/**
 * Refuses an actor who may do the act to nothing at all. Each door asks this before it reads, parses or loads anything
 * for the act.
 *
 * @throws {AppError} `not-allowed`
 */
export function authorizeSome(actor: Actor, act: Act, world: World): void {
  if (!table[act].toSome(actor, world)) throw refused(act);
}

/** True when the actor may do the act to every item, so that no item need be asked about. */
export function mayAll(actor: Actor, act: Act, world: World): boolean {
  return table[act].toAll(actor, world);
}

/**
 * Makes the error for an item that is not there: `not-found` for whoever may do the act to every item. Everybody else
 * gets `not-allowed`, as for an item that exists and that they may not touch.
 */
export function missing(actor: Actor, act: Act, world: World): AppError {
  return mayAll(actor, act, world)
    ? new AppError('not-found', `The item of ${act} is not there`)
    : refused(act);
}

function refused(act: Act): AppError {
  return new AppError('not-allowed', `${act} is not for this person`);
}

/** Returns the text that the list column Handling gets when the act saves a row. */
export function handlingOf(act: SavingAct): string {
  return table[act].handling;
}
