import { useRef, useState } from 'react';
import type { ActInput, ActName, ActReply } from '../../core/api/acts';
import { problemOf, type ApiProblem } from './problem';
import { useSession } from './session';
import { useReadAgain } from './use-view';

/** The state of an act that a button starts. */
export interface ActState<N extends ActName> {
  readonly isRunning: boolean;
  readonly problem: ApiProblem | undefined;
  readonly reply: ActReply<N> | undefined;
  /** Does the act. Returns `undefined` when the server refuses it; `problem` then says why. */
  readonly run: (input: ActInput<N>) => Promise<ActReply<N> | undefined>;
  readonly forget: () => void;
}

/**
 * Returns a function that does an act, with the act's state. It keeps the `Idempotency-Key` until the server has
 * answered, so that pressing the button again after a lost answer does not repeat the act. Another input gets another
 * key.
 */
export function useAct<N extends ActName>(name: N): ActState<N> {
  const { api } = useSession();
  const readAgain = useReadAgain();
  const [state, setState] = useState<Pick<ActState<N>, 'isRunning' | 'problem' | 'reply'>>(atRest);
  const intention = useRef<{ readonly key: string; readonly input: string } | undefined>(undefined);

  const run = async (input: ActInput<N>): Promise<ActReply<N> | undefined> => {
    const text = JSON.stringify(input);
    if (intention.current?.input !== text)
      intention.current = { key: crypto.randomUUID(), input: text };
    setState({ ...atRest, isRunning: true });
    try {
      const reply = await api.act(name, input, intention.current.key);
      intention.current = undefined;
      setState({ ...atRest, reply });
      await readAgain();
      return reply;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem.mayPass) intention.current = undefined;
      setState({ ...atRest, problem });
      if (problem.kind === 'conflict' || problem.kind === 'not-allowed') await readAgain();
      return undefined;
    }
  };
  return { ...state, run, forget: () => setState(atRest) };
}

const atRest = { isRunning: false, problem: undefined, reply: undefined };
