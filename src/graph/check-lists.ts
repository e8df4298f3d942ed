import type { Graph } from './client/graph';
import type { ListCheck } from '../core/ports';
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

/** True when the product cannot work with the list: it could not read or write a column, or not find a row by its key. */
export function isBlocking(check: ListCheck): boolean {
  return !check.isThere || check.problems.some(({ kind }) => kind !== 'not-unique');
}

const freshForMs = 30_000;

/** Reads the lists and columns of the site. `check` uses the last reading again while it is less than 30 seconds old. */
export class SiteCheck {
  private readonly graph: Graph;
  private readonly siteUrl: string;
  private last: { readonly site: Site; readonly readAt: number } | undefined;

  constructor(graph: Graph, siteUrl: string) {
    this.graph = graph;
    this.siteUrl = siteUrl;
  }

  async read(): Promise<Site> {
    const site = await readSite(this.graph, this.siteUrl, descriptions);
    this.last = { site, readAt: Date.now() };
    return site;
  }

  async check(): Promise<readonly ListCheck[]> {
    const isFresh = this.last !== undefined && Date.now() - this.last.readAt < freshForMs;
    const site = isFresh ? this.last?.site : undefined;
    return checkLists(site ?? (await this.read()), descriptions);
  }
}
