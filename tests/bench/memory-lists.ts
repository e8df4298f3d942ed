import { nobodyFound } from '../../src/core/domain/organisation/people-search';
import {
  entityNames,
  fromNames,
  type Entities,
  type Entity,
  type EntityName,
} from '../../src/core/domain/entities';
import { AppError } from '../../src/core/domain/base/app-error';
import { defaultSettings } from '../../src/core/domain/settings/settings';
import type { New, Stored, Table } from '../../src/core/ports';
import { cleanFields, withoutNulls } from '../../src/graph/columns/clean-fields';
import type { RowMap, WriteContext } from '../../src/graph/columns/list-map';
import { listMaps } from '../../src/graph/list-registry';
import type { Lists } from '../../src/graph/open-lists';
import { ListCopy } from '../../src/graph/sync/list-copy';
import type { Row } from '../../src/graph/sync/row';
import { writeEach } from '../support/core/write-each';

/** Writes a value as Graph answers it after a save: empty cells are absent, and lookups are text. */
function rowOf<T extends Entity>(
  map: RowMap<T>,
  value: New<T>,
  row: { readonly id: string; readonly version: number; readonly context: WriteContext },
): Row {
  const cells = withoutNulls(cleanFields(map.write(value, row.context), map.description));
  const fields = Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [
      name,
      name.endsWith('LookupId') ? String(cell) : cell,
    ]),
  );
  return { id: row.id, eTag: `"${row.id},${String(row.version)}"`, fields };
}

function memoryTable<T extends Entity>(
  map: RowMap<T>,
  context: WriteContext,
  onChange: () => void,
): Table<T> {
  const copy = new ListCopy<T>({ map, timeZone: () => 'Europe/Stockholm', onChange });
  let lastId = 0;
  let version = 0;
  const put = (value: New<T>, id: string): Stored<T> => {
    const row = rowOf(map, value, { id, version: (version += 1), context });
    const stored = copy.put(row, copy.moment());
    if (stored === undefined) throw new AppError('invalid', 'The row cannot be read again.');
    return stored;
  };
  const table: Table<T> = {
    all: () => copy.all(),
    broken: () => copy.broken(),
    find: (id) => copy.find(id),
    findByKey: (key) => copy.findByKey(key),
    isMarked: () => false,
    versions: () => Promise.resolve({ versions: [], isComplete: true }),
    create: (value) =>
      Promise.resolve({ stored: put(value, String((lastId += 1))), created: true }),
    // The cast is safe: a value with an id has all that one without has.
    remove: () => Promise.resolve(false),
    save: ({ value }) => Promise.resolve(put(value as unknown as New<T>, value.id)),
    writeAll: (writes, trace) => writeEach(table, writes, trace),
  };
  return table;
}

/** The municipality's lists with the product's own copies of them; a save is written and read as a row, without Graph. */
export function memoryLists(): Lists {
  let version = 1;
  const context: WriteContext = {
    find: (list, id) => tables[list].find(id)?.value,
    faultText: () => '',
  };
  const tables = fromNames<Lists['tables']>(entityNames, <N extends EntityName>(name: N) =>
    memoryTable<Entities[N]>(listMaps[name], context, () => (version += 1)),
  );
  return {
    tables,
    settings: () => defaultSettings,
    directory: {
      resolve: () => Promise.resolve(undefined),
      search: () => Promise.resolve(nobodyFound),
    },
    membership: { standingOf: () => Promise.resolve('member'), confirm: () => undefined },
    load: () => Promise.resolve(),
    refresh: () => Promise.resolve([]),
    check: () => Promise.resolve([]),
    health: () => ({ graph: 'ok', signIn: 'ok', readAt: {} }),
    version: () => version,
  };
}
