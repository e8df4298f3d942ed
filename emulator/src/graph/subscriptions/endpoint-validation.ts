import { NotDelivered, sendWithFaults } from '../../control/send-with-faults';
import type { Emulator } from '../../state/emulator';
import { GraphError, newGuid } from '../protocol/errors';
import { recordAttempt } from './delivery-attempts';

/** Real milliseconds that an endpoint has to answer its validation. */
const TIMEOUT_MS = 10_000;

const ERRORS = {
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

/** Adds the token to the query of the address, form-encoded: blanks become plus signs. */
function withToken(address: string, token: string): URL {
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  return url;
}

interface ValidationResult {
  readonly status: number | null;
  /** What is wrong with the answer; undefined when it is correct. */
  readonly fault: keyof typeof ERRORS | undefined;
}

function faultOf(answer: Response, text: string, token: string): ValidationResult['fault'] {
  if (answer.status !== 200) return 'status';
  if (text !== token) return 'text';
  return /^text\/plain\b/i.test(answer.headers.get('content-type') ?? '') ? undefined : 'type';
}

async function sendToken(
  emulator: Emulator,
  address: string,
  token: string,
): Promise<ValidationResult> {
  const from = Date.now();
  try {
    const answer = await sendWithFaults(emulator, {
      url: withToken(address, token),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: '',
      timeoutMs: TIMEOUT_MS,
    });
    return { status: answer.status, fault: faultOf(answer, await answer.text(), token) };
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    return { status: null, fault: Date.now() - from >= TIMEOUT_MS ? 'late' : 'status' };
  }
}

/**
 * Validates an endpoint: it must answer 200 with the decoded token as plain text within ten seconds. The token
 * is a sentence with blanks and colons, as Graph's is.
 *
 * @throws {GraphError} 400 `ValidationError`, or `InvalidRequest` when the answer came too late
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 * @see docs/behaviours.md row 62
 */
export async function validateEndpoint(emulator: Emulator, address: string): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${newGuid()}`;
  const from = Date.now();
  const { status, fault } = await sendToken(emulator, address, token);
  const tookMs = Date.now() - from;
  const outcome = fault === undefined ? 'delivered' : 'failed';
  recordAttempt(emulator, { kind: 'validation', url: address, status, tookMs, outcome, parts: [] });
  if (fault === undefined) return;
  const [code, message] = ERRORS[fault];
  throw new GraphError(400, code, { message });
}
