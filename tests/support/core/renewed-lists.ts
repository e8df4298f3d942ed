import { valuesOf, withChanges } from '../../../src/core/domain/base/row-list';
import {
  entityNames,
  fromNames,
  worldNames,
  type Entities,
  type Entity,
  type EntityName,
} from '../../../src/core/domain/entities';
import { worldOf, type World } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';
import type { Context, Stored, Table } from '../../../src/core/ports';
import { anInstance, listsOf } from './fake-context';

type AllRows = { [N in EntityName]: readonly Stored<Entities[N]>[] };

function storedRows<T extends Entity>(rows: readonly T[]): readonly Stored<T>[] {
  return rows.map((value) => ({ value, eTag: '1' }));
}

function readOnlyTable<T extends Entity>(rows: () => readonly Stored<T>[]): Table<T> {
  const refuse = () => Promise.reject(new TypeError('These lists change by put alone.'));
  return {
    all: rows,
    broken: () => [],
    find: (id) => rows().find(({ value }) => value.id === id),
    findByKey: (key) => rows().find(({ value }) => value.key === key),
    isMarked: () => false,
    versions: () => Promise.resolve({ versions: [], isComplete: true }),
    create: refuse,
    save: refuse,
    remove: refuse,
    writeAll: refuse,
  };
}

/** The lists of one municipality, whose rows change one by one as in the product's copy of the lists. */
export interface RenewedLists {
  /** Replaces the row with the same id, or adds the row at the end. */
  put<N extends EntityName>(name: N, value: Entities[N]): void;
  rows<N extends EntityName>(name: N): readonly Entities[N][];
  /** Makes a context whose world is renewed for the changes. */
  as(actor: Actor): Context;
  /** Makes a context with copies of all rows, so that nothing that was made before the last change is used for it. */
  asFresh(actor: Actor): Context;
}

/** Makes the lists with the rows of a world. */
export function renewedLists(beginning: World): RenewedLists {
  const lists: AllRows = fromNames<AllRows>(entityNames, (name) => {
    const inWorld = worldNames.find((one) => one === name);
    return inWorld === undefined ? [] : storedRows<Entity>(beginning[inWorld]);
  });
  const { settings, today } = beginning;
  // Contexts take their clock and ports from one instance; their rows are their own.
  const instance = anInstance(listsOf({ world: beginning }));
  const contextOf = (actor: Actor, from: AllRows): Context => ({
    ...instance.as(actor),
    tables: fromNames<Context['tables']>(entityNames, (name) =>
      readOnlyTable<Entity>(() => from[name]),
    ),
    settings: () => settings,
    world: () => worldOf({ settings, today }, (name) => valuesOf(from[name])),
  });
  /** Copies of all rows, made once after each change. */
  let copies: AllRows | undefined;
  return {
    put(name, value) {
      copies = undefined;
      const rows = lists[name];
      const found = rows.findIndex((row) => row.value.id === value.id);
      const at = found === -1 ? rows.length : found;
      const before = rows[at];
      const after = { value, eTag: String(Number(before?.eTag ?? 0) + 1) };
      // The cast is safe: the rows are those of the named list.
      Object.assign(lists, {
        [name]: withChanges<object>(rows, [{ at, ...(before && { before }), after }]),
      });
    },
    rows: (name) => valuesOf(lists[name]),
    as: (actor) => contextOf(actor, lists),
    asFresh: (actor) => contextOf(actor, (copies ??= structuredClone(lists))),
  };
}
