/** The same shape, where what may be absent may also be written as undefined. */
export type Loose<T> = {
  readonly [K in keyof T]: T extends Record<K, T[K]> ? T[K] : T[K] | undefined;
};

/** Leaves out what is undefined, so that an absent field is absent and not empty. */
export function definedOnly<T extends object>(loose: Loose<T>): T {
  const there = Object.entries(loose).filter(([, value]) => value !== undefined);
  // Only undefined fields were dropped, and Loose allows those only where T allows absence.
  return Object.fromEntries(there) as T;
}

/** The object without some of its fields. */
export function omit<T extends object, K extends keyof T>(from: T, ...fields: K[]): Omit<T, K> {
  const kept = Object.entries(from).filter(([field]) => !fields.some((name) => name === field));
  // Exactly the named fields were dropped.
  return Object.fromEntries(kept) as Omit<T, K>;
}
