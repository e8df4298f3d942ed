import type { Report } from './follow-up/report';
import type { Round } from './follow-up/round';
import type { Goal } from './goals/goal';
import type { ConversationReference, Delivery } from './messages/ledger';
import type { Body } from './organisation/body';
import type { Setting } from './settings/setting';

/** What every row of a list has once it is read. */
export interface Entity {
  /** The row's id in SharePoint. */
  readonly id: string;
  /** The column Key: unique in its list, given when the row is made. */
  readonly key: string;
}

/**
 * What becomes of a person's edit in SharePoint.
 *
 * - `none`: the product alone writes the list. It is read every five minutes, and edits are taken as they are.
 * - `seen`: people edit the list. It is read every 12 seconds while a tab is open, and edits come back as an act.
 * - `judged`: as `seen`, and the act checks the row by rules of its own in `acts/list-edits`.
 * - `marked`: as `judged`, and the product saves each edited row. A row that a person wrote last was therefore edited
 *   while the product was not running.
 */
type Edits = 'none' | 'seen' | 'judged' | 'marked';

/** What is true of one list. */
export interface EntityFacts {
  /** Whether rules read the rows: they are part of the `World`. */
  readonly isInWorld: boolean;
  readonly edits: Edits;
}

/** The facts of a list with the type of its rows, which exists at compile time only. */
type Declared<T extends Entity, F> = F & { readonly rows?: readonly T[] };

/** Declares a list. It takes two calls, since TypeScript infers the facts only when the type has a call of its own. */
function entity<T extends Entity>() {
  return <const F extends EntityFacts>(facts: F): Declared<T, F> => facts;
}

/**
 * Every list of the site. A new list is a line here, its type in the domain and a file in `src/graph/lists` that is named
 * after it; tables, `World`, feeds, set-up and the fakes of tests follow from this declaration.
 */
export const entities = {
  bodies: entity<Body>()({ isInWorld: true, edits: 'judged' }),
  goals: entity<Goal>()({ isInWorld: true, edits: 'judged' }),
  rounds: entity<Round>()({ isInWorld: true, edits: 'judged' }),
  reports: entity<Report>()({ isInWorld: true, edits: 'marked' }),
  deliveries: entity<Delivery>()({ isInWorld: false, edits: 'none' }),
  conversations: entity<ConversationReference>()({ isInWorld: false, edits: 'none' }),
  settings: entity<Setting>()({ isInWorld: false, edits: 'none' }),
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

/** The name of a list whose edits in SharePoint come back as acts. */
export type EditedName = NamesWith<{ edits: Exclude<Edits, 'none'> }>;

/** The name of a list with a check of its own for edited rows. */
export type JudgedName = NamesWith<{ edits: 'judged' | 'marked' }>;

/** Every list, in the order of the declaration. */
export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The facts of a list. */
export function factsOf(name: EntityName): EntityFacts {
  return entities[name];
}

/** The lists that are part of the `World`. */
export const worldNames = entityNames.filter((name): name is WorldName => factsOf(name).isInWorld);

/** The lists whose edits in SharePoint come back as acts. */
export const editedNames = entityNames.filter(
  (name): name is EditedName => factsOf(name).edits !== 'none',
);

/**
 * An object with one value for each of the named lists. TypeScript cannot relate a generic `make` to the properties of
 * M: declare it as `<N extends EntityName>(name: N) => …N…`, so that each value is of its list's type.
 */
export function fromNames<M extends object>(
  names: readonly (keyof M & EntityName)[],
  make: (name: keyof M & EntityName) => object,
): M {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as M;
}
