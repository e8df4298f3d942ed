import type { Actor } from '../../core/domain/base/actor';
import { AppError } from '../../core/domain/base/app-error';
import type { Settings } from '../../core/domain/settings/settings';
import type { World } from '../../core/domain/world';
import type {
  Clock,
  Context,
  Log,
  Messenger,
  Notifier,
  StoreHealth,
  WorkingDays,
} from '../../core/ports';
import type { Lists } from '../../graph/open-lists';

/** How the product stands, as `GET /healthz` says it. */
export interface Health {
  /** `starting` only before the first complete answer of Graph. */
  readonly status: 'starting' | 'ok';
  readonly lists: 'loading' | 'missing' | 'ready';
  readonly graph: 'ok' | { readonly unreachableSince: string };
}

/** The product as the routes use it. */
export interface Product {
  health(): Health;
  /** @throws {AppError} `lists-missing`, or `store-unavailable` while the first load goes on */
  contextFor(actor: Actor): Context;
  /** Another value whenever a view may have changed: rows, day, state of Graph. */
  version(): string;
  /** Tells the product that a tab is open somewhere, so that it polls edited lists sooner. */
  tabSeen(): void;
}

/** What the acts are given besides the lists. */
export interface ProductParts {
  readonly lists: Lists;
  readonly messenger: Messenger;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly workingDays: WorkingDays;
  readonly firstProcessLeaders: readonly string[];
  readonly log: Log;
}

/** The product over its lists; the worker loads them. */
export interface OpenProduct extends Omit<Product, 'tabSeen'> {
  /** Reads everything. @returns whether the lists are there and read */
  load(): Promise<boolean>;
}

/** The world of one version of the copy, made once for it. */
function worldOf(lists: Lists, settings: () => Settings): () => World {
  let madeFor = -1;
  let world: World | undefined;
  return () => {
    const version = lists.version();
    if (world !== undefined && madeFor === version) return world;
    madeFor = version;
    const { bodies, goals, rounds, reports } = lists.tables;
    world = {
      settings: settings(),
      bodies: bodies.all().map(({ value }) => value),
      goals: goals.all().map(({ value }) => value),
      rounds: rounds.all().map(({ value }) => value),
      reports: reports.all().map(({ value }) => value),
    };
    return world;
  };
}

/** Puts the lists, the bot and the clocks together into what every act is given. */
export function openProduct(parts: ProductParts): OpenProduct {
  const { lists, firstProcessLeaders, clock, log } = parts;
  let state: Health['lists'] = 'loading';
  let checks: ReturnType<StoreHealth['lists']> = [];
  const settings = (): Settings => ({ ...lists.settings(), firstProcessLeaders });
  const world = worldOf(lists, settings);
  const health: StoreHealth = { graph: () => lists.health(), lists: () => checks };
  const { messenger, notifier, workingDays } = parts;
  const shared = { tables: lists.tables, directory: lists.directory, settings, world, health };

  const load = async () => {
    try {
      await lists.load();
      state = 'ready';
    } catch (cause) {
      if (!(cause instanceof AppError && cause.code === 'lists-missing')) throw cause;
      if (state !== 'missing') log.alarm('lists-missing', cause);
      state = 'missing';
      return false;
    }
    checks = await lists.check();
    return true;
  };
  return {
    health: () => ({
      status: state === 'loading' ? 'starting' : 'ok',
      lists: state,
      graph: lists.health(),
    }),
    contextFor(actor) {
      if (state === 'missing') throw new AppError('lists-missing', 'Set-up has not been run.');
      if (state === 'loading') throw new AppError('store-unavailable', 'The first load goes on.');
      return { ...shared, messenger, notifier, clock, workingDays, log, actor };
    },
    version: () =>
      [state, lists.version(), clock.today(), JSON.stringify(lists.health())].join(' '),
    load,
  };
}
