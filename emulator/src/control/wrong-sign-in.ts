import type { Emulator } from '../state/emulator';
import type { TokenFlaw } from '../identity/token-flaws';
import { spoilToken } from '../identity/wrong-token';

/** The properties in which a sign-in answer has a token. */
const TOKENS = ['access_token', 'id_token', 'accessToken', 'idToken'];

/** Gives every token in a sign-in answer the same flaw, and returns any other answer unchanged. */
export async function spoilSignIn(
  emulator: Emulator,
  answer: Response,
  flaw: TokenFlaw,
): Promise<Response> {
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  const body = (await answer.clone().json()) as Record<string, unknown>;
  for (const name of TOKENS) {
    const token = body[name];
    if (typeof token === 'string') body[name] = await spoilToken(emulator, token, flaw);
  }
  return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
}
