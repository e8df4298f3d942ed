import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import type { ColumnProblem } from '../../core/ports';
import type { Graph } from '../client/graph';
import { ask, readPages } from '../client/pages';
import type { Column, ListDescription } from '../columns/description';

const siteSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[^/?#]+$/)) });
const listSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
  displayName: v.string(),
});
const columnSchema = v.looseObject({
  id: v.optional(v.string()),
  displayName: v.optional(v.string()),
  name: v.string(),
  indexed: v.optional(v.boolean(), false),
  enforceUniqueValues: v.optional(v.boolean(), false),
});

/** A column as Graph shows it. */
export type SiteColumn = v.InferOutput<typeof columnSchema>;

/** A list of the site that has the display name of a description. */
export interface SiteList {
  readonly id: string;
  /** Columns by internal name. */
  readonly columns: ReadonlyMap<string, SiteColumn>;
}

/** The site, with those of its lists that the descriptions name. */
export interface Site {
  readonly id: string;
  /** Lists by display name. */
  readonly lists: ReadonlyMap<string, SiteList>;
}

/** Returns the path of a list in Graph. */
export function listPath(siteId: string, listId: string): string {
  return `/sites/${siteId}/lists/${listId}`;
}

async function siteId(graph: Graph, siteUrl: string): Promise<string> {
  const url = new URL(siteUrl);
  const what = `Site ${url.pathname}`;
  const answer = await ask(
    graph,
    { method: 'GET', path: `/sites/${url.hostname}:${url.pathname}?$select=id` },
    what,
  );
  const parsed = v.safeParse(siteSchema, answer.body);
  if (!parsed.success) throw new AppError('store-unavailable', `${what}: no id.`);
  return parsed.output.id;
}

async function readColumns(graph: Graph, path: string): Promise<ReadonlyMap<string, SiteColumn>> {
  const { entries } = await readPages(graph, `${path}/columns`, 'Columns');
  const columns = entries.flatMap((entry) => {
    const parsed = v.safeParse(columnSchema, entry);
    return parsed.success ? [parsed.output] : [];
  });
  return new Map(columns.map((column) => [column.name, column]));
}

/** Reads the site, its lists of these descriptions, and their columns. Costs 3 resource units, and 2 for each list. */
export async function readSite(
  graph: Graph,
  siteUrl: string,
  wanted: readonly ListDescription[],
): Promise<Site> {
  const id = await siteId(graph, siteUrl);
  const { entries } = await readPages(graph, `/sites/${id}/lists?$select=id,displayName`, 'Lists');
  const names = new Set(wanted.map((description) => description.displayName));
  const found = entries.flatMap((entry) => {
    const parsed = v.safeParse(listSchema, entry);
    return parsed.success && names.has(parsed.output.displayName) ? [parsed.output] : [];
  });
  const lists = await Promise.all(
    found.map(async (list) => {
      const columns = await readColumns(graph, listPath(id, list.id));
      return [list.displayName, { id: list.id, columns }] as const;
    }),
  );
  return { id, lists: new Map(lists) };
}

const facets: Readonly<Record<Column['kind'], string>> = {
  text: 'text',
  note: 'text',
  number: 'number',
  choice: 'choice',
  date: 'dateTime',
  instant: 'dateTime',
  boolean: 'boolean',
  lookup: 'lookup',
};

/**
 * Returns what is wrong with a column of the site, or undefined. A single-line text may stand for a note, because both have
 * the same facet in Graph.
 */
export function columnProblem(
  column: Column,
  found: SiteColumn | undefined,
): ColumnProblem['kind'] | undefined {
  if (found === undefined) return 'missing';
  if (!(facets[column.kind] in found)) return 'other-kind';
  if (column.kind === 'note' && isRichText(found)) return 'rich-text';
  return indexProblem(column, found) ?? (lacksChoice(column, found) ? 'missing-choice' : undefined);
}

const textSchema = v.object({ textType: v.literal('richText') });

/** True for a column whose texts Graph gives as HTML. @see https://learn.microsoft.com/graph/api/resources/textcolumn */
function isRichText(found: SiteColumn): boolean {
  return v.is(textSchema, found['text']);
}

function indexProblem(column: Column, found: SiteColumn): ColumnProblem['kind'] | undefined {
  if (column.unique === true && !found.enforceUniqueValues)
    return found.indexed ? 'not-unique' : 'not-indexed';
  return column.indexed === true && !found.indexed ? 'not-indexed' : undefined;
}

const choicesSchema = v.fallback(v.array(v.string()), []);

/** Returns the words among which people choose in a column of the site. */
function choicesOf(found: SiteColumn): readonly string[] {
  const facet = found['choice'];
  const choices =
    typeof facet === 'object' && facet !== null && 'choices' in facet && facet.choices;
  return v.parse(choicesSchema, choices);
}

/** True when people cannot choose a word in the column that the product writes. */
export function lacksChoice(column: Column, found: SiteColumn): boolean {
  if (column.kind !== 'choice') return false;
  const there = new Set(choicesOf(found));
  return column.choices.some((word) => !there.has(word));
}

/** Returns the words that a choice column must have, with those after them that people have added on the site. */
export function allChoices(choices: readonly string[], found: SiteColumn): readonly string[] {
  return [...choices, ...choicesOf(found).filter((word) => !choices.includes(word))];
}
