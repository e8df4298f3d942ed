import type { CleanFields } from './clean-fields';
import type { ListDescription } from './description';

/** No zone is nearer to UTC than this; less is the list's own rounding. */
const leastOffsetMs = 15 * 60_000;

/**
 * Has the list kept an instant at another time than was sent? In 2021 the `Z` of a new row's date was read as the site's
 * own time; a change of the row was not.
 *
 * @see graph.md §6; github.com/microsoftgraph/msgraph-sdk-java/issues/813
 */
export function areInstantsShifted(
  sent: CleanFields,
  kept: CleanFields,
  { columns }: ListDescription,
): boolean {
  const at = (cells: CleanFields, name: string) => Date.parse(String(cells[name] ?? ''));
  return columns
    .filter(({ kind }) => kind === 'instant')
    .some(({ name }) => Math.abs(at(sent, name) - at(kept, name)) >= leastOffsetMs);
}
