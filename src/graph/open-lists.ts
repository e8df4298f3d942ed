import type { Directory, ListCheck, ListEdit, Membership, Tables } from '../core/ports';
import { AppError } from '../core/domain/base/app-error';
import type { Fault } from '../core/domain/base/fault';
import { instantsOf, type RunningClock } from '../core/domain/base/running-time';
import type { Instant } from '../core/domain/base/time';
import {
  editedNames,
  entityNames,
  fromNames,
  type EditedName,
  type EntityName,
} from '../core/domain/entities';
import { settingsFrom } from '../core/domain/settings/setting';
import { defaultSettings, type Settings } from '../core/domain/settings/settings';
import { checkLists, isBlocking, SiteCheck } from './check-lists';
import { graphDirectory } from './client/directory';
import { directoryAccess } from './client/directory-access';
import { graphMembership } from './client/membership';
import { openGraph, type Graph, type GraphOptions } from './client/graph';
import { realTiming } from './client/timing';
import type { GraphSettings } from './client/graph-settings';
import type { WriteContext } from './columns/list-map';
import { listMaps } from './list-registry';
import { descriptions } from './descriptions';
import { openList, type ListDeps, type OpenList } from './open-list';
import { listsHealth, type ListsHealth } from './lists-health';
import { listPath } from './provision/read-site';
import { pauseInBackground } from './store/find-out';

/** Options of `openLists`. */
export interface ListsOptions extends GraphOptions {
  /** Returns the sentence for the column Kontroll, in the municipality's language. The codes of the fault when left out. */
  readonly faultText?: (fault: Fault) => string;
  /** The business clock, for deletions: Graph gives no time for them. The system's clock when left out. */
  readonly now?: () => Instant;
  /** Called when it is known at last whether a write whose answer was lost was carried out. */
  readonly onFoundOut?: () => void;
  /** Called when Graph begins to refuse to read the directory: the permission for it is missing. */
  readonly onDirectoryForbidden?: () => void;
  /** An open client. Tests pass one; else `openLists` opens one from the settings. */
  readonly graph?: Graph;
}

/** The lists of the site, and the directory of its tenant. */
export interface Lists {
  readonly tables: Tables;
  settings(): Settings;
  readonly directory: Directory;
  readonly membership: Membership;
  /**
   * Finds the lists in the site and reads all their rows. May be called again, for example after set-up.
   *
   * @throws {AppError} `lists-missing` when set-up has not been run, `store-unavailable`
   */
  load(): Promise<void>;
  /**
   * Reads what has changed in all lists, or in those that people edit (`edited`). A list without changes costs 1 resource
   * unit. Returns the edits of the lists that could be read; throws only when there are none and a list could not be read.
   *
   * @throws {AppError} `store-unavailable`, `lists-missing`
   */
  refresh(which: 'edited' | 'all'): Promise<readonly ListEdit[]>;
  /** Compares lists and columns of the site with what the product needs. */
  check(): Promise<readonly ListCheck[]>;
  /** Whether Graph answers well, and when each list was last read. */
  health(): ListsHealth;
  /** Returns a number that rises with each change of a copy. */
  version(): number;
}

type OpenLists = { readonly [N in EntityName]: OpenList<N> };

function codesOf(fault: Fault): string {
  return `${fault.field}: ${fault.reason}`;
}

function openAll(deps: Omit<ListDeps, 'context'>, options: ListsOptions, paths: Paths): OpenLists {
  const context: WriteContext = {
    find: (list, id) => open[list].table.find(id)?.value,
    faultText: options.faultText ?? codesOf,
  };
  const openOne = <N extends EntityName>(name: N): OpenList<N> =>
    openList<N>(listMaps[name], { ...deps, context }, () => pathIn(paths, name));
  const open = fromNames<OpenLists>(entityNames, openOne);
  return open;
}

/** Paths in Graph of the lists that were found in the site. */
type Paths = Map<EntityName, string>;

function pathIn(paths: Paths, name: EntityName): string {
  const path = paths.get(name);
  if (path !== undefined) return path;
  const { displayName } = listMaps[name].description;
  throw new AppError('lists-missing', `${displayName} has not been found.`);
}

