import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import { retryAfterSeconds } from './retry-after';

/**
 * How a call of the connector ended. Only `later` and `refused` say for certain that nothing was posted. `id` is that of
 * what was made: a message, or a conversation, and then `activityId` is its first message.
 */
export type ConnectorAnswer =
  | { readonly kind: 'ok'; readonly id?: string; readonly activityId?: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unknown'; readonly reason: string };

const laterSeconds = 60;

/** Not now, and nothing was posted: no token, no connection, or the pace is kept. */
export const askLater: ConnectorAnswer = { kind: 'later', retryAfterSeconds: laterSeconds };

/** The connection was never made, so nothing can have been posted. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
/** Of the 4xx, those that leave it open whether the message was posted. */
const openRefusals = new Set([408, 412]);

const answerShape = v.looseObject({
  id: v.optional(v.string()),
  activityId: v.optional(v.string()),
});
const refusalShape = v.looseObject({
  error: v.looseObject({ code: v.optional(v.string()), subCode: v.optional(v.string()) }),
});
/** What `fetch` throws when no answer came: why is the cause of its error. */
const failureShape = v.looseObject({ cause: v.looseObject({ code: v.string() }) });

/**
 * Reads an HTTP answer. A 412, a 5xx and a redirect leave it open whether the message was posted.
 *
 * @see "Status codes from bot conversational APIs", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function readAnswer(answer: {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The whole body: JSON of Teams, or anything from something between. */
  readonly text: string;
}): ConnectorAnswer {
  const { status } = answer;
  const data = parsed(answer.text);
  if (status >= 200 && status < 300) return made(data);
  if (status === 429) {
    return { kind: 'later', retryAfterSeconds: retryAfterSeconds(answer.retryAfter) };
  }
  const isDefinite = status >= 400 && status < 500 && !openRefusals.has(status);
  return { kind: isDefinite ? 'refused' : 'unknown', reason: reasonOf(data, status) };
}

/** Reads why no answer came. */
export function readFailure(cause: unknown): ConnectorAnswer {
  const failure = v.safeParse(failureShape, cause);
  const code = failure.success ? failure.output.cause.code : undefined;
  if (code !== undefined && neverSent.has(code)) return askLater;
  return { kind: 'unknown', reason: code ?? 'no-answer' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON names no id and no code; the status alone says how the call ended.
    return undefined;
  }
}

function made(data: unknown): ConnectorAnswer {
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
