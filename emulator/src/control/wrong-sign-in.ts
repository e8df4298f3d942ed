import type { Emulator } from '../state/emulator';
import type { TokenFlaw } from '../identity/token-flaws';
import { spoilToken } from '../identity/wrong-token';

/** Names under which an answer holds a token. */
const TOKENS = ['access_token', 'id_token', 'accessToken', 'idToken'];

/** The answer of a sign-in with every token in it made wrong in the same way; any other answer as it is. */
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
