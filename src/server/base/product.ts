import type { Health } from '../../core/api/base/health';
import type { Actor } from '../../core/domain/base/actor';
import { AppError } from '../../core/domain/base/app-error';
import { remembered } from '../../core/domain/base/remembered';
import { valuesOf } from '../../core/domain/base/row-list';
import { worldNames } from '../../core/domain/entities';
import type { Settings } from '../../core/domain/settings/settings';
import { prepareDueMessages } from '../../core/domain/messages/due-messages';
import { worldOf, type World } from '../../core/domain/world';
import type {
  Clock,
  Context,
  Log,
  Messenger,
  Notifier,
  ProductHealth,
  WorkingDays,
} from '../../core/ports';
import type { Lists } from '../../graph/open-lists';
import { inTurns } from './take-turns';

/** What the routes need of the product. */
export interface Product {
  health(): Health;
  /**
   * Makes the context in which the actor's acts and views run.
   *
   * @throws {AppError} `lists-missing`, or `store-unavailable` until the first load has succeeded
   */
  contextFor(actor: Actor): Context;
  /** Returns another value whenever a view may have changed, because of the rows, the day, the state of Graph or a wrong clock. */
  version(): string;
  /** Notes that somebody has a tab open, so that the worker polls the lists more often. */
  tabSeen(opens?: boolean): void;
}

/** The parts from which `openProduct` makes the context of every act. */
export interface ProductParts {
  readonly lists: Lists;
  readonly messenger: Messenger;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly workingDays: WorkingDays;
  readonly firstProcessLeaders: readonly string[];
  readonly tenantId: string;
  readonly log: Log;
  /** Returns why the system's clock cannot be trusted. */
  readonly clockFault: ProductHealth['clockFault'];
}

/** The product with its loading, which the worker starts. */
export interface OpenProduct extends Omit<Product, 'tabSeen'> {
  /** Reads all lists from Graph. @returns false when lists are missing on the site */
  load(): Promise<boolean>;
}

/** Makes a function that returns the settings: the same object until a row of the list has changed. */
function currentSettings(
  lists: Lists,
  own: Pick<Settings, 'firstProcessLeaders' | 'tenantId'>,
): () => Settings {
  const made = remembered((read: Settings): Settings => ({ ...read, ...own }));
  return () => made(lists.settings());
}

function isSameWorld(a: World, b: World): boolean {
  const hasSameRows = worldNames.every((name) => a[name] === b[name]);
  return hasSameRows && a.settings === b.settings && a.today === b.today;
}

/**
 * Makes a function that returns all rows as a `World`: the same object until a row that the rules read, a setting or the
 * date has changed.
 */
function currentWorld(lists: Lists, settings: () => Settings, clock: Clock): () => World {
  let madeFor = -1;
  let world: World | undefined;
  return () => {
    const version = lists.version();
    const today = clock.today();
    if (world?.today === today && madeFor === version) return world;
    const now = worldOf({ settings: settings(), today }, (name) =>
      valuesOf(lists.tables[name].all()),
    );
    // Noted when the world has been made: a making that fails is made again.
    madeFor = version;
    if (world === undefined || !isSameWorld(world, now)) world = now;
    return world;
  };
}

/**
 * The state of the lists. `load` reads them, and returns false when lists are missing on the site. `prepare` works out in
 * turns what the first views and messages need of them, before anybody is served.
 */
function loading(
  { lists, log }: Pick<ProductParts, 'lists' | 'log'>,
  prepare: () => Promise<unknown>,
) {
  let state: Health['lists'] = 'loading';
  let checks: ReturnType<ProductHealth['lists']> = [];
  let loads = 0;
  const load = async (): Promise<boolean> => {
    try {
      await lists.load();
      // Whoever needs what could not be prepared works it out, and says what is wrong.
      await prepare().catch((cause: unknown) => {
        log.alarm('not-prepared', cause);
      });
      // Nobody is served before the check is there: a page without it would be kept as one of these lists.
      checks = await lists.check();
      loads += 1;
      state = 'ready';
    } catch (cause) {
      if (!(cause instanceof AppError && cause.code === 'lists-missing')) throw cause;
      if (state !== 'missing') log.alarm('lists-missing', cause);
      state = 'missing';
      return false;
    }
    return true;
  };
  return { load, state: () => state, checks: () => checks, loads: () => loads };
}

/** Combines the lists, the bot and the clock into the contexts in which acts run. */
export function openProduct(parts: ProductParts): OpenProduct {
  const { lists, firstProcessLeaders, tenantId, clock, clockFault, log } = parts;
  const settings = currentSettings(lists, { firstProcessLeaders, tenantId });
  const world = currentWorld(lists, settings, clock);
  const deliveries = () => valuesOf(lists.tables.deliveries.all());
  const prepare = async () => inTurns(prepareDueMessages(world(), deliveries()));
  const { load, loads, state, checks } = loading(parts, prepare);
  const graph = () => lists.health().graph;
  const health: ProductHealth = { graph, lists: checks, clockFault };
  const { messenger, notifier, workingDays } = parts;
  const shared = { tables: lists.tables, directory: lists.directory, settings, world, health };

  return {
    health: () => ({
      status: state() === 'loading' ? 'starting' : 'ok',
      lists: state(),
      clock: clockFault() ?? 'ok',
      ...lists.health(),
    }),
    contextFor(actor) {
      if (state() === 'missing') throw new AppError('lists-missing', 'Set-up has not been run.');
      if (state() === 'loading') throw new AppError('store-unavailable', 'The first load goes on.');
      return { ...shared, messenger, notifier, clock, workingDays, log, inTurns, actor };
    },
    version: () => {
      const store = graph();
      const trouble = [store === 'ok' ? store : JSON.stringify(store), clockFault()?.kind];
      return [state(), loads(), lists.version(), clock.today(), ...trouble].join(' ');
    },
    load,
  };
}
