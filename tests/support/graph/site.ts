import { startEmulator, type Emulator, type EmulatorInfo } from 'm365-list-emulator';
import { openGraph, type Graph, type GraphOptions } from '../../../src/graph/client/graph';
import type { GraphSettings } from '../../../src/graph/client/graph-settings';
import type { TokenSource } from '../../../src/graph/client/token-source';
import { descriptions } from '../../../src/graph/descriptions';
import { openLists, type Lists } from '../../../src/graph/open-lists';
import { applySetup } from '../../../src/graph/provision/apply-plan';
import { readSite } from '../../../src/graph/provision/read-site';

/** A running emulator with one empty site. Graph is called over http, so that Jest need not trust its certificate. */
export interface TestSite {
  readonly http: string;
  readonly https: string;
  readonly state: string;
  readonly info: EmulatorInfo;
  settings(siteRole: string): GraphSettings;
  graph(siteRole: string, options?: GraphOptions): Graph;
  lists(): Lists;
  /** Calls a control route of the emulator, `/_emulator{path}`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /**
   * Sets the emulator's switches back to those of its start. Rows then appear in delta at once, so tests need not wait.
   */
  resetSwitches(): Promise<void>;
  /** Calls Graph as a person, through an app with the role. */
  asPerson(mail: string): { call(method: string, path: string, body?: unknown): Promise<unknown> };
  /** Returns `/sites/{id}/lists/{display name}`. */
  list(displayName: string): string;
  resourceUnits(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

async function json(url: string, options: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** What tests replace: whether the lists are set up, and whether people have installed the app (`demo`). */
interface SiteOptions {
  readonly lists?: boolean;
  readonly seed?: 'empty' | 'demo';
}

/** Starts the emulator with an empty site. */
export async function startSite({ lists, seed = 'empty' }: SiteOptions = {}): Promise<TestSite> {
  const site = siteOf(await startEmulator({ seed, sync: false, checkAnswers: true }));
  await site.resetSwitches();
  await site.control('PUT', '/meter', { limits: 'off' });
  if (lists !== false) await setUpLists(site);
  return site;
}

/** Creates the lists of the site as set-up does. */
export async function setUpLists(site: TestSite): Promise<void> {
  const graph = site.graph('fullcontrol');
  const url = site.settings('fullcontrol').siteUrl;
  const before = await readSite(graph, url, descriptions);
  await applySetup(graph, { url, wanted: descriptions, before }, () => undefined);
}

function siteOf({ http: base, https, state, info, stop }: Emulator): TestSite {
  const control = (method: string, path: string, body?: unknown) =>
    json(`${base}/_emulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  const clientOf = (siteRole: string) => {
    const client =
      siteRole === 'product'
        ? info.clients.find((c) => c.clientId === info.productClientId)
        : info.clients.find((c) => String(c.siteRole) === siteRole);
    if (client === undefined) throw new Error(`No client with role ${siteRole}`);
    return client;
  };
  const settings = (siteRole: string): GraphSettings => ({
    graphUrl: base,
    loginUrl: base,
    tenantId: info.tenantId,
    clientId: clientOf(siteRole).clientId,
    siteUrl: `https://${info.siteHostname}/${info.sitePath.replace(/^\//, '')}`,
    version: '0.0.0-test',
  });
  const tokenFor = async (body: object): Promise<string> => {
    const answer = await control('POST', '/token', body);
    return (answer as { access_token: string }).access_token;
  };
  const tokens = (clientId: string): TokenSource => {
    let known: Promise<string> | undefined;
    return {
      token: () => (known ??= tokenFor({ clientId })),
      renew() {
        known = undefined;
      },
    };
  };
  const graph = (siteRole: string, options: GraphOptions = {}) => {
    const made = settings(siteRole);
    return openGraph(made, { tokens: tokens(made.clientId), ...options });
  };
  return {
    http: base,
    https,
    state,
    info,
    settings,
    graph,
    control,
    async resetSwitches() {
      await control('DELETE', '/switches');
      await control('PUT', '/switches', { deltaLagMs: 0 });
    },
    lists: () => openLists(settings('product'), { graph: graph('product') }),
    asPerson(mail) {
      const user = info.users.find((u) => u.userPrincipalName === mail);
      if (user === undefined) throw new Error(`Nobody has the address ${mail}`);
      return {
        async call(method, path, body) {
          const bearer = await tokenFor({
            clientId: clientOf('fullcontrol').clientId,
            userId: user.id,
            scope: 'https://graph.microsoft.com/Sites.Selected',
          });
          return json(`${base}/v1.0${path}`, {
            method,
            headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
        },
      };
    },
    list: (displayName) => `/sites/${info.siteId}/lists/${encodeURIComponent(displayName)}`,
    async resourceUnits(work) {
      await control('DELETE', '/meter');
      await work();
      return ((await control('GET', '/meter')) as { resourceUnits: number }).resourceUnits;
    },
    stop,
  };
}
