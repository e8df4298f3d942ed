import type { Actor } from '../domain/base/actor';
import { AppError } from '../domain/base/app-error';
import type { World } from '../domain/world';
import { followUpLines } from './follow-up';
import { goalLines } from './goals';
import type { Line, SavingLine } from './line';
import { listEditLines } from './list-edits';
import { messageLines } from './messages';
import { organisationLines } from './organisation';

/** Who may do what, and when: every act of the product, one line each. */
const table = {
  ...organisationLines,
  ...goalLines,
  ...followUpLines,
  ...messageLines,
  ...listEditLines,
};
type Table = typeof table;

/** The name of an act, `noun.verb`: the same in the API, in the policy table, in the log and in the tab. */
export type Act = keyof Table;

/** What each act is done to. */
export type ItemOf<A extends Act> = Parameters<Table[A]['who']>[1];

/** The acts that save rows. */
export type SavingAct = {
  readonly [A in Act]: Table[A] extends SavingLine<never> ? A : never;
}[Act];

function lineOf<A extends Act>(act: A): Line<ItemOf<A>> {
  // The table's own line for this act takes this act's item; TypeScript cannot follow that through the index.
  return table[act] as Line<ItemOf<A>>;
}

/** True when the actor may do the act to the item now: what buttons rest on. */
export function can<A extends Act>(actor: Actor, act: A, item: ItemOf<A>, world: World): boolean {
  const line = lineOf(act);
  return line.who(actor, item, world) && (line.when?.(item) ?? true);
}

/**
 * Lets through those who may do the act at all. What the state refuses is left to the domain rule, which says why and
 * answers a repeated act as done.
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
    throw new AppError('not-allowed', `${act} is not for this person`);
  }
}

/** What the list column Handling says of a row that the act saved. */
export function handlingOf(act: SavingAct): string {
  return table[act].handling;
}
