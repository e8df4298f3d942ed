import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endState } from './journal';
import { freePorts, startProgram, waitFor, type Program } from '../../../tests/support/stack';
import { startProduct, type Product } from '../connector/product';

/** A person as the page's switch has them. */
export interface TestPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly group: string;
  readonly kind: string;
  readonly hasApp: boolean;
}

/** The emulator with a small product beside it. */
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
  /** Everybody, in the tenant's order. */
  readonly people: readonly TestPerson[];
  person(name: string): TestPerson;
  /** A call of the bot to the connector. */
  bot(method: string, path: string, body?: unknown): Promise<Answered>;
  /** The same with another token, or none. */
  botWith(token: string | undefined, method: string, path: string): Promise<Answered>;
  /** A call of the page. */
  page<T>(method: string, path: string, body?: unknown): Promise<T>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Status, headers and JSON. */
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

async function call(url: string, method: string, options: RequestInit): Promise<Answered> {
  const answer = await fetch(url, { method, ...options });
  const text = await answer.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Answered['body'];
  return { status: answer.status, headers: answer.headers, body };
}

const json = (body: unknown): RequestInit =>
  body === undefined
    ? {}
    : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };

/** A token as the bot's own library asks for it. */
async function botToken(host: string): Promise<string> {
  const info = (await (await fetch(`${host}/_emulator/info`)).json()) as {
    readonly tenantId: string;
    readonly productClientId: string;
    readonly clients: readonly { readonly clientId: string; readonly clientSecret: string }[];
  };
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

/** The manifest of the test tab, which can be put into channels. */
const appPackage = join(__dirname, '..', 'host', 'tab', 'package');

/** Starts the built emulator on free ports, in a state of its own; with a tab its own manifest too. */
export async function startEmulator(tab?: string, seed = 'demo'): Promise<Emulator> {
  const [port = 0, http = 0, https = 0] = await freePorts(3);
  const state = mkdtempSync(join(tmpdir(), 'jamna-host-'));
  const host = `http://localhost:${String(http)}`;
  const product = await startProduct(port, tab);
  const start = async (): Promise<Program> => {
    const program = startProgram(['dist/emulator/main.js'], {
      PORT: String(port),
      EMULATOR_PORT: String(http),
      EMULATOR_HTTPS_PORT: String(https),
      EMULATOR_STATE: state,
      EMULATOR_SEED: seed,
      ...(tab === undefined ? {} : { EMULATOR_APP_PACKAGE: appPackage }),
    });
    await waitFor(`${host}/_emulator/health`, program);
    return program;
  };
  let program = await start();
  const token = await botToken(host);
  const { tenantId, clientId, people, teams } = (await (
    await fetch(`${host}/host/state`)
  ).json()) as State;
  const connector = (bearer: string | undefined, ...[method, path, body]: BotCall) => {
    const { headers, ...rest } = json(body);
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
      (await call(`${host}${path}`, method, json(body))).body as T,
    async restart() {
      await program.stop('SIGKILL');
      program = await start();
    },
    async stop() {
      await program.stop();
      await product.close();
      endState(state);
    },
  };
}

/** A card with one field and one button. */
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
