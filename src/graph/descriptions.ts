import { entityNames, type EntityName } from '../core/domain/entities';
import type { ListDescription } from './columns/description';
import { listMaps } from './list-registry';

/** Returns the lists that the lookups of a list point to. */
function lookupsOf({ columns }: ListDescription): readonly EntityName[] {
  return columns.flatMap((column) => (column.kind === 'lookup' ? column.to : []));
}

/** Puts each list after those that its lookups point to. Lists that point to each other stay in the order of their declaration. */
function inOrderOfLookups(names: readonly EntityName[]): readonly ListDescription[] {
  const ordered = new Map<EntityName, ListDescription>();
  const place = (name: EntityName, waiting: readonly EntityName[]) => {
    if (ordered.has(name) || waiting.includes(name)) return;
    const { description } = listMaps[name];
    for (const other of lookupsOf(description)) place(other, [...waiting, name]);
    ordered.set(name, description);
  };
  for (const name of names) place(name, []);
  return [...ordered.values()];
}

/** The descriptions of all lists, in the order in which set-up creates the lists. */
export const descriptions = inOrderOfLookups(entityNames);
