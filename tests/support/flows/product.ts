import { randomUUID } from 'node:crypto';
import type { ActName, ActReply } from '../../../src/core/api/acts';
import type { ApiError } from '../../../src/core/api/api-error';
import { describedFetch } from '../api-description';
import type { Emulator } from './emulator';

/** The outcome of an act: its reply, or the error of the API. */
export type Outcome<N extends ActName> =
  | { readonly status: 200; readonly reply: ActReply<N>; readonly error?: undefined }
  | { readonly status: number; readonly reply?: undefined; readonly error: ApiError['error'] };

/** A client of one instance of the product for one person, with the token that Teams would send. */
export interface Desk {
  /** Reads a view and returns the answer, whatever its status. */
  ask(view: string): Promise<Response>;
  /** Reads a view. @throws {Error} when the server does not answer 200 */
  view<V>(view: string): Promise<V>;
  act<N extends ActName>(name: N, input: object, key?: string): Promise<Outcome<N>>;
  /** Does an act and returns its reply. @throws {Error} with the API's error when the act is refused */
  done<N extends ActName>(name: N, input: object): Promise<ActReply<N>>;
}

/** Makes the client of the person whose name begins with `name`, for the instance at the address. */
export async function deskOf(emulator: Emulator, product: string, name: string): Promise<Desk> {
  const authorization = { Authorization: `Bearer ${await emulator.tokenOf(name)}` };
  const ask = (view: string) =>
    describedFetch(`${product}/api/views/${view}`, { headers: authorization });
  const act = async <N extends ActName>(act: N, input: object, key: string = randomUUID()) => {
    const answer = await describedFetch(`${product}/api/acts/${act}`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(input),
    });
    const body: unknown = await answer.json();
    const { status } = answer;
    if (status === 200) return { status, reply: body as ActReply<N> } as Outcome<N>;
    return { status, error: (body as ApiError).error } as Outcome<N>;
  };
  return {
    ask,
    act,
    async view<V>(view: string) {
      const answer = await ask(view);
      if (answer.status !== 200) throw new Error(`${view}: ${await answer.text()}`);
      return (await answer.json()) as V;
    },
    async done(name, input) {
      const { reply, error } = await act(name, input);
      if (reply === undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
      return reply;
    },
  };
}
