import { useState } from 'react';
import type { UndoReply } from '../../../../core/api/import/acts';
import { useAct, type ActState } from '../../../session/use-act';

/** An import that has been taken back, and what has become of its rows. */
export interface Undone {
  readonly importKey: string;
  readonly reply: UndoReply;
}

/** Takes imports back that were made on this page. */
export interface Undoing extends Pick<ActState<'import.undo'>, 'isRunning' | 'problem'> {
  readonly undone: readonly Undone[];
  /** Takes an import back. Resolves to false when the server refuses it; `problem` then says why. */
  readonly undo: (importKey: string) => Promise<boolean>;
}

/** Adds what an undoing has done to what the ones before it did: the rows that were in use may have become free meanwhile. */
function withReply(undone: readonly Undone[], importKey: string, reply: UndoReply) {
  const before = undone.find((one) => one.importKey === importKey)?.reply;
  const sum = {
    ...reply,
    removed: reply.removed + (before?.removed ?? 0),
    restored: reply.restored + (before?.restored ?? 0),
  };
  return [...undone.filter((one) => one.importKey !== importKey), { importKey, reply: sum }];
}

/** Takes imports back, and holds what has become of them. */
export function useUndo(): Undoing {
  const { isRunning, problem, run } = useAct('import.undo');
  const [undone, setUndone] = useState<readonly Undone[]>([]);
  return {
    ...{ isRunning, problem, undone },
    undo: async (importKey) => {
      const reply = await run({ importKey });
      if (reply !== undefined) setUndone((now) => withReply(now, importKey, reply));
      return reply !== undefined;
    },
  };
}
