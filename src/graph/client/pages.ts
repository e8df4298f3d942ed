import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly } from '../../core/domain/base/defined';
import type { Graph, GraphAnswer, GraphCall } from './graph';
import { LostAnswer } from './lost-answer';
import { isGood, refused } from './refused';

const pageSchema = v.object({
  value: v.array(v.unknown()),
  '@odata.nextLink': v.optional(v.string()),
  '@odata.deltaLink': v.optional(v.string()),
});

/** Rows a page. @see https://learn.microsoft.com/graph/api/listitem-list: Graph gives at most 5,000 */
export const pageSize = 5000;

/** Pages that one reading follows at most. At Graph's default of 200 rows they hold 400,000 rows, more than any list here. */
export const mostPages = 2_000;

/** All entries of a collection that came in pages, in order. */
export interface Pages {
  readonly entries: readonly unknown[];
  readonly deltaLink?: string;
}

/**
 * Makes a call that must succeed. `what` names the item in the log.
 *
 * @throws {AppError} as `refused` says; `store-unavailable` when the answer was lost
 */
export async function ask(graph: Graph, call: GraphCall, what: string): Promise<GraphAnswer> {
  const answer = await callOr(graph, call, what);
  if (!isGood(answer)) throw refused(answer, what);
  return answer;
}

/** Makes a call that Graph may refuse; the caller looks at the status. @throws {AppError} `store-unavailable` */
export async function callOr(graph: Graph, call: GraphCall, what: string): Promise<GraphAnswer> {
  try {
    return await graph.call(call);
  } catch (cause) {
    if (!(cause instanceof LostAnswer)) throw cause;
    throw new AppError('store-unavailable', `${what}: no answer from Graph.`, { cause });
  }
}

/**
 * Follows the next links of a collection whose first page has been read.
 *
 * @throws {AppError} `store-unavailable` for a page without entries and for links that do not end, and as `ask`
 */
export async function restOfPages(graph: Graph, first: GraphAnswer, what: string): Promise<Pages> {
  const entries: unknown[] = [];
  const followed = new Set<string>();
  for (let answer = first; ;) {
    const page = v.safeParse(pageSchema, answer.body);
    if (!page.success) {
      throw new AppError('store-unavailable', `${what}: the page is no collection.`);
    }
    entries.push(...page.output.value);
    const next = page.output['@odata.nextLink'];
    if (next === undefined) {
      return definedOnly<Pages>({ entries, deltaLink: page.output['@odata.deltaLink'] });
    }
    if (followed.has(next) || followed.size >= mostPages) {
      throw new AppError('store-unavailable', `${what}: the links of the pages do not end.`);
    }
    followed.add(next);
    answer = await ask(graph, { method: 'GET', path: next }, what);
  }
}

/** Reads a collection from its first page to its last. @throws {AppError} as `restOfPages` */
export async function readPages(graph: Graph, path: string, what: string): Promise<Pages> {
  return restOfPages(graph, await ask(graph, { method: 'GET', path }, what), what);
}
