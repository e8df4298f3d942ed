import { AppError } from '../../../src/core/domain/base/app-error';
import { systemActor } from '../../../src/core/domain/base/actor';
import type { ListEdit, Log } from '../../../src/core/ports';
import { runningNow } from '../../../src/graph/client/timing';
import { currentWaiter } from '../../../src/graph/client/waiter';
import type { OpenProduct } from '../../../src/server/base/product';
import { createWorker, type Worker } from '../../../src/server/worker/worker';
import { aBody, aPerson } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { aWorld } from '../../support/core/builders';

const times = {
  runningNow,
  watchedPollMs: 10,
  idlePollMs: 10,
  openedPollMs: 10,
  watchedForMs: 100_000,
  debounceMs: 1,
  longestRunMs: 100_000,
  firstPauseMs: 1,
};
const turn = () => new Promise((done) => setTimeout(done, 5));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

/** A promise that the test ends. */
function open<T>() {
  let end: (value: T) => void = () => undefined;
  let fail: (cause: unknown) => void = () => undefined;
  const promise = new Promise<T>((done, refuse) => ([end, fail] = [done, refuse]));
  return { promise, end: (value: T) => end(value), fail: (cause: unknown) => fail(cause) };
}
const missing = () => new AppError('lists-missing', 'Mål is gone.');
const noEdits: readonly ListEdit[] = [];

interface Told {
  readonly load: () => Promise<boolean>;
  readonly refresh: () => Promise<readonly ListEdit[]>;
  readonly resolve?: () => Promise<undefined>;
}

let worker: Worker | undefined;
let logged: string[];
let loads: number;

/** Starts a worker whose loads, readings and look-ups end as the test says. The municipality has one person to look up. */
function start({ load, refresh, resolve = () => Promise.resolve(undefined) }: Told): Worker {
  const log: Log = {
    info: (event) => void logged.push(event),
    alarm: (event) => void logged.push(event),
  };
  const { objectId, ...unknown } = aPerson('Ny');
  expect(objectId).toBeDefined();
  const world = aWorld({ bodies: [aBody({ manager: unknown })] });
  const own = anInstance(listsOf({ world })).as(systemActor);
  const ctx = { ...own, log, directory: { ...own.directory, resolve } };
  const product: OpenProduct = {
    health: () => ({
      ...{ status: 'ok', lists: 'ready', graph: 'ok', signIn: 'ok', clock: 'ok', readAt: {} },
    }),
    contextFor: () => ctx,
    version: () => '1',
    load: () => {
      loads += 1;
      return load();
    },
  };
  worker = createWorker({ product, refresh, log, clockFault: () => undefined, times });
  worker.start();
  return worker;
}

beforeEach(() => {
  [logged, loads] = [[], 0];
});
afterEach(() => worker?.stop());

test('a worker that is stopped while it loads begins nothing when the load has ended', async () => {
  const load = open<boolean>();
  let readings = 0;
  const refresh = () => {
    readings += 1;
    return Promise.resolve(noEdits);
  };
  await start({ load: () => load.promise, refresh }).stop();
  load.end(true);
  await turn();
  expect(logged).not.toContain('loaded');
  expect(readings).toBe(0);
});

test('a worker that is stopped does not load again when its last reading finds no lists', async () => {
  const reading = open<readonly ListEdit[]>();
  const stopping = start({ load: () => Promise.resolve(true), refresh: () => reading.promise });
  await until(() => logged.includes('loaded'));
  await turn();
  const stopped = stopping.stop();
  reading.fail(missing());
  await stopped;
  await turn();
  expect(loads).toBe(1);
});

test('after a time without lists a new loop begins when the runs of the one before have ended', async () => {
  let readings = 0;
  const lookUp = open<undefined>();
  let lookUps = 0;
  start({
    load: () => Promise.resolve(true),
    refresh: () => {
      readings += 1;
      return readings === 3 ? Promise.reject(missing()) : Promise.resolve(noEdits);
    },
    resolve: () => {
      lookUps += 1;
      return lookUps === 1 ? lookUp.promise : Promise.resolve(undefined);
    },
  });
  await until(() => loads === 2);
  await turn();
  expect([readings, lookUps]).toEqual([3, 1]);
  lookUp.end(undefined);
  await until(() => readings > 3 && lookUps > 1);
  expect(logged.filter((event) => event === 'loaded')).toHaveLength(2);
});

test('the load may probe a Graph that asks for long waits, since no process leader is known yet', async () => {
  let mayProbe: boolean | undefined;
  start({
    load: () => {
      mayProbe = currentWaiter()?.mayProbe;
      return Promise.resolve(false);
    },
    refresh: () => Promise.resolve(noEdits),
  });
  await until(() => loads > 0);
  expect(mayProbe).toBe(true);
});
