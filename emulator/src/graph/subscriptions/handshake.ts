import { NotDelivered, sendOut } from '../../control/send-out';
import type { Emulator } from '../../state/emulator';
import { GraphError, newGuid } from '../protocol/errors';
import { noteAttempt } from './journal';

/** Real milliseconds that an app has to prove that it wants the notifications. @see graph.md §10 */
const LIMIT_MS = 10_000;

const REFUSALS = {
  late: ['InvalidRequest', 'Subscription validation request timed out.'],
  status: [
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  ],
  text: [
    'ValidationError',
    'Subscription validation request failed. Response must exactly match validationToken query parameter.',
  ],
  type: [
    'ValidationError',
    'Subscription validation request failed. Response must be of content type text/plain.',
  ],
} as const;

/** The address with the token beside its own query, encoded as a form is: blanks are plus signs. */
function withToken(address: string, token: string): URL {
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  return url;
}

interface Echo {
  readonly status: number | null;
  /** What is wrong with it; undefined for a proof. */
  readonly fault: keyof typeof REFUSALS | undefined;
}

function judge(answer: Response, text: string, token: string): Echo['fault'] {
  if (answer.status !== 200) return 'status';
  if (text !== token) return 'text';
  return /^text\/plain\b/i.test(answer.headers.get('content-type') ?? '') ? undefined : 'type';
}

async function ask(emulator: Emulator, address: string, token: string): Promise<Echo> {
  const from = Date.now();
  try {
    const answer = await sendOut(emulator, {
      url: withToken(address, token),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: '',
      patienceMs: LIMIT_MS,
    });
    return { status: answer.status, fault: judge(answer, await answer.text(), token) };
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    return { status: null, fault: Date.now() - from >= LIMIT_MS ? 'late' : 'status' };
  }
}

/**
 * Makes an app prove that an address is its own: it must answer the decoded token as plain text with 200 within ten seconds.
 *
 * The token is a sentence with blanks and colons, as the service's is.
 *
 * @throws {GraphError} 400 `ValidationError`, or `InvalidRequest` when it took too long
 * @see graph.md §10, row 62
 */
export async function proveAddress(emulator: Emulator, address: string): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${newGuid()}`;
  const from = Date.now();
  const { status, fault } = await ask(emulator, address, token);
  const tookMs = Date.now() - from;
  const outcome = fault === undefined ? 'delivered' : 'failed';
  noteAttempt(emulator, { kind: 'validation', url: address, status, tookMs, outcome, parts: [] });
  if (fault === undefined) return;
  const [code, message] = REFUSALS[fault];
  throw new GraphError(400, code, { message });
}
