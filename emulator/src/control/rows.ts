import * as v from 'valibot';
import type { Emulator } from '../state/emulator';
import { insertItem } from '../graph/lists/items';
import { findList } from '../graph/lists/lists';
import { actorOfUser } from '../graph/directory/people';
import { parseFields, withDefaults } from '../graph/lists/parse-fields';
import type { Actor, List } from '../graph/lists/model';

/** Body of `POST /_emulator/rows`. */
const schema = v.object({
  /** Id or title of the list. */
  list: v.string(),
  /** The `fields` of each row, as a POST of the item to Graph has them. */
  rows: v.array(v.record(v.string(), v.unknown())),
  /** The person who created the rows; the site itself when missing. */
  userId: v.optional(v.string()),
  /** When the rows were created, UTC; now when missing. */
  createdDateTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});

function actorFor(emulator: Emulator, userId: string | undefined): Actor {
  const user = emulator.tenant.users.find((one) => one.id === userId);
  if (user !== undefined) return actorOfUser(emulator, user);
  return { row: 1, application: { id: '', displayName: 'System Account' } };
}

/**
 * Adds rows to a list in one transaction and without counting resource units. One invalid row refuses all.
 *
 * @returns the list, and the rows' new ids
 */
export function loadRows(
  emulator: Emulator,
  body: unknown,
): { list: List; ids: readonly number[] } {
  const { list: name, rows, userId, createdDateTime } = v.parse(schema, body);
  const list = findList(emulator.store, name);
  const ids = emulator.store.transaction(() => {
    const actor = actorFor(emulator, userId);
    return rows.map((fields) => {
      const values = withDefaults(emulator, list, parseFields(emulator, { list }, fields));
      const now = createdDateTime === undefined ? {} : { now: `${createdDateTime.slice(0, 19)}Z` };
      return insertItem(emulator, list, { values, actor, ...now }).id;
    });
  });
  emulator.events.emit({ kind: 'list', id: list.id });
  return { list, ids };
}
