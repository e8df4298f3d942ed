import { useState } from 'react';
import * as v from 'valibot';
import {
  forgetDraft,
  keepDraft,
  readDrafts,
  type DraftOwner,
  type StoredDraft,
} from './device-drafts';

/** A draft with the instant of its last change. */
export type Kept<T> = T & { readonly keptAt: string };

/** The draft of one form in this window. `kept` is absent until the person types. */
export interface WindowDraft<T> {
  readonly kept: Kept<T> | undefined;
  /** False when the device refuses to store the draft; the form then says that nothing is kept. */
  readonly canKeep: boolean;
  readonly store: (next: T) => void;
  readonly discard: () => void;
}

interface Begun<T> {
  readonly kept: Kept<T>;
  readonly from: StoredDraft;
}

/** Returns the first draft that can be read. An older version of the tab may have stored another shape. */
function begunOf<T>(
  owner: DraftOwner,
  shape: v.GenericSchema<unknown, Kept<T>>,
): Begun<T> | undefined {
  for (const from of readDrafts(owner, new Date())) {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), from.text);
    if (read.success) return { kept: read.output, from };
  }
  return undefined;
}

/**
 * Reads the draft of the form that this device keeps, and keeps every change of it. Each window has a draft of its own, so that
 * two windows with one form do not overwrite each other's; a form without one goes on with the newest of another window.
 */
export function useWindowDraft<T extends object>(
  owner: DraftOwner,
  shape: v.GenericSchema<unknown, Kept<T>>,
): WindowDraft<T> {
  const [begun] = useState(() => begunOf(owner, shape));
  const [kept, setKept] = useState(begun?.kept);
  const [canKeep, setCanKeep] = useState(true);
  return {
    kept,
    canKeep,
    store: (next) => {
      const stamped = { ...next, keptAt: new Date().toISOString() };
      setKept(stamped);
      setCanKeep(keepDraft(owner, stamped));
    },
    discard: () => {
      setKept(undefined);
      forgetDraft(owner, begun?.from);
    },
  };
}
