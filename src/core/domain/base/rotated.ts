/**
 * Returns the items in the same order, from another beginning: `share` of the list, from 0 to below 1, comes last.
 */
export function rotated<T>(items: readonly T[], share: number): readonly T[] {
  const first = Math.floor(items.length * share);
  return [...items.slice(first), ...items.slice(0, first)];
}
