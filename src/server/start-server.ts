import type { ServerType } from '@hono/node-server';
import { botLimits } from './routes/bot-limits';
import { createBot } from '../bot/create-bot';
import type { Log } from '../core/ports';
import { AppError } from '../core/domain/base/app-error';
import type { Actor } from '../core/domain/base/actor';
import { faultText } from '../core/text/error/error-texts';
import { withCostLabel } from '../graph/client/cost-label';
import { personLimits } from '../graph/client/retry-delay';
import { runningNow, systemNow } from '../graph/client/timing';
import { newWaiter } from '../graph/client/waiter';
import { openLists, type Lists } from '../graph/open-lists';
import { connectorToken } from './auth/connector-token';
import { connectorVerifier } from './auth/verify-bot-token';
import { rememberMembers, tokenVerifier } from './auth/verify-token';
import { businessClock, type BusinessClock } from './clock/business-clock';
import { clockGuard } from './clock/clock-guard';
import { followClock } from './clock/follow-clock';
import { swedishWorkingDays } from './clock/working-days';
import { workbookThreads } from './documents/workbook-threads';
import { createWorker, type Worker } from './worker/worker';
import { pressContexts } from './base/act-waiter';
import { openProduct, type OpenProduct } from './base/product';
import { productAnswers } from './routes/app';
import type { ServerSettings } from './base/settings';
import { listen, type Listening } from './base/http-server';

/** Options of `startServer`. */
export interface StartOptions {
  readonly settings: ServerSettings;
  /** Folder with the built tab. */
  readonly tabFolder: string;
  /** The built file of the thread that writes workbooks. */
  readonly workbookThread: URL;
  readonly log: Log;
}

const clocks = { now: systemNow, runningNow };

/** Runs work of the bot for which no person waits any more. It has the time of a press of its own. */
function inBackground<R>(work: () => R): R {
  return withCostLabel('bot-find-out', work, newWaiter(personLimits));
}

function listsOf(
  { settings, log }: StartOptions,
  onFoundOut: () => void,
): {
  readonly lists: Lists;
  readonly clock: BusinessClock;
} {
  const lists: Lists = openLists(settings, {
    faultText: (fault) => faultText(fault, lists.settings().defaultLanguage),
    now: () => clock.now(),
    onFoundOut,
    onLongWait: (until) => {
      const cause = new AppError('throttled', 'Graph asks for a very long wait.');
      log.alarm('graph-asks-to-wait', cause, { until });
    },
    onDirectoryForbidden: () => {
      const missing = 'Graph refuses to read the directory: grant the app User.ReadBasic.All.';
      log.alarm('directory-forbidden', new AppError('not-allowed', missing));
    },
  });
  const clock = businessClock(systemNow, () => lists.settings().timeZone);
  return { lists, clock };
}

interface Wired extends Pick<Listening, 'fetch' | 'quick'> {
  readonly product: OpenProduct;
  readonly worker: Worker;
  readonly clock: BusinessClock;
}

function wire(options: StartOptions): Wired {
  const { settings, tabFolder, log } = options;
  const { lists, clock } = listsOf(options, () => worker.wake());
  const contextFor = pressContexts((actor: Actor) => product.contextFor(actor));
  const bot = createBot(
    { ...settings, token: connectorToken(settings), tabDomain: settings.appDomain },
    { contextFor, log, membership: lists.membership, limits: botLimits(runningNow), inBackground },
  );
  const guard = clockGuard(clocks);
  const clockFault = () => guard.fault();
  const product: OpenProduct = openProduct({
    lists,
    messenger: bot.messenger,
    notifier: { wake: () => worker.wake() },
    clock,
    workingDays: swedishWorkingDays(),
    firstProcessLeaders: settings.firstProcessLeaders,
    tenantId: settings.tenantId,
    log,
    clockFault,
  });
  const worker: Worker = createWorker({
    product,
    refresh: (which) => lists.refresh(which),
    log,
    clockFault,
  });
  const deps = {
    product: { ...product, tabSeen: (opens?: boolean) => worker.tabSeen(opens) },
    verify: rememberMembers(tokenVerifier(settings, clocks), lists.membership),
    verifyConnector: connectorVerifier(settings, clocks),
    bot,
    writeWorkbook: workbookThreads(options.workbookThread),
    log,
    runningNow,
  };
  return { product, worker, clock, ...productAnswers(deps, settings, tabFolder) };
}

/** How long a stopping server waits for requests under way before it cuts their connections. */
const lastAnswersMs = 3_000;

function close(server: ServerType): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, lastAnswersMs);
    server.close(() => {
      clearTimeout(cut);
      done();
    });
  });
}

/** Follows the clock at `CLOCK_URL`, if set. A jump wakes the worker, since messages may have become due. */
function follow(clockUrl: string | undefined, { clock, worker }: Wired, log: Log): () => void {
  if (clockUrl === undefined) return () => undefined;
  const onTime = (now: string) => {
    if (!clock.follow(now)) return;
    log.info('clock-jumped');
    worker.wake();
  };
  return followClock(clockUrl, onTime, log);
}

/**
 * Wires the server and starts to listen. It listens before the lists are loaded, so that `GET /healthz` can answer
 * `starting` meanwhile.
 *
 * @throws {StartRefused} when the port is busy
 */
export async function startServer(options: StartOptions): Promise<{ stop(): Promise<void> }> {
  const { settings, log } = options;
  const wired = wire(options);
  const server = await listen({
    ...{ fetch: wired.fetch, quick: wired.quick },
    port: settings.port,
    hostname: settings.bind,
  });
  log.info('listening', { port: settings.port });
  const unfollow = follow(settings.clockUrl, wired, log);
  wired.worker.start();
  return {
    async stop() {
      unfollow();
      await close(server);
      await wired.worker.stop();
      log.info('stopped');
    },
  };
}
