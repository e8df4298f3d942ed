import { useEffect, useState } from 'react';
import { readSearch, type PeopleFound } from '../../core/domain/organisation/people-search';
import { readAddress } from '../../core/domain/organisation/address';
import { useSession } from '../session/session';

/** The state of a search of the directory. */
export type SearchState =
  | { readonly kind: 'idle' | 'searching' | 'failed' }
  | { readonly kind: 'found'; readonly text: string; readonly found: PeopleFound };

/** How long the tab waits after a key before it searches, so that it does not search for each letter. */
const pauseMs = 250;

const idle = { kind: 'idle' } as const;

/** The last answer, with the text for which it was asked. */
interface Answered {
  readonly text: string;
  readonly state: SearchState;
}

/**
 * Searches the directory for the text while a person writes it. A text that is a whole address is searched for by that address.
 * An answer that comes after the person has written more is dropped.
 */
export function usePeopleSearch(written: string): SearchState {
  const { api } = useSession();
  const text = readSearch(readAddress(written)?.mail ?? written);
  const [answered, setAnswered] = useState<Answered | undefined>(undefined);
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    const note = (state: SearchState): void => {
      if (isWanted) setAnswered({ text, state });
    };
    const timer = setTimeout(() => {
      api.people(text).then(
        (found) => note({ kind: 'found', text, found }),
        () => note({ kind: 'failed' }),
      );
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, text]);
  if (text === undefined) return idle;
  return answered?.text === text ? answered.state : { kind: 'searching' };
}
