/** A long computation that can pause after each of its steps, so that other work of the process goes first. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Makes a value of each item, one item a step. */
export function* eachInSteps<T, R>(items: readonly T[], make: (item: T) => R): Steps<readonly R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}

/** Does all steps at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
