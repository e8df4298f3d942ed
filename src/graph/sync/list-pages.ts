import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import type { Graph, GraphAnswer, GraphCall } from '../client/graph';
import { LostAnswer } from '../client/lost-answer';
import { isGood, refused } from '../client/refused';
import { fieldName, type ListDescription } from '../columns/description';

const pageSchema = v.object({
  value: v.array(v.unknown()),
  '@odata.nextLink': v.optional(v.string()),
  '@odata.deltaLink': v.optional(v.string()),
});

/** Rows a page, the most that Graph gives. */
export const pageSize = 5000;

/** All entries of a read that came in pages, in order. */
export interface Pages {
  readonly entries: readonly unknown[];
  readonly deltaLink?: string;
}

/** `$expand` that asks for the columns of the list and nothing else. */
export function expandFields(description: ListDescription): string {
  const names = ['Title', ...description.columns.map(fieldName)];
  return `$expand=fields($select=${names.join(',')})`;
}

/**
 * A call whose answer is needed.
 *
 * @throws {AppError} as `refused` says; `store-unavailable` when the answer was lost
 */
export async function ask(graph: Graph, call: GraphCall, what: string): Promise<GraphAnswer> {
  const answer = await callOr(graph, call, what);
  if (!isGood(answer)) throw refused(answer, what);
  return answer;
}

/** A call whose refusal the caller judges. @throws {AppError} `store-unavailable` when the answer was lost */
export async function callOr(graph: Graph, call: GraphCall, what: string): Promise<GraphAnswer> {
  try {
    return await graph.call(call);
  } catch (cause) {
    if (!(cause instanceof LostAnswer)) throw cause;
    throw new AppError('store-unavailable', `${what}: no answer from Graph.`, { cause });
  }
}

/** Follows the links of a collection to its end. `first` is the answer to its first page. */
export async function restOfPages(graph: Graph, first: GraphAnswer, what: string): Promise<Pages> {
  const entries: unknown[] = [];
  for (let answer = first; ;) {
    const page = v.safeParse(pageSchema, answer.body);
    if (!page.success)
      throw new AppError('store-unavailable', `${what}: the page is no collection.`);
    entries.push(...page.output.value);
    const next = page.output['@odata.nextLink'];
    if (next === undefined) {
      return definedOnly({ entries, deltaLink: page.output['@odata.deltaLink'] });
    }
    answer = await ask(graph, { method: 'GET', path: next }, what);
  }
}

/** Reads a collection from its first page to its last. */
export async function readPages(graph: Graph, path: string, what: string): Promise<Pages> {
  return restOfPages(graph, await ask(graph, { method: 'GET', path }, what), what);
}
