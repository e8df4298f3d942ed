import type { Graph } from './client/graph';
import type { RunningClock, RunningTime } from '../core/domain/base/running-time';
import type { ColumnProblem, ListCheck } from '../core/ports';
import type { ListDescription } from './columns/description';
import { descriptions } from './descriptions';
import { columnProblem, readSite, type Site } from './provision/read-site';

/** Compares the site with the descriptions. Leaves out views and formatting, which Graph does not show. */
export function checkLists(site: Site, wanted: readonly ListDescription[]): readonly ListCheck[] {
  return wanted.map((description) => {
    const list = site.lists.get(description.displayName);
    if (list === undefined) return { list: description.displayName, isThere: false, problems: [] };
    const problems = description.columns.flatMap((column) => {
      const kind = columnProblem(column, list.columns.get(column.name));
      return kind === undefined ? [] : [{ kind, column: column.displayName }];
    });
    return { list: description.displayName, isThere: true, problems };
  });
}

/**
 * What the product can work with: Graph takes a word that people cannot choose, a key is looked up by the index, and rich text is read
 * without its tags.
 */
const harmless: ReadonlySet<ColumnProblem['kind']> = new Set([
  'not-unique',
  'missing-choice',
  'rich-text',
]);

/** True when the product cannot work with the list: it could not read or write a column, or not find a row by its key. */
export function isBlocking(check: ListCheck): boolean {
  return !check.isThere || check.problems.some(({ kind }) => !harmless.has(kind));
}

const freshForMs = 30_000;

/** Reads the lists and columns of the site. `check` uses the last reading again while it is less than 30 seconds old. */
export class SiteCheck {
  private readonly graph: Graph;
  private readonly siteUrl: string;
  private readonly runningNow: RunningClock;
  private last: { readonly site: Site; readonly readAt: RunningTime } | undefined;

  constructor(graph: Graph, siteUrl: string, runningNow: RunningClock) {
    this.graph = graph;
    this.siteUrl = siteUrl;
    this.runningNow = runningNow;
  }

  async read(): Promise<Site> {
    const site = await readSite(this.graph, this.siteUrl, descriptions);
    this.last = { site, readAt: this.runningNow() };
    return site;
  }

  async check(): Promise<readonly ListCheck[]> {
    const { last } = this;
    const isFresh = last !== undefined && this.runningNow() - last.readAt < freshForMs;
    const site = isFresh ? last.site : undefined;
    return checkLists(site ?? (await this.read()), descriptions);
  }
}
