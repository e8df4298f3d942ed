import { monitorEventLoopDelay } from 'node:perf_hooks';
import { runningTime } from '../../src/core/domain/base/running-time';
import { acts } from '../../src/core/acts/acts';
import { sendDueMessages, type LivingMemory } from '../../src/core/acts/messages/send-due-messages';
import { systemActor, type Actor } from '../../src/core/domain/base/actor';
import type { OpenProduct } from '../../src/server/base/product';
import { takeTurns } from '../../src/server/base/take-turns';
import { workbookThreads } from '../../src/server/documents/workbook-threads';
import { exportRoutes } from '../../src/server/routes/export-routes';
import { viewRoutes } from '../../src/server/routes/view-routes';
import { Hono } from 'hono';
import { employee, leader, manager, type Size } from './municipality';
import { actorOf, log, openFilled } from './open-filled';

/** Returns how much CPU time the work takes, in milliseconds. */
async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Returns the longest time that the work keeps the event loop from other work, in milliseconds. */
async function longestBlockMs(work: () => unknown): Promise<number> {
  await new Promise((next) => setTimeout(next, 20));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await new Promise((next) => setTimeout(next, 20));
  await work();
  await new Promise((next) => setTimeout(next, 20));
  delay.disable();
  return delay.max / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Reports goals of the open round one after the other, each followed by the worker's run. */
function saver(product: OpenProduct, goals: number) {
  const living: LivingMemory = {};
  let [at, saves] = [1, 0];
  return async () => {
    const first = product.contextFor(systemActor);
    const goal = first.tables.goals.findByKey(`M-${String(at)}`)?.value;
    const round = first.tables.rounds.findByKey('helar-2026')?.value;
    const manages = goal && first.tables.bodies.find(goal.bodyId)?.value.manager;
    if (goal === undefined || round === undefined || manages === undefined)
      throw new Error('No goal');
    // The goals with odd numbers have no report at first. After the last one, the saved reports are changed.
    at = at + 2 < goals ? at + 2 : 1;
    const stored = first.tables.reports.findByKey(`${round.key}:${goal.key}`);
    const ctx = product.contextFor(actorOf(manages));
    saves += 1;
    const figures = { women: 80 + (saves % 10), men: 81 };
    await acts['report.submit'](ctx, {
      goalId: goal.id,
      roundId: round.id,
      figures,
      cannotBeAssessed: false,
      ...(stored && { seen: { id: stored.value.id, eTag: stored.eTag } }),
    });
    return () => sendDueMessages(product.contextFor(systemActor), { living, pause: takeTurns() });
  };
}

function appOf(product: OpenProduct, actor: Actor) {
  const app = new Hono<{ Variables: { actor: Actor } }>();
  app.use(async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.onError((_cause, c) => c.body(null, 403));
  const unused = () => Promise.reject(new Error('not used'));
  const deps = {
    ...{ product: { ...product, tabSeen: () => undefined }, log, runningNow: () => runningTime(0) },
    ...{ verify: unused, verifyConnector: unused, bot: { receive: unused } },
    writeWorkbook: workbookThreads(new URL('./workbook-thread.js', import.meta.url)),
  };
  app.route('/views', viewRoutes(deps));
  app.route('/rounds', exportRoutes(deps));
  return app;
}

async function measureViews(product: OpenProduct, save: ReturnType<typeof saver>) {
  const people = { leader, manager, employee };
  const views = ['mine', 'goals', 'follow-up'];
  const figures = [];
  for (const [role, who] of Object.entries(people)) {
    const app = appOf(product, actorOf(who));
    for (const name of views) {
      const ask = async () =>
        (
          await app.request(`/views/${name}`, { headers: { 'Accept-Encoding': 'gzip' } })
        ).arrayBuffer();
      const cpu: number[] = [];
      let body = new ArrayBuffer(0);
      for (let round = 0; round < 5; round += 1) {
        await save();
        cpu.push(await cpuMs(async () => (body = await ask())));
      }
      const again = await cpuMs(ask);
      await save();
      const blockMs = await longestBlockMs(ask);
      figures.push({
        view: `${name}, ${role}`,
        cpuMs: median(cpu),
        againMs: again,
        blockMs,
        gzip: body.byteLength,
      });
    }
  }
  return figures;
}

/** Measures how long a process leader's export of the open round keeps the event loop from other work. */
async function measureExport(product: OpenProduct) {
  const app = appOf(product, actorOf(leader));
  const rounds = product.contextFor(systemActor).tables.rounds;
  const { id = '' } = rounds.findByKey('helar-2026')?.value ?? {};
  let bytes = 0;
  const blockMs = await longestBlockMs(async () => {
    const answer = await app.request(`/rounds/${id}/export.xlsx`);
    bytes = (await answer.arrayBuffer()).byteLength;
  });
  return { blockMs, kilobytes: bytes / 1000 };
}

/** Measures one size of municipality in this process. */
export async function measure(size: Size) {
  const startMs = await cpuMs(async () => (product = await openFilled(size)));
  const save = saver(product, size.goals);
  const idleMs = await longestBlockMs(() => new Promise((next) => setTimeout(next, 200)));
  const settleBlockMs = await longestBlockMs(() =>
    sendDueMessages(product.contextFor(systemActor), { pause: takeTurns() }),
  );
  await sendDueMessages(product.contextFor(systemActor), { pause: takeTurns() });
  const acting: number[] = [];
  const running: number[] = [];
  let blockMs = 0;
  for (let round = 0; round < 60; round += 1) {
    let tick: () => Promise<unknown> = () => Promise.resolve();
    acting.push(await cpuMs(async () => (tick = await save())));
    running.push(await cpuMs(() => tick()));
  }
  for (let round = 0; round < 5; round += 1) {
    blockMs = Math.max(blockMs, await longestBlockMs(async () => (await save())()));
  }
  const views = await measureViews(product, save);
  const workbook = await measureExport(product);
  const memoryMb = process.memoryUsage().rss / 1e6;
  return {
    ...size,
    startMs,
    idleMs,
    settleBlockMs,
    actMs: median(acting.slice(10)),
    tickMs: median(running.slice(10)),
    blockMs,
    memoryMb,
    views,
    workbook,
  };
}
let product: OpenProduct;

const [goals = 50, ledgerRows = 5000] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await measure({ goals, ledgerRows }))}\n`);
