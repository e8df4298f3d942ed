import type { Directory, EditedList, ListEdit, Tables } from '../core/actions/ports';
import { AppError, type Fault } from '../core/domain/app-error';
import { defaultSettings, type Settings } from '../core/domain/settings';
import type { Instant } from '../core/domain/time';
import { listCopy } from './changes/list-copy';
import { listFeed, type ListFeed } from './changes/list-feed';
import { listTable } from './changes/list-table';
import { checkLists, isBlocking, type ListCheck } from './check-lists';
import { graphDirectory } from './client/directory';
import { openGraph, type Graph, type GraphOptions } from './client/graph';
import type { GraphSettings } from './client/graph-settings';
import type { ListName } from './lists/description';
import type { ListMap, Names } from './lists/list-map';
import { descriptions, maps } from './lists/maps';
import { namesFrom } from './lists/names';
import { settingsFrom } from './lists/settings';
import { listPath, readSite } from './provision/read-site';

/** What the server gives besides the settings. */
export interface ListsOptions extends GraphOptions {
  /** Words for the column Kontroll, in the municipality's language. Default: the fault's own codes. */
  readonly faultText?: (fault: Fault) => string;
  /** The business clock, for edits that carry no time of their own. */
  readonly now?: () => Instant;
  /** Tests put a door of their own here. */
  readonly graph?: Graph;
}

/** The site's lists, as the product works with them. */
export interface Lists {
  readonly tables: Tables;
  settings(): Settings;
  readonly directory: Directory;
  /**
   * Finds the lists and reads them all; may be called again, e.g. after set-up.
   *
   * @throws {AppError} `lists-missing` when set-up has not been run, `store-unavailable`
   */
  load(): Promise<void>;
  /**
   * Reads what has changed since: 1 resource unit a list when nothing has. `edited` = the lists that people edit.
   * What could be read is returned also when other lists could not.
   *
   * @throws {AppError} `store-unavailable`, `lists-missing`
   */
  refresh(which: 'edited' | 'all'): Promise<readonly ListEdit[]>;
  check(): Promise<readonly ListCheck[]>;
  health(): 'ok' | { readonly unreachableSince: Instant };
  /** Rises whenever anything in the copy has changed. */
  version(): number;
}

const editedNames: readonly EditedList[] = ['bodies', 'goals', 'rounds', 'reports'];

function codesOf(fault: Fault): string {
  return `${fault.field}: ${fault.reason}`;
}

/** Opens the lists of the configured site. Nothing is read until `load`. */
export function openLists(settings: GraphSettings, options: ListsOptions = {}): Lists {
  const graph = options.graph ?? openGraph(settings, options);
  const places = new Map<ListName, string>();
  let version = 1;
  const rise = () => {
    version += 1;
  };
  const placeOf = (name: ListName) => () => {
    const place = places.get(name);
    if (place === undefined) throw new AppError('lists-missing', `${name} has not been found.`);
    return place;
  };
  const clock = options.now ?? (() => new Date().toISOString());
  let rules = defaultSettings;

  const names: Names = namesFrom(
    {
      body: (id) => bodies.table.find(id)?.value,
      goal: (id) => goals.table.find(id)?.value,
      round: (id) => rounds.table.find(id)?.value,
    },
    options.faultText ?? codesOf,
  );

  const open = <T extends { readonly id: string }>(map: ListMap<T>, edited?: EditedList) => {
    const place = placeOf(map.description.name);
    const copy = listCopy(map, () => rules.timeZone, rise);
    const table = listTable({
      graph,
      map,
      copy,
      names,
      place,
      seen: (row) => feed.seen(row),
      gone: (id) => feed.gone(id),
    });
    const feed: ListFeed = listFeed({
      graph,
      description: map.description,
      copy,
      place,
      clientId: settings.clientId,
      settled: () => table.settled(),
      now: clock,
      ...(edited === undefined ? {} : { edited }),
    });
    return { table, feed };
  };
  const bodies = open(maps.bodies, 'bodies');
  const goals = open(maps.goals, 'goals');
  const rounds = open(maps.rounds, 'rounds');
  const reports = open(maps.reports, 'reports');
  const deliveries = open(maps.deliveries);
  const conversations = open(maps.conversations);
  const rows = open(maps.settings);
  const feeds = { bodies, goals, rounds, reports, deliveries, conversations, settings: rows };

  const readRules = () => {
    rules = settingsFrom(rows.table.all().map((stored) => stored.value));
  };

  const find = async (): Promise<void> => {
    const site = await readSite(graph, settings.siteUrl, descriptions);
    const blocking = checkLists(site, descriptions).filter(isBlocking);
    if (blocking.length > 0) {
      const what = blocking.map((check) => [check.list, ...check.problems].join(' ')).join('; ');
      throw new AppError('lists-missing', `Set-up has not been run, or not to its end: ${what}`);
    }
    for (const { name, displayName } of descriptions) {
      const list = site.lists.get(displayName);
      if (list !== undefined) places.set(name, listPath(site.id, list.id));
    }
  };

  const refresh = async (which: 'edited' | 'all') => {
    const wanted = which === 'all' ? Object.values(feeds) : editedNames.map((name) => feeds[name]);
    const results = await Promise.allSettled(wanted.map(({ feed }) => feed.refresh()));
    readRules();
    const edits = Object.values(feeds).flatMap(({ feed }) => feed.takeEdits());
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined && edits.length === 0) throw failed.reason;
    return edits;
  };

  return {
    tables: {
      bodies: bodies.table,
      goals: goals.table,
      rounds: rounds.table,
      reports: reports.table,
      deliveries: deliveries.table,
      conversations: conversations.table,
    },
    settings: () => rules,
    directory: graphDirectory(graph, () => Date.now()),
    async load() {
      await find();
      // Rules first: the time zone tells which day a date is.
      await rows.feed.load();
      readRules();
      await Promise.all(Object.values(feeds).map(({ feed }) => feed.load()));
      rise();
    },
    refresh,
    check: async () =>
      checkLists(await readSite(graph, settings.siteUrl, descriptions), descriptions),
    health: () => graph.health.state(),
    version: () => version,
  };
}
