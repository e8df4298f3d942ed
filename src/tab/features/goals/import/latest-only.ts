/** Asks questions of which only the answer to the last one counts. */
export interface LatestOnly<Q> {
  /** Asks after `delayMs` milliseconds, unless another question comes first. */
  readonly ask: (question: Q, delayMs: number) => void;
  /** Forgets the question that waits, and the answer that is awaited. */
  readonly forget: () => void;
}

/**
 * Makes a queue of one question: while one is answered, of several others the last is asked next. `onAnswer` is not told of an answer
 * while a newer question waits. `answer` may not reject.
 */
export function latestOnly<Q, A>(
  answer: (question: Q) => Promise<A>,
  onAnswer: (answered: A) => void,
): LatestOnly<Q> {
  let waiting: { readonly question: Q } | undefined;
  let isBusy = false;
  // Counts what has been forgotten, so that an answer that comes afterwards is not told.
  let era = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askNext = async (): Promise<void> => {
    if (isBusy) return;
    while (waiting !== undefined) {
      const { question } = waiting;
      const begun = era;
      [waiting, isBusy] = [undefined, true];
      const answered = await answer(question);
      isBusy = false;
      if (begun === era && !isWaiting()) onAnswer(answered);
    }
  };
  const isWaiting = (): boolean => waiting !== undefined;
  return {
    ask: (question, delayMs) => {
      clearTimeout(timer);
      waiting = { question };
      if (delayMs === 0) void askNext();
      else timer = setTimeout(() => void askNext(), delayMs);
    },
    forget: () => {
      clearTimeout(timer);
      waiting = undefined;
      era += 1;
    },
  };
}
