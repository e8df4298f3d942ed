import type { Graph } from '../client/graph';
import { pageSize } from '../client/pages';
import { expandFields, type ListDescription } from '../columns/description';

/** A list in Graph, with its description. */
export interface ListSource {
  readonly graph: Graph;
  readonly description: ListDescription;
  /** `/sites/{id}/lists/{id}`. @throws {AppError} `lists-missing` before the list was found */
  readonly listPath: () => string;
  /** Client id of the product, by which it knows its own writes. */
  readonly clientId: string;
}

/** Returns the path of all rows of the list, with its columns. */
export function itemsPath({ listPath, description }: ListSource): string {
  return `${listPath()}/items?${expandFields(description)}&$top=${String(pageSize)}`;
}

/** Returns the path of delta that starts with all rows; Graph's delta link continues from there. */
export function deltaPath({ listPath, description }: ListSource): string {
  return `${listPath()}/items/delta?${expandFields(description)}&$top=${String(pageSize)}`;
}

/** Returns the path of one row, with its columns. */
export function itemPath({ listPath, description }: ListSource, id: string): string {
  return `${listPath()}/items/${id}?${expandFields(description)}`;
}
