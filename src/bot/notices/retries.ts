import type { ConnectorAnswer } from './connector-answer';

const tries = 3;
const firstWaitMs = 300;

/**
 * Repeats an update, at most twice, while its outcome is unknown, and once after a refusal, since Teams sometimes answers
 * a valid update with 403 or 404. Do not use it for a send, which could post the message twice.
 *
 * @see https://github.com/MicrosoftDocs/msteams-docs/issues/6139
 * @see https://github.com/MicrosoftDocs/msteams-docs/issues/6140
 * @see https://github.com/MicrosoftDocs/msteams-docs/issues/7613
 */
export async function withRetries(call: () => Promise<ConnectorAnswer>): Promise<ConnectorAnswer> {
  let answer = await call();
  for (let done = 1; done < tries && mayRepeat(answer, done); done += 1) {
    await pause(firstWaitMs * 2 ** done * Math.random());
    answer = await call();
  }
  return answer;
}

function mayRepeat(answer: ConnectorAnswer, done: number): boolean {
  return answer.kind === 'unknown' || (answer.kind === 'refused' && done === 1);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
