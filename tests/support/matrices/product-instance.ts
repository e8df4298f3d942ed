import type { EmulatorInfo } from 'm365-list-emulator';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { createBot } from '../../../src/bot/create-bot';
import type { Handler } from '../../../src/core/acts/base/handler';
import { acts } from '../../../src/core/acts/acts';
import type { ActName, ActReply, ParsedInput } from '../../../src/core/api/acts';
import { AppError, type ErrorCode } from '../../../src/core/domain/base/app-error';
import { systemActor, type Actor } from '../../../src/core/domain/base/actor';
import { withCostLabel } from '../../../src/graph/client/cost-label';
import type { Graph } from '../../../src/graph/client/graph';
import { openLists, type Lists } from '../../../src/graph/open-lists';
import { actWaiter } from '../../../src/server/base/act-waiter';
import { openProduct, type OpenProduct } from '../../../src/server/base/product';
import { tickSteps } from '../../../src/server/worker/tick-steps';
import type { TickSteps } from '../../../src/server/worker/tick-loop';
import { isWeekday, type FakeClock } from '../core/fake-context';
import type { TestSite } from '../graph/site';
import { callMs } from './fault-kinds';
import type { Timing } from '../../../src/graph/client/timing';

/** What the caller of an act hears. */
export type Told<N extends ActName = ActName> =
  | { readonly kind: 'saved'; readonly reply: ActReply<N> }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

/** Waits pass this many times faster than in earnest. */
const haste = 200;

/** The clock of waits: it runs as the real one does, and leaps over each wait. */
export interface Pace extends Timing {
  /** How many waits are under way. */
  waiting(): number;
  leap(ms: number): void;
}

function quickPace(): Pace {
  let [passed, waiting] = [0, 0];
  return {
    now: () => Date.now() + passed,
    runningNow: () => runningTime(performance.now() + passed),
    async sleep(ms) {
      waiting += 1;
      await new Promise((done) => setTimeout(done, ms / haste));
      passed += ms;
      waiting -= 1;
    },
    random: () => 0.5,
    waiting: () => waiting,
    leap: (ms) => void (passed += ms),
  };
}

/** One running instance of the product without its HTTP server. */
export interface ProductInstance {
  readonly lists: Lists;
  readonly product: OpenProduct;
  readonly pace: Pace;
  readonly clock: FakeClock;
  /** Opens new clients of Graph and the connector, and a new worker, so that nothing is left of earlier faults. */
  begin(): Promise<void>;
  /** Reads what has changed with a patient client, which the acts that follow have too. */
  recover(): Promise<void>;
  /** Gives the worker a patient client. Its next run finds what people have edited meanwhile. */
  calm(): void;
  act<N extends ActName>(actor: Actor, name: N, input: ParsedInput<N>): Promise<Told<N>>;
  /**
   * Runs a step of the worker. A poll reads the lists that people edit, or all. Returns false when it failed, as the worker's
   * lane would note.
   */
  step(name: keyof TickSteps, which?: 'edited' | 'all'): Promise<boolean>;
}

async function connectorToken(site: TestSite): Promise<string> {
  const { http, info } = site;
  const client = info.clients.find(({ clientId }) => clientId === info.productClientId);
  const answer = await fetch(`${http}/botframework.com/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: info.productClientId,
      client_secret: client?.clientSecret ?? '',
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const log = { info: () => undefined, alarm: () => undefined };

function botOf(site: TestSite, info: EmulatorInfo, parts: { token: string; opened: OpenedParts }) {
  return createBot(
    {
      clientId: info.productClientId,
      tenantId: info.tenantId,
      serviceUrlHosts: [new URL(site.http).host],
      token: () => Promise.resolve(parts.token),
      teamsAppId: info.productClientId,
      tabDomain: 'jamna.granforsa.example',
    },
    {
      contextFor: (actor) => parts.opened.product().contextFor(actor),
      membership: parts.opened.lists.membership,
      limits: { activities: { take: () => 0 }, refusals: { take: () => 0 } },
      log,
      inBackground: (work) => work(),
    },
  );
}

interface OpenedParts {
  readonly lists: Lists;
  readonly product: () => OpenProduct;
}

function toldOf(cause: unknown): Extract<Told, { readonly kind: 'refused' }> {
  if (!(cause instanceof AppError)) throw cause;
  return { kind: 'refused', code: cause.code, message: cause.message };
}

/** Opens an instance of the product against the emulator and reads its lists. */
export async function openInstance(site: TestSite, clock: FakeClock): Promise<ProductInstance> {
  const pace = quickPace();
  const timing = pace;
  const newGraph = () =>
    site.graph('product', { timing, timeouts: { headersMs: callMs, bodyMs: callMs } });
  let graph: Graph = site.graph('product');
  const port: Graph = {
    call: (call) => graph.call(call),
    get health() {
      return graph.health;
    },
    get manyRows() {
      return graph.manyRows;
    },
  };
  const lists = openLists(site.settings('product'), {
    graph: port,
    timing,
    now: () => clock.now(),
  });
  const token = await connectorToken(site);
  const opened: OpenedParts = { lists, product: () => product };
  let bot = botOf(site, site.info, { token, opened });
  const product = openProduct({
    lists,
    messenger: {
      hash: (message, world) => bot.messenger.hash(message, world),
      send: (message, world) => bot.messenger.send(message, world),
      update: (...args) => bot.messenger.update(...args),
    },
    notifier: { wake: () => undefined },
    clock,
    workingDays: { isWorkingDay: isWeekday },
    firstProcessLeaders: [],
    tenantId: site.info.tenantId,
    clockFault: () => undefined,
    log,
  });
  const newSteps = () =>
    tickSteps({
      ctx: () => product.contextFor(systemActor),
      refresh: (which) => lists.refresh(which),
      log,
      clockFault: () => undefined,
    });
  let steps = newSteps();
  await product.load();
  return {
    lists,
    product,
    pace,
    clock,
    async begin() {
      graph = site.graph('product');
      await lists.refresh('all');
      graph = newGraph();
      bot = botOf(site, site.info, { token, opened });
      steps = newSteps();
    },
    async recover() {
      graph = site.graph('product');
      await lists.refresh('all');
    },
    calm() {
      graph = site.graph('product');
    },
    async act(actor, name, input) {
      const ctx = product.contextFor(actor);
      const handler: unknown = acts[name];
      const work = () => (handler as Handler<typeof name>)(ctx, input);
      try {
        return {
          kind: 'saved',
          reply: await withCostLabel(`act-${name}`, work, actWaiter(name, ctx)),
        };
      } catch (cause) {
        return toldOf(cause);
      }
    },
    async step(name, which = 'edited') {
      try {
        return (await steps[name](which === 'all')).hasFailed !== true;
      } catch (cause) {
        toldOf(cause);
        return false;
      }
    },
  };
}
