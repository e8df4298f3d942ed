import type { Round } from './round';
import { byPeriod, roundsInState } from './round-rules';

/**
 * Returns the round that a page shows first: the open round that is due first, else one that is opening or closing, else the
 * planned round that is due first, else the newest closed round.
 */
export function presentRound(rounds: readonly Round[]): Round | undefined {
  const states = ['open', 'opening', 'closing', 'planned'] as const;
  const [first] = states.flatMap((state) => roundsInState(rounds, state));
  return first ?? rounds.filter(isClosed).toSorted(byPeriod).at(-1);
}

const isClosed = ({ state }: Round) => state === 'closed';
