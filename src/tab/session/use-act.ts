import { useRef, useState } from 'react';
import type { ActInput, ActName, ActReply } from '../../core/api/acts';
import { problemOf, type ApiProblem } from './problem';
import { useSession } from './session';
import { useReadAgain } from './use-view';

/** An act behind a button. */
export interface ActState<N extends ActName> {
  readonly isRunning: boolean;
  readonly problem: ApiProblem | undefined;
  readonly reply: ActReply<N> | undefined;
  /** Does it; answers `undefined` when it was refused (`problem` says why). */
  readonly run: (input: ActInput<N>) => Promise<ActReply<N> | undefined>;
  readonly forget: () => void;
}

/**
 * One act with its state. The key is kept until the server has decided, so that pressing again after silence cannot do
 * it twice; another input is another intention.
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
