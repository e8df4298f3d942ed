import type { Graph } from '../client/graph';
import { pageSize } from '../client/pages';
import { expandFields, type ListDescription } from '../columns/description';

/** Where a list is in Graph, and how it is described. */
export interface ListSource {
  readonly graph: Graph;
  readonly description: ListDescription;
  /** `/sites/{id}/lists/{id}`. @throws {AppError} `lists-missing` before the list was found */
  readonly listPath: () => string;
  /** Client id of the product, by which it knows its own writes. */
  readonly clientId: string;
}

/** Path of all rows of the list, with its columns. */
export function itemsPath({ listPath, description }: ListSource): string {
  return `${listPath()}/items?${expandFields(description)}&$top=${String(pageSize)}`;
}

/** Path of the rows that have changed, from the first; Graph's delta link continues from there. */
export function deltaPath({ listPath, description }: ListSource): string {
  return `${listPath()}/items/delta?${expandFields(description)}&$top=${String(pageSize)}`;
}

/** Path of one row with its columns. */
export function itemPath({ listPath, description }: ListSource, id: string): string {
  return `${listPath()}/items/${id}?${expandFields(description)}`;
}
