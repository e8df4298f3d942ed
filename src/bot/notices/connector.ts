import type { Log } from '../../core/ports';
import type { BotSettings } from '../base/bot-settings';
import { isAllowedServiceUrl, isSafeId } from '../base/service-url';
import { askLater, readAnswer, readFailure } from './connector-answer';
import type { ConnectorAnswer } from './connector-answer';
import { createPacer } from './pacing';

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
interface ConversationPlace {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

interface Call {
  readonly method: 'POST' | 'PUT';
  readonly serviceUrl: string;
  readonly path: string;
  /** What the pace is kept for. */
  readonly conversation: string;
  /** Ids in the path. */
  readonly ids: readonly string[];
  readonly body: object;
}

type MakeCall = (call: Call) => Promise<ConnectorAnswer>;

const timeoutMs = 15_000;
/** Longest wait for the pace inside a call; beyond it the message is for later. */
const longestWaitMs = 5_000;

/**
 * Calls the connector with the bot's own token, at the pace that Teams allows, and only at addresses of the settings.
 *
 * @see Bot Connector REST API, learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function createConnector(settings: BotSettings, log: Log): Connector {
  const call = createCaller(settings, log);
  const tenant = {
    tenantId: settings.tenantId,
    channelData: { tenant: { id: settings.tenantId } },
  };
  const create = { method: 'POST', path: '/v3/conversations' } as const;
  return {
    createChat(serviceUrl, personId) {
      const bot = { id: `28:${settings.clientId}` };
      const body = { ...tenant, bot, members: [{ id: personId }] };
      return call({ ...create, serviceUrl, conversation: personId, ids: [], body });
    },
    createThread(serviceUrl, channelId, activity) {
      const channelData = { ...tenant.channelData, channel: { id: channelId } };
      const body = { ...tenant, channelData, activity };
      return call({ ...create, serviceUrl, conversation: channelId, ids: [channelId], body });
    },
    post: (place, activity) => call({ method: 'POST', ...activities(place, activity) }),
    put(place, activityId, activity) {
      const one = activities(place, { ...activity, id: activityId });
      const path = `${one.path}/${activityId}`;
      return call({ method: 'PUT', ...one, path, ids: [...one.ids, activityId] });
    },
  };
}

function activities({ serviceUrl, conversationId }: ConversationPlace, activity: object) {
  return {
    serviceUrl,
    path: `/v3/conversations/${conversationId}/activities`,
    conversation: conversationId,
    ids: [conversationId],
    body: { ...activity, conversation: { id: conversationId } },
  };
}

function createCaller(settings: BotSettings, log: Log): MakeCall {
  const pacer = createPacer();
  return async (call) => {
    const isSafe =
      isAllowedServiceUrl(call.serviceUrl, settings.serviceUrlHosts) && call.ids.every(isSafeId);
    if (!isSafe) return { kind: 'refused', reason: 'address-not-allowed' };
    const waitMs = pacer.reserve(call.conversation, performance.now(), longestWaitMs);
    if (waitMs === undefined) return askLater;
    await pause(waitMs);
    const token = await bearer(settings, log);
    return token === undefined ? askLater : send(call, token);
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

async function send(call: Call, token: string): Promise<ConnectorAnswer> {
  try {
    const response = await fetch(call.serviceUrl.replace(/\/+$/, '') + call.path, {
      method: call.method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(call.body),
      // A redirect would carry the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const retryAfter = response.headers.get('Retry-After');
    return readAnswer({ status: response.status, retryAfter, text: await response.text() });
  } catch (cause) {
    return readFailure(cause);
  }
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
