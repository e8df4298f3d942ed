import { useState } from 'react';
import type { DraftOwner } from '../../session/device-drafts';
import { forget, keep, readKept, type KeptDraft } from './kept-draft';

/** The draft of one form on this device. `kept` is absent until the person types. */
export interface KeptDrafts {
  readonly kept: KeptDraft | undefined;
  /** False when the device refuses to store the draft; the form then says that nothing is kept. */
  readonly canKeep: boolean;
  readonly store: (next: Omit<KeptDraft, 'keptAt'>) => void;
  readonly discard: () => void;
}

/** Reads the draft that this device keeps, and keeps every change of it. */
export function useKeptDraft(owner: DraftOwner): KeptDrafts {
  const [kept, setKept] = useState(() => readKept(owner, new Date()));
  const [canKeep, setCanKeep] = useState(true);
  return {
    kept,
    canKeep,
    store: (next) => {
      const stamped = { ...next, keptAt: new Date().toISOString() };
      setKept(stamped);
      setCanKeep(keep(owner, stamped));
    },
    discard: () => {
      setKept(undefined);
      forget(owner);
    },
  };
}
