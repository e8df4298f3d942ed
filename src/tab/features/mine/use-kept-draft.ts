import { useState } from 'react';
import { forget, keep, readKept, type DraftOwner, type KeptDraft } from './kept-draft';

/** What this device keeps of one form. `kept` is absent while nothing is typed. */
export interface KeptDrafts {
  readonly kept: KeptDraft | undefined;
  /** False when the device refuses to keep anything: the person is told. */
  readonly canKeep: boolean;
  readonly store: (next: Omit<KeptDraft, 'keptAt'>) => void;
  readonly letGo: () => void;
}

/** Reads what was kept before, and keeps what is typed from now on. */
export function useKeptDraft(owner: DraftOwner): KeptDrafts {
  const [kept, setKept] = useState(() => readKept(owner));
  const [canKeep, setCanKeep] = useState(true);
  return {
    kept,
    canKeep,
    store: (next) => {
      const stamped = { ...next, keptAt: new Date().toISOString() };
      setKept(stamped);
      setCanKeep(keep(owner, stamped));
    },
    letGo: () => {
      setKept(undefined);
      forget(owner);
    },
  };
}
