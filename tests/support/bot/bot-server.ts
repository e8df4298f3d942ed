import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createBot } from '../../../src/bot/create-bot';
import { connectorVerifier } from '../../../src/server/auth/verify-bot-token';
import { botRoutes } from '../../../src/server/routes/bot-routes';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { clockDifferences } from '../../../src/server/auth/clock-differences';
import { refusal } from '../../../src/server/routes/refusals';
import { fakeProduct } from './fake-context';
import type { Lists } from './fake-context';
import { people } from './granforsa';
import { connectorRecorder, issuer, listen } from './microsoft';
import { clocksOf } from '../clocks';

export const clientId = 'cccccccc-0000-4000-8000-000000000001';
export const tenantId = 'dddddddd-0000-4000-8000-000000000001';
const botIssuer = 'https://api.botframework.com';

/** An HTTP answer of the bot. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly statusCode?: number;
    readonly type?: string;
    /** A card, or text. */
    readonly value?: unknown;
  };
}

/** The product's bot behind the server's route and token check, with a test's own token issuer and connector. */
export async function startBot(lists: Lists = {}) {
  const product = fakeProduct(lists);
  const tokens = await issuer();
  const connector = await connectorRecorder();
  const serviceUrlHosts = [connector.host];
  const bot = createBot(
    {
      clientId,
      tenantId,
      serviceUrlHosts,
      token: () => Promise.resolve('connector-token'),
      teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
      tabDomain: 'jamna.granforsa.example',
    },
    product,
  );
  const botKeysUrl = tokens.keysUrl;
  const verifyConnector = connectorVerifier(
    { clientId, botIssuer, botKeysUrl, serviceUrlHosts },
    clocksOf(Date.now),
  );
  const app = new Hono();
  app.onError(
    refusal(
      product.log,
      clockDifferences(() => runningTime(0)),
    ),
  );
  app.route('/api/messages', botRoutes({ bot, verifyConnector }));
  const listener = getRequestListener(app.fetch);
  const server = await listen((request, response) => void listener(request, response));

  const token = (claims: Readonly<Record<string, unknown>> = {}) =>
    tokens.sign({ iss: botIssuer, aud: clientId, serviceurl: connector.serviceUrl, ...claims });

  const send = async (text: string, authorization: string | undefined): Promise<Answer> => {
    const answer = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(authorization && { authorization }) },
      body: text,
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };

  const activity = (own: Readonly<Record<string, unknown>>) => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    locale: 'sv-SE',
    from: { id: '29:1maja', name: 'Maja Modig', aadObjectId: people.manager },
    recipient: { id: `28:${clientId}`, name: 'Jämna' },
    conversation: { id: 'a:1maja', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...own,
  });

  /** Sends an activity with a token such as the Bot Framework would send. */
  const post = async (own: Readonly<Record<string, unknown>>) =>
    send(JSON.stringify(activity(own)), `Bearer ${await token()}`);

  /** Sends the activity of a pressed button on a card. */
  const press = (data: unknown, own: Readonly<Record<string, unknown>> = {}) =>
    post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'report.submit', data } },
      ...own,
    });

  const stop = async () => {
    await server.close();
    await connector.close();
    await tokens.close();
  };
  return {
    product,
    bot,
    tokens,
    connector,
    url: server.url,
    token,
    send,
    activity,
    post,
    press,
    stop,
  };
}

export type RunningBot = Awaited<ReturnType<typeof startBot>>;

/** Makes another person of the tenant, in the form that an activity names its sender. */
export const from = (objectId: string) => ({
  id: `29:1${objectId}`,
  name: 'Någon annan',
  aadObjectId: objectId,
});
