import { freePorts } from '../../start/free-ports.mjs';
import type { EmulatorInfo } from '../../start/start-emulator.mjs';
import { startProduct, type Product } from '../connector/product';
import { jsonBody, readAnswer, startRunning } from './running';

/** A person as the host page lists them. */
export interface TestPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly group: string;
  readonly kind: string;
  readonly hasApp: boolean;
}

/** The emulator with a minimal product beside it. */
export interface Emulator {
  readonly host: string;
  readonly tenantId: string;
  readonly botId: string;
  readonly product: Product;
  readonly teams: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly memberIds: readonly string[];
    readonly channels: readonly { readonly id: string; readonly displayName: string }[];
  }[];
  /** All people, in the order of the tenant file. */
  readonly people: readonly TestPerson[];
  person(name: string): TestPerson;
  /** Calls the connector as the bot. */
  bot(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Calls the connector with another token, or without one. */
  botWith(token: string | undefined, method: string, path: string): Promise<Answered>;
  /** Calls the emulator as the host page does. */
  page<T>(method: string, path: string, body?: unknown): Promise<T>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** An answer of the connector with its parsed body. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly error?: { readonly code: string; readonly subCode?: string };
    readonly id?: string;
    readonly activityId?: string;
  };
}

interface State {
  readonly tenantId: string;
  readonly clientId: string;
  readonly people: readonly TestPerson[];
  readonly teams: Emulator['teams'];
}

const call = async (url: string, method: string, options: RequestInit): Promise<Answered> =>
  (await readAnswer(await fetch(url, { method, ...options }))) as Answered;

/** Gets the bot's token for the connector with its client secret. */
async function botToken(host: string, info: EmulatorInfo): Promise<string> {
  const client = info.clients.find((c) => c.clientId === info.productClientId);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client?.clientId ?? '',
    client_secret: client?.clientSecret ?? '',
    scope: 'https://api.botframework.com/.default',
  });
  const { body } = await call(`${host}/${info.tenantId}/oauth2/v2.0/token`, 'POST', { body: form });
  return String(body['access_token']);
}

type BotCall = readonly [method: string, path: string, body?: unknown];

/** Starts the built emulator and a minimal product. @param tab the folder of the tab that the product serves */
export async function startEmulator(tab?: string, seed = 'demo'): Promise<Emulator> {
  const [productPort = 0] = await freePorts(1);
  const product = await startProduct(productPort, tab);
  const running = await startRunning({ productPort, seed });
  const host = running.http;
  const token = await botToken(host, running.info);
  const { tenantId, clientId, people, teams } = (await (
    await fetch(`${host}/host/state`)
  ).json()) as State;
  const connector = (bearer: string | undefined, ...[method, path, body]: BotCall) => {
    const { headers, ...rest } = jsonBody(body);
    const authorization = bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` };
    const all = { ...(headers as Record<string, string>), ...authorization };
    return call(`${host}/connector${path}`, method, { ...rest, headers: all });
  };
  return {
    host,
    tenantId,
    botId: clientId,
    product,
    teams,
    people,
    person(name) {
      const found = people.find((p) => p.displayName.startsWith(name));
      if (found === undefined) throw new Error(`Nobody is called ${name}.`);
      return found;
    },
    bot: (method, path, body) => connector(token, method, path, body),
    botWith: (bearer, method, path) => connector(bearer, method, path),
    page: async <T>(method: string, path: string, body?: unknown) =>
      (await call(`${host}${path}`, method, jsonBody(body))).body as T,
    restart: () => running.restart('SIGKILL'),
    async stop() {
      await product.close();
      await running.stop();
    },
  };
}

/** Makes an Adaptive Card with one input and three buttons. */
export const aCard = (text: string, version = '1.5') => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version,
    body: [
      { type: 'TextBlock', style: 'heading', text },
      {
        type: 'Input.Text',
        id: 'women',
        label: 'Flickor, %',
        isRequired: true,
        errorMessage: 'Skriv ett tal, till exempel 12,5.',
      },
    ],
    actions: [
      {
        type: 'Action.Execute',
        title: 'Rapportera',
        verb: 'report',
        data: { action: 'report', revision: 3 },
        fallback: 'drop',
      },
      { type: 'Action.Submit', title: 'Skicka på gammalt vis', data: { action: 'old' } },
      { type: 'Action.OpenUrl', title: 'Öppna fliken', url: 'https://example.org/' },
    ],
  },
});
