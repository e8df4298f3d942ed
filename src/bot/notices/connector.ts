import * as v from 'valibot';
import { Client } from '@microsoft/teams.common';
import type { Log } from '../../core/actions/ports';
import type { BotSettings } from '../bot-settings';
import { isAllowedServiceUrl, isSafeId } from '../service-url';
import { createPacer } from './pacing';
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

/** The few calls of the Bot Framework's REST interface that the bot makes. No call repeats itself. */
export interface Connector {
  /** Opens a person's chat. Asking again gives the same chat. */
  createChat(serviceUrl: string, personId: string): Promise<ConnectorAnswer>;
  /** A new thread in a channel, by the channel's bare id. */
  createThread(serviceUrl: string, channelId: string, activity: object): Promise<ConnectorAnswer>;
  post(place: ConversationPlace, activity: object): Promise<ConnectorAnswer>;
  put(place: ConversationPlace, activityId: string, activity: object): Promise<ConnectorAnswer>;
}

/** A conversation and where its connector is. */
export interface ConversationPlace {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

interface Call {
  readonly method: 'post' | 'put';
  readonly serviceUrl: string;
  readonly path: string;
  /** What the pace is kept for. */
  readonly conversation: string;
  readonly ids: readonly string[];
  readonly body: object;
}

const timeoutMs = 15_000;
/** Longest wait for the pace inside a call; beyond it the message is for later. */
const longestWaitMs = 5_000;
const laterSeconds = 60;
/** The connection was never made, so nothing can have been posted. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

const answerShape = v.looseObject({
  id: v.optional(v.string()),
  activityId: v.optional(v.string()),
});
const refusalShape = v.looseObject({
  error: v.looseObject({ code: v.optional(v.string()), subCode: v.optional(v.string()) }),
});
const failureShape = v.looseObject({ code: v.optional(v.string()) });

/** Calls the connector with the bot's own token, at the pace that Teams allows. */
export function createConnector(settings: BotSettings, log: Log): Connector {
  const http = new Client();
  const pacer = createPacer();

  const call = async (asked: Call): Promise<ConnectorAnswer> => {
    const isSafe =
      isAllowedServiceUrl(asked.serviceUrl, settings.serviceUrlHosts) && asked.ids.every(isSafeId);
    if (!isSafe) return { kind: 'refused', reason: 'address-not-allowed' };
    const waitMs = pacer.reserve(asked.conversation, performance.now(), longestWaitMs);
    if (waitMs === undefined) return { kind: 'later', retryAfterSeconds: laterSeconds };
    await pause(waitMs);
    const token = await bearer(settings, log);
    return token === undefined
      ? { kind: 'later', retryAfterSeconds: laterSeconds }
      : send(http, asked, token);
  };

  const toConversation = ({ serviceUrl, conversationId }: ConversationPlace, activity: object) => ({
    serviceUrl,
    path: `/v3/conversations/${conversationId}/activities`,
    conversation: conversationId,
    ids: [conversationId],
    body: { ...activity, conversation: { id: conversationId } },
  });

  return {
    createChat: (serviceUrl, personId) => {
      const { tenantId, clientId } = settings;
      const tenant = { tenantId, channelData: { tenant: { id: tenantId } } };
      const body = { bot: { id: `28:${clientId}` }, members: [{ id: personId }], ...tenant };
      const path = '/v3/conversations';
      return call({ method: 'post', serviceUrl, path, conversation: personId, ids: [], body });
    },
    createThread: (serviceUrl, channelId, activity) => {
      const channelData = { channel: { id: channelId }, tenant: { id: settings.tenantId } };
      const body = { channelData, tenantId: settings.tenantId, activity };
      const path = '/v3/conversations';
      const ids = [channelId];
      return call({ method: 'post', serviceUrl, path, conversation: channelId, ids, body });
    },
    post: (place, activity) => call({ method: 'post', ...toConversation(place, activity) }),
    put: (place, activityId, activity) => {
      const to = toConversation(place, { ...activity, id: activityId });
      const path = `${to.path}/${activityId}`;
      return call({ method: 'put', ...to, path, ids: [...to.ids, activityId] });
    },
  };
}

async function bearer(settings: BotSettings, log: Log): Promise<string | undefined> {
  try {
    return await settings.token();
  } catch (cause) {
    log.alarm('bot.token', cause);
    return undefined;
  }
}

async function send(http: Client, asked: Call, token: string): Promise<ConnectorAnswer> {
  const address = asked.serviceUrl.replace(/\/+$/, '') + asked.path;
  try {
    const answer = await http.request<unknown>({
      method: asked.method,
      url: address,
      data: asked.body,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      timeout: timeoutMs,
      // A redirect would carry the token elsewhere.
      maxRedirects: 0,
      validateStatus: () => true,
    });
    return read(answer.status, answer.headers['retry-after'], answer.data);
  } catch (cause) {
    const failure = v.safeParse(failureShape, cause);
    const code = failure.success ? (failure.output.code ?? 'no-answer') : 'no-answer';
    return neverSent.has(code)
      ? { kind: 'later', retryAfterSeconds: laterSeconds }
      : { kind: 'unknown', reason: code };
  }
}

/** A 412, a 5xx and a redirect leave it open whether the message was posted. */
function read(status: number, retryAfter: unknown, data: unknown): ConnectorAnswer {
  if (status >= 200 && status < 300) return posted(data);
  const refusal = v.safeParse(refusalShape, data);
  const error = refusal.success ? refusal.output.error : {};
  const reason = error.subCode ?? error.code ?? `http-${status}`;
  if (status === 429) return { kind: 'later', retryAfterSeconds: retryAfterSeconds(retryAfter) };
  const isDefinite = status >= 400 && status < 500 && status !== 408 && status !== 412;
  return isDefinite ? { kind: 'refused', reason } : { kind: 'unknown', reason };
}

function posted(data: unknown): ConnectorAnswer {
  const ids = v.safeParse(answerShape, data);
  if (!ids.success) return { kind: 'ok' };
  const { id, activityId } = ids.output;
  return {
    kind: 'ok',
    ...(id === undefined ? {} : { id }),
    ...(activityId === undefined ? {} : { activityId }),
  };
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
