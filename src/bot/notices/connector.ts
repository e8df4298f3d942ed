import type { Log } from '../../core/ports';
import { bytesWithin } from '../../core/domain/base/bytes-within';
import type { BotSettings } from '../base/bot-settings';
import { isAllowedServiceUrl, isSafeId } from '../base/service-url';
import { askLater, readAnswer, readFailure } from './connector-answer';
import type { ConnectorAnswer } from './connector-answer';
import { askedWaits, type AskedWaits } from './asked-waits';
import { createPacer } from './pacing';

/** The calls of the Bot Framework's REST interface that the bot makes. The connector never repeats a call. */
export interface Connector {
  /** Opens a person's chat with the bot. A second call returns the same chat. */
  createChat(serviceUrl: string, personId: string): Promise<ConnectorAnswer>;
  /** Starts a new thread in a channel. `channelId` has no `;messageid=`. */
  createThread(serviceUrl: string, channelId: string, activity: object): Promise<ConnectorAnswer>;
  post(place: ConversationPlace, activity: object): Promise<ConnectorAnswer>;
  put(place: ConversationPlace, activityId: string, activity: object): Promise<ConnectorAnswer>;
}

/** A conversation and the address of its connector. */
interface ConversationPlace {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

interface Call {
  readonly method: 'POST' | 'PUT';
  readonly serviceUrl: string;
  readonly path: string;
  /** The conversation or person whose rate limit the call counts against. */
  readonly conversation: string;
  /** The ids to check before the call: those in its path, and a channel's. */
  readonly ids: readonly string[];
  readonly body: object;
}

type MakeCall = (call: Call) => Promise<ConnectorAnswer>;

const timeoutMs = 15_000;
/** The largest body of an answer that is read. Teams answers with two ids, or with a code and a sentence. */
const largestAnswer = 64 * 1024;
/** The longest wait for the rate limit inside a call. When it would be longer, the call answers `later`. */
const longestWaitMs = 5_000;
/** Teams asks for seconds. Somebody must know when it asks for more than a quarter of an hour. */
const alarmingWaitSeconds = 900;

/**
 * Makes a connector that sends the bot's own token, keeps the rate limit of Teams, and calls only the hosts of the
 * settings.
 *
 * @see Bot Connector REST API, https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
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
    post: (place, activity) => call({ method: 'POST', ...activityCall(place, activity) }),
    put(place, activityId, activity) {
      const one = activityCall(place, { ...activity, id: activityId });
      const path = `${one.path}/${activityId}`;
      return call({ method: 'PUT', ...one, path, ids: [...one.ids, activityId] });
    },
  };
}

function activityCall({ serviceUrl, conversationId }: ConversationPlace, activity: object) {
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
  const waits = askedWaits();
  return async (call) => {
    const isSafe =
      isAllowedServiceUrl(call.serviceUrl, settings.serviceUrlHosts) && call.ids.every(isSafeId);
    if (!isSafe) return { kind: 'refused', reason: 'address-not-allowed' };
    const asked = waits.waitOf(call.conversation, performance.now());
    if (asked !== undefined) return later(asked.untilMs - performance.now(), asked.isForAll);
    const waitMs = pacer.reserve(call.conversation, performance.now(), longestWaitMs);
    if (waitMs === undefined) return askLater;
    await pause(waitMs);
    const token = await bearer(settings, log);
    if (token === undefined) return askLater;
    return noted(call, await send(call, token), { waits, log });
  };
}

function later(ms: number, isForAll: boolean): ConnectorAnswer {
  const retryAfterSeconds = Math.max(1, Math.ceil(ms / 1_000));
  return { kind: 'later', retryAfterSeconds, ...(isForAll && { isForAll }) };
}

/** Remembers a 429, so that no call is made before the time. A long wait is an alarm, since messages are late by then. */
function noted(
  { conversation }: Call,
  answer: ConnectorAnswer,
  { waits, log }: { readonly waits: AskedWaits; readonly log: Log },
): ConnectorAnswer {
  if (answer.kind === 'ok') waits.taken();
  if (answer.kind !== 'later' || answer === askLater) return answer;
  const { retryAfterSeconds } = answer;
  if (retryAfterSeconds > alarmingWaitSeconds) {
    const cause = new Error(`Teams asks the bot to wait ${String(retryAfterSeconds)} seconds`);
    log.alarm('bot.long-wait', cause, { retryAfterSeconds });
  }
  const isForAll = waits.asked(conversation, performance.now() + retryAfterSeconds * 1_000);
  return isForAll ? { ...answer, isForAll } : answer;
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
      // A redirect would send the token to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const retryAfter = response.headers.get('Retry-After');
    return readAnswer({ status: response.status, retryAfter, text: await textOf(response) });
  } catch (cause) {
    return readFailure(cause);
  }
}

/** Reads the body as text; `undefined` when it is larger than any answer of Teams. */
async function textOf({ body }: Response): Promise<string | undefined> {
  const chunks = body === null ? [] : await bytesWithin(body, largestAnswer);
  return chunks && new TextDecoder().decode(Buffer.concat(chunks));
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
