import { definedOnly } from '../../core/domain/base/defined';
import type { OwnReason } from '../../core/domain/messages/ledger';
import * as v from 'valibot';
import { retryAfterSeconds } from './retry-after';

/**
 * How a call of the connector ended. Only `later` and `refused` mean that nothing was posted for certain. `id` names the
 * message or conversation that the call made; for a conversation, `activityId` names its first message.
 */
export type ConnectorAnswer =
  | { readonly kind: 'ok'; readonly id?: string; readonly activityId?: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** `isForAll` is true when Teams asks the bot to wait with every conversation. */
  | { readonly kind: 'later'; readonly retryAfterSeconds: number; readonly isForAll?: true }
  | { readonly kind: 'unknown'; readonly reason: string };

const laterSeconds = 60;
const noAnswer: OwnReason = 'no-answer';

/** Nothing was posted, since there was no token, no connection, or no room within the rate limit. Try later. */
export const askLater: ConnectorAnswer = { kind: 'later', retryAfterSeconds: laterSeconds };

/** Error codes of a connection that was never made, so that nothing can have been posted. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
/** The 4xx after which the message may have been posted or not. */
const openRefusals = new Set([408, 412]);

const answerShape = v.looseObject({
  id: v.optional(v.string()),
  activityId: v.optional(v.string()),
});
/** A code as Teams writes one. The ledger keeps no other text of an answer, which may quote somebody. */
const codeOfTeams = v.optional(
  v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/))), undefined),
);
const refusalShape = v.looseObject({
  error: v.looseObject({ code: codeOfTeams, subCode: codeOfTeams }),
});
/** The error that `fetch` throws when no answer came; its `cause` has the code. */
const failureShape = v.looseObject({ cause: v.looseObject({ code: v.string() }) });

/**
 * Reads an HTTP answer. After 408, 412, a 5xx or a redirect, the message may have been posted or not: `unknown`. The same
 * holds for a success whose body is not JSON, since a proxy may have answered in place of Teams.
 *
 * @see "Status codes from bot conversational APIs", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function readAnswer(answer: {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The whole body: JSON from Teams, or anything from a proxy. `undefined` when it is too large to be read. */
  readonly text: string | undefined;
}): ConnectorAnswer {
  const { status } = answer;
  const data = parseJson(answer.text);
  if (status >= 200 && status < 300) return successAnswer(answer.text, data);
  if (status === 429) {
    return { kind: 'later', retryAfterSeconds: retryAfterSeconds(answer.retryAfter) };
  }
  const isDefinite = status >= 400 && status < 500 && !openRefusals.has(status);
  return { kind: isDefinite ? 'refused' : 'unknown', reason: reasonOf(data, status) };
}

/** Reads the error of a call that got no answer. */
export function readFailure(cause: unknown): ConnectorAnswer {
  const failure = v.safeParse(failureShape, cause);
  const code = failure.success ? failure.output.cause.code : undefined;
  if (code !== undefined && neverSent.has(code)) return askLater;
  return { kind: 'unknown', reason: code ?? noAnswer };
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A body that is not JSON has no id and no code, so the status alone decides.
    return undefined;
  }
}

function successAnswer(text: string | undefined, data: unknown): ConnectorAnswer {
  if (data === undefined && text !== '') return { kind: 'unknown', reason: noAnswer };
  const ids = v.safeParse(answerShape, data);
  if (!ids.success) return { kind: 'ok' };
  const { id, activityId } = ids.output;
  return definedOnly({ kind: 'ok', id, activityId });
}

function reasonOf(data: unknown, status: number): string {
  const refusal = v.safeParse(refusalShape, data);
  const { subCode, code } = refusal.success ? refusal.output.error : {};
  return subCode ?? code ?? `http-${status}`;
}
