import { useCallback, useLayoutEffect, useRef } from 'react';

/** Returns a function that stays the same and calls `act` as it was given last, so that rows that have it need not be drawn again. */
export function useStable<A extends readonly unknown[]>(
  act: (...args: A) => void,
): (...args: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
