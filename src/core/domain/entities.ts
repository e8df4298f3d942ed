import type { ReportRow } from './follow-up/report';
import type { Round } from './follow-up/round';
import type { GoalComment } from './goals/comment';
import type { Decision } from './decisions/decision';
import type { Goal } from './goals/goal';
import type { ConversationReference, Delivery } from './messages/ledger';
import type { Body } from './organisation/body';
import type { Setting } from './settings/setting';

/** The fields that every row of a list has after the product has read it. */
export interface Entity {
  /** The row's id in SharePoint. */
  readonly id: string;
  /** The column Key: unique in its list, given when the row is made. */
  readonly key: string;
}

/**
 * What the product does when a person edits the list in SharePoint.
 *
 * - `ignore`: it takes the row as it is. It reads such a list every five minutes.
 * - `accept`: it performs the act `list-edit.accept`. It reads such a list every 12 seconds while a tab is open.
 * - `check`: as `accept`, and the act checks the row by rules in `acts/list-edits`.
 * - `checkAndSave`: as `check`, and the act saves the row.
 *
 * When the product starts, it takes each row of such a list that a person wrote last for one that was edited while the
 * product was not running. The act is idempotent: it tells nobody twice of the same state of a row.
 */
type OnEdit = 'ignore' | 'accept' | 'check' | 'checkAndSave';

/** How the product uses one list. */
export interface EntityFacts {
  /** True when the rules read the rows, so that they are part of the `World`. */
  readonly isInWorld: boolean;
  readonly onEdit: OnEdit;
}

/** The facts of a list with the type of its rows, which exists at compile time only. */
type Declared<T extends Entity, F> = F & { readonly rows?: readonly T[] };

/** Declares a list. It needs two calls, since TypeScript infers the facts only when the row type has its own call. */
function entity<T extends Entity>() {
  return <const F extends EntityFacts>(facts: F): Declared<T, F> => facts;
}

/**
 * Every list of the site. To add a list, add a line here, its type in the domain, and a file in `src/graph/lists` that is
 * named after it. Tables, `World`, feeds, set-up and the fakes of tests follow from this declaration.
 */
export const entities = {
  bodies: entity<Body>()({ isInWorld: true, onEdit: 'check' }),
  goals: entity<Goal>()({ isInWorld: true, onEdit: 'check' }),
  decisions: entity<Decision>()({ isInWorld: true, onEdit: 'checkAndSave' }),
  rounds: entity<Round>()({ isInWorld: true, onEdit: 'check' }),
  reports: entity<ReportRow>()({ isInWorld: true, onEdit: 'checkAndSave' }),
  comments: entity<GoalComment>()({ isInWorld: true, onEdit: 'check' }),
  deliveries: entity<Delivery>()({ isInWorld: false, onEdit: 'ignore' }),
  conversations: entity<ConversationReference>()({ isInWorld: false, onEdit: 'ignore' }),
  settings: entity<Setting>()({ isInWorld: false, onEdit: 'check' }),
};

type All = typeof entities;
type RowOf<D> = D extends { readonly rows?: readonly (infer T)[] } ? T : never;
type NamesWith<F extends Partial<EntityFacts>> = {
  [N in keyof All]: All[N] extends F ? N : never;
}[keyof All];

/** The name of a list. */
export type EntityName = keyof All;

/** The type of each list's rows. */
export type Entities = { readonly [N in EntityName]: RowOf<All[N]> };

/** The name of a list that is part of the `World`. */
export type WorldName = NamesWith<{ isInWorld: true }>;

/** The name of a list for whose edits in SharePoint the product performs an act. */
export type EditedName = NamesWith<{ onEdit: Exclude<OnEdit, 'ignore'> }>;

/** The name of a list with a check of its own for edited rows. */
export type CheckedName = NamesWith<{ onEdit: 'check' | 'checkAndSave' }>;

/** Every list, in the order of the declaration. */
export const entityNames = Object.keys(entities) as readonly EntityName[];

/** Returns the facts of a list. */
export function factsOf(name: EntityName): EntityFacts {
  return entities[name];
}

/** The lists that are part of the `World`. */
export const worldNames = entityNames.filter((name): name is WorldName => factsOf(name).isInWorld);

/** The lists for whose edits in SharePoint the product performs an act. */
export const editedNames = entityNames.filter(
  (name): name is EditedName => factsOf(name).onEdit !== 'ignore',
);

/**
 * Makes an object with one value for each of the named lists. TypeScript cannot relate a generic `make` to the properties
 * of M: declare it as `<N extends EntityName>(name: N) => …N…`, so that each value is of its list's type.
 */
export function fromNames<M extends object>(
  names: readonly (keyof M & EntityName)[],
  make: (name: keyof M & EntityName) => object,
): M {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as M;
}
