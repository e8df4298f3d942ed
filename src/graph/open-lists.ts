import type { Directory, EditedList, ListEdit, Tables } from '../core/ports';
import { AppError } from '../core/domain/base/app-error';
import type { Fault } from '../core/domain/base/fault';
import { defaultSettings, type Settings } from '../core/domain/settings/settings';
import type { Instant } from '../core/domain/base/time';
import type { ListFeed } from './sync/list-feed';
import { openList, type ListSurroundings } from './store/open-list';
import { checkLists, isBlocking, SiteCheck, type ListCheck } from './check-lists';
import { graphDirectory } from './client/directory';
import { openGraph, type Graph, type GraphOptions } from './client/graph';
import type { GraphSettings } from './client/graph-settings';
import type { ListDescription, ListName } from './columns/description';
import type { ListMap, Names } from './columns/list-map';
import { descriptions, maps } from './lists/maps';
import { namesFrom } from './columns/names';
import { settingsFrom } from './lists/settings';
import { listPath } from './provision/read-site';

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

function codesOf(fault: Fault): string {
  return `${fault.field}: ${fault.reason}`;
}

/** All lists, opened over one door. */
function openAll(around: Omit<ListSurroundings, 'names'>, options: ListsOptions, places: Places) {
  const names: Names = namesFrom(
    {
      body: (id) => all.bodies.table.find(id)?.value,
      goal: (id) => all.goals.table.find(id)?.value,
      round: (id) => all.rounds.table.find(id)?.value,
    },
    options.faultText ?? codesOf,
  );
  const open = <T extends { readonly id: string }>(map: ListMap<T>, edited?: EditedList) =>
    openList(map, { ...around, names }, { place: () => placeIn(places, map), edited });
  const all = {
    bodies: open(maps.bodies, 'bodies'),
    goals: open(maps.goals, 'goals'),
    rounds: open(maps.rounds, 'rounds'),
    reports: open(maps.reports, 'reports'),
    deliveries: open(maps.deliveries),
    conversations: open(maps.conversations),
    settings: open(maps.settings),
  };
  return all;
}

type AllLists = ReturnType<typeof openAll>;

function tablesOf(all: AllLists): Tables {
  const { bodies, goals, rounds, reports, deliveries, conversations } = all;
  return {
    bodies: bodies.table,
    goals: goals.table,
    rounds: rounds.table,
    reports: reports.table,
    deliveries: deliveries.table,
    conversations: conversations.table,
  };
}

/** The feed of the rules, those of the lists that people edit, and all but the rules'. */
function feedsOf({
  bodies,
  goals,
  rounds,
  reports,
  deliveries,
  conversations,
  settings,
}: AllLists) {
  const edited = [bodies.feed, goals.feed, rounds.feed, reports.feed];
  return { rows: settings.feed, edited, feeds: [...edited, deliveries.feed, conversations.feed] };
}

/** Paths of the lists that were found. */
type Places = Map<ListName, string>;

function placeIn(places: Places, map: { readonly description: ListDescription }): string {
  const place = places.get(map.description.name);
  if (place !== undefined) return place;
  throw new AppError('lists-missing', `${map.description.displayName} has not been found.`);
}

/** @throws {AppError} `lists-missing` when the product could not work with what the site has */
async function findLists(siteCheck: SiteCheck, places: Places): Promise<void> {
  const site = await siteCheck.read();
  const blocking = checkLists(site, descriptions).filter(isBlocking);
  if (blocking.length > 0) {
    const what = blocking.map((check) => [check.list, ...check.problems].join(' ')).join('; ');
    throw new AppError('lists-missing', `Set-up has not been run, or not to its end: ${what}`);
  }
  for (const { name, displayName } of descriptions) {
    const list = site.lists.get(displayName);
    if (list !== undefined) places.set(name, listPath(site.id, list.id));
  }
}

type Feed = Pick<ListFeed<{ readonly id: string }>, 'refresh' | 'takeEdits'>;

/** Refreshes the feeds side by side. What some have found is told also when others have failed. */
async function refreshAll(wanted: readonly Feed[], all: readonly Feed[]) {
  const results = await Promise.allSettled(wanted.map((feed) => feed.refresh()));
  const edits = all.flatMap((feed) => feed.takeEdits());
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined && edits.length === 0) throw failed.reason;
  return edits;
}

/** The rules as the copy has them now; read again when a row of theirs has changed. */
function rulesOf(table: AllLists['settings']['table']): () => Settings {
  let readFrom: readonly unknown[] | undefined;
  let rules = defaultSettings;
  return () => {
    const rows = table.all();
    if (rows !== readFrom) rules = settingsFrom(rows.map(({ value }) => value));
    readFrom = rows;
    return rules;
  };
}

/** Opens the lists of the configured site. Nothing is read until `load`. */
export function openLists(settings: GraphSettings, options: ListsOptions = {}): Lists {
  const graph = options.graph ?? openGraph(settings, options);
  const places: Places = new Map();
  const siteCheck = new SiteCheck(graph, settings.siteUrl);
  let version = 1;
  const around = {
    graph,
    clientId: settings.clientId,
    timeZone: () => rules().timeZone,
    now: options.now ?? (() => new Date().toISOString()),
    onChange: () => void (version += 1),
  };
  const all = openAll(around, options, places);
  const { rows, edited, feeds } = feedsOf(all);
  const rules = rulesOf(all.settings.table);
  return {
    tables: tablesOf(all),
    settings: rules,
    directory: graphDirectory(graph, () => Date.now()),
    async load() {
      await findLists(siteCheck, places);
      // Rules first: the time zone tells which day a date is.
      await rows.load();
      await Promise.all(feeds.map((feed) => feed.load()));
    },
    refresh(which) {
      const wanted = which === 'all' ? [rows, ...feeds] : edited;
      return refreshAll(wanted, feeds);
    },
    check: () => siteCheck.check(),
    health: () => graph.health.state(),
    version: () => version,
  };
}
