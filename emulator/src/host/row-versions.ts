import type { Emulator } from '../state/emulator';
import { findList } from '../graph/lists/lists';
import { versionsOf } from '../graph/lists/keys';
import { localText } from '../graph/lists/local-time';
import type { Column, FieldValue, Item } from '../graph/lists/model';
import { lookupText } from '../graph/lists/render-item';

/** A version of a row, with the cells that it changed, as SharePoint's version history shows it. */
export interface RowVersion {
  readonly version: number;
  /** UTC. */
  readonly modified: string;
  readonly by: string;
  readonly changes: readonly { readonly column: string; readonly text: string }[];
}

function textOf(emulator: Emulator, column: Column, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (column.kind === 'person' || column.kind === 'lookup')
    return lookupText(emulator, column, value);
  if (column.kind !== 'dateTime' || typeof value !== 'string') return [value].flat().join('; ');
  const withTime = column.facet['dateTime']?.['format'] !== 'dateOnly';
  return localText(value, emulator.tenant.timeZone, withTime);
}

/** Lists the versions of a row, newest first, each with the cells in which it differs from the version before. */
export function versionsOfRow(
  emulator: Emulator,
  listId: string,
  itemId: number,
): readonly RowVersion[] {
  const list = findList(emulator.store, listId);
  const rows = emulator.store.range<Item>(versionsOf(list.id, itemId));
  const items = [...rows].map(({ value }) => value);
  const columns = list.columns.filter((column) => column.kind !== 'system' && !column.hidden);
  return items
    .map((item, at): RowVersion => {
      const before = items[at - 1]?.values ?? {};
      const changed = columns.filter(
        ({ name }) => JSON.stringify(item.values[name]) !== JSON.stringify(before[name]),
      );
      const { user, application } = item.modifiedBy;
      return {
        version: item.version,
        modified: item.modified,
        by: user?.displayName ?? application?.displayName ?? '',
        changes: changed.map((column) => ({
          column: column.displayName,
          text: textOf(emulator, column, item.values[column.name]),
        })),
      };
    })
    .reverse();
}
