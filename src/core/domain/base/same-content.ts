/**
 * True when both values have the same content. Compares plain objects and arrays of plain values, whatever the order of their
 * fields; a field that is undefined counts as absent.
 */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return sameFields(a, b);
}

function sameFields(a: object, b: object): boolean {
  const [of, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const name in of) if (!sameContent(of[name], other[name])) return false;
  // Every field of the first has been compared; what is left is one that only the second has.
  for (const name in other) if (other[name] !== undefined && of[name] === undefined) return false;
  return true;
}
