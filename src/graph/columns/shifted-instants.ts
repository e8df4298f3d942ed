import type { CleanFields } from './clean-fields';
import type { ListDescription } from './description';

/** The least difference that comes from a time zone. A smaller one comes from the list's rounding. */
const leastOffsetMs = 15 * 60_000;

/**
 * True when the list has stored an instant as another time than was sent. In 2021 Graph took the `Z` of a new row's date
 * for the site's local time, but not that of a change.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-java/issues/813, emulator/docs/behaviours.md row 28
 */
export function areInstantsShifted(
  sent: CleanFields,
  stored: CleanFields,
  { columns }: ListDescription,
): boolean {
  const at = (cells: CleanFields, name: string) => Date.parse(String(cells[name] ?? ''));
  return columns
    .filter(({ kind }) => kind === 'instant')
    .some(({ name }) => Math.abs(at(sent, name) - at(stored, name)) >= leastOffsetMs);
}
