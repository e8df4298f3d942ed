/** Thrown when an answer did not come in time. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** Waits for `work`, at most `limitMs`. @throws {TooLateError} */
export async function withTimeout<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLateError(`no answer in ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
