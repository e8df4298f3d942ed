/** The same shape, where what may be absent may also be written as undefined. */
export type Loose<T> = {
  readonly [K in keyof T]: T extends Record<K, T[K]> ? T[K] : T[K] | undefined;
};

/** The shape without undefined: a field that may hold undefined may be absent instead. A union stays a union. */
export type Defined<T> = T extends unknown
  ? { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
      [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
    }
  : never;

/**
 * Leaves out the fields that are undefined, since an optional field of the domain is absent and never undefined. With a
 * type named (`definedOnly<Goal>({ … })`), the fields are checked against that type.
 */
export function definedOnly<const T extends object>(loose: T): Defined<T>;
export function definedOnly<T extends object>(loose: Loose<T>): T;
export function definedOnly(loose: object): object {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined));
}

/** The shape without some fields. A union stays a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The object without some of its fields. */
export function omit<T extends object, K extends keyof T>(
  from: T,
  ...fields: readonly K[]
): Without<T, K> {
  const kept = Object.entries(from).filter(([field]) => !fields.some((name) => name === field));
  // Exactly the named fields were dropped.
  return Object.fromEntries(kept) as Without<T, K>;
}
