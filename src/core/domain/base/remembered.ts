/**
 * Makes a function remember its last result for each `key` object. It works again when one of the other inputs is another
 * value or object than the last time. Inputs are never changed in place, so the same object means the same content.
 */
export function remembered<K extends object, I extends readonly unknown[], R>(
  make: (key: K, ...inputs: I) => R,
): (key: K, ...inputs: I) => R {
  const results = new WeakMap<K, { readonly inputs: I; readonly value: R }>();
  return (key, ...inputs) => {
    const last = results.get(key);
    if (last?.inputs.every((input, at) => input === inputs[at]) === true) return last.value;
    const value = make(key, ...inputs);
    results.set(key, { inputs, value });
    return value;
  };
}
