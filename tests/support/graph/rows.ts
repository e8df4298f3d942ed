import type { Entity } from '../../../src/core/domain/entities';
import type { New } from '../../../src/core/ports';
import { cellsOf } from '../../../src/graph/columns/cells';
import { cleanFields, withoutNulls } from '../../../src/graph/columns/clean-fields';
import type { Fields, RowMap, WriteContext } from '../../../src/graph/columns/list-map';

/** A context in which no other row is found. */
export const writeContext: WriteContext = {
  find: () => undefined,
  faultText: () => 'Värdet saknas.',
};

const timeZone = 'Europe/Stockholm';

/** Returns fields as Graph answers them after they were sent: empty cells are absent, and lookups are text. */
function asGraphReturns(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(withoutNulls(fields as Record<string, never>)).map(([name, value]) => [
      name,
      name.endsWith('LookupId') ? String(value) : value,
    ]),
  );
}

/** Writes a value to a row, replaces some of its cells, and reads it as the row with the id 7. */
export function readRow<T extends Entity>(
  map: RowMap<T>,
  value: New<T>,
  cells: Readonly<Record<string, unknown>> = {},
): T {
  const fields = asGraphReturns(cleanFields(map.write(value, writeContext), map.description));
  return map.read(cellsOf({ ...fields, ...cells }, timeZone), '7');
}

/** Writes a value to a row and reads it again. */
export function roundTrip<T extends Entity>(map: RowMap<T>, value: New<T>): T {
  return readRow(map, value);
}