/** Finds the paths of all lists. @throws {AppError} `lists-missing` when the product cannot work with the lists of the site */
async function findLists(siteCheck: SiteCheck, paths: Paths): Promise<void> {
  const site = await siteCheck.read();
  const blocking = checkLists(site, descriptions).filter(isBlocking);
  if (blocking.length > 0) {
    const problemsOf = ({ list, problems }: ListCheck) =>
      [list, ...problems.map(({ kind, column }) => `${kind}: ${column}`)].join(' ');
    const what = blocking.map(problemsOf).join('; ');
    throw new AppError('lists-missing', `Set-up has not been run, or not to its end: ${what}`);
  }
  for (const { name, displayName } of descriptions) {
    const list = site.lists.get(displayName);
    if (list !== undefined) paths.set(name, listPath(site.id, list.id));
  }
}

function editsOf<N extends EditedName>(open: OpenLists, name: N): readonly ListEdit<N>[] {
  return open[name].feed.takeEdits().map((edit) => ({ ...edit, list: name }));
}

/** Refreshes feeds in parallel. Returns the edits of those that could be read, also when others have failed. */
async function refreshLists(
  open: OpenLists,
  names: readonly EntityName[],
): Promise<readonly ListEdit[]> {
  const results = await Promise.allSettled(names.map((name) => open[name].feed.refresh()));
  const edits = editedNames.flatMap((name): readonly ListEdit[] => editsOf(open, name));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined && edits.length === 0) throw failed.reason;
  return edits;
}

/** Returns a function for the current settings, which parses the rows again only after one has changed. */
function settingsOf(table: Tables['settings']): () => Settings {
  let readFrom: readonly unknown[] | undefined;
  let settings = defaultSettings;
  return () => {
    const rows = table.all();
    if (rows !== readFrom) settings = settingsFrom(rows.map(({ value }) => value));
    readFrom = rows;
    return settings;
  };
}

/** Opens the directory. Whoever it finds by a mail address counts as a member at the bot's door without another call. */
function peopleOf(
  graph: Graph,
  runningNow: RunningClock,
  onForbidden: () => void = () => undefined,
) {
  const access = directoryAccess(onForbidden);
  const membership = graphMembership(graph, runningNow, access);
  const onMember = (objectId: string) => membership.confirm(objectId);
  return { membership, directory: graphDirectory(graph, runningNow, { access, onMember }) };
}

/** Opens the lists of the configured site, and reads nothing before `load`. */
export function openLists(graphSettings: GraphSettings, options: ListsOptions = {}): Lists {
  const graph = options.graph ?? openGraph(graphSettings, options);
  const paths: Paths = new Map();
  const { now, runningNow } = options.timing ?? realTiming;
  const siteCheck = new SiteCheck(graph, graphSettings.siteUrl, runningNow);
  let version = 1;
  const deps = {
    graph,
    clientId: graphSettings.clientId,
    timeZone: () => settings().timeZone,
    now: options.now ?? (() => new Date(now()).toISOString()),
    runningNow,
    instantOf: instantsOf({ now, runningNow }),
    onFoundOut: options.onFoundOut ?? (() => undefined),
    pause: (ms: number) => options.timing?.sleep(ms) ?? pauseInBackground(ms),
    onChange: () => void (version += 1),
  };
  const open = openAll(deps, options, paths);
  const tables = fromNames<Tables>(entityNames, (name) => open[name].table);
  const settings = settingsOf(tables.settings);
  return {
    tables,
    settings,
    ...peopleOf(graph, runningNow, options.onDirectoryForbidden),
    async load() {
      await findLists(siteCheck, paths);
      // The settings come first, because their time zone decides which day a date is.
      await open.settings.feed.load();
      const others = entityNames.filter((name) => name !== 'settings');
      await Promise.all(others.map((name) => open[name].feed.load()));
    },
    refresh: (which) => refreshLists(open, which === 'all' ? entityNames : editedNames),
    check: () => siteCheck.check(),
    health: () => listsHealth(graph.health, open, (name) => paths.get(name), now()),
    version: () => version,
  };
}
