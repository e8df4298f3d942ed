import type { New, Stored } from '../../core/ports';
import type { Entity } from '../../core/domain/entities';
import type { BatchPart } from '../client/batch';
import type { GraphAnswer } from '../client/graph';
import { differences, withoutNulls, type CleanFields } from '../columns/clean-fields';
import { fieldName } from '../columns/description';
import type { CellValue } from '../columns/list-map';
import type { ListSource } from '../sync/list-source';
import type { Moment } from '../sync/removed-rows';
import type { Row } from '../sync/row';
import { eTagOf } from './answer-status';
import { cellsFor, type WriteDeps } from './write-deps';

/** Makes the call that creates a row, and the cells that it sends. */
export function createCall<T extends Entity>(
  deps: WriteDeps<T>,
  value: New<T>,
  trace: CleanFields,
): { readonly fields: CleanFields; readonly call: BatchPart } {
  const fields = withoutNulls({ ...cellsFor(deps, value), ...trace });
  return { fields, call: postCall(deps, fields) };
}

/** Makes the call that creates a row with these cells. */
export function postCall(deps: ListSource, fields: CleanFields): BatchPart {
  return { method: 'POST', path: `${deps.listPath()}/items`, body: { fields } };
}

/** Makes the call that saves a row, and the cells that it sends. */
export function saveCall<T extends Entity>(
  deps: WriteDeps<T>,
  { value, eTag }: Stored<T>,
  trace: CleanFields,
): { readonly body: CleanFields; readonly call: BatchPart } {
  const before = deps.copy.find(value.id);
  const body = { ...changes(deps, value, before?.value), ...trace };
  const path = `${deps.listPath()}/items/${value.id}/fields`;
  return { body, call: { method: 'PATCH', path, body, ifMatch: eTag } };
}

/**
 * Returns the cells of technical columns that the row lacks, since it was written before the list had the column. What they hold
 * follows from other cells, which need not change.
 */
function missingTechnical<T extends Entity>(
  { copy, description }: WriteDeps<T>,
  next: CleanFields,
  id: string,
): CleanFields {
  const fields = copy.row(id)?.fields ?? {};
  const technical = description.columns.filter((column) => column.technical).map(fieldName);
  const isMissing = ([name, value]: [string, CellValue]) =>
    technical.includes(name) && value !== null && (fields[name] ?? '') === '';
  return Object.fromEntries(Object.entries(next).filter(isMissing));
}

/** Returns the cells of derived columns in which the row holds something else, since somebody has typed over them. */
function strayCells<T extends Entity>(
  { copy, description }: WriteDeps<T>,
  next: CleanFields,
  id: string,
): CleanFields {
  const fields = copy.row(id)?.fields ?? {};
  const derived = description.columns.filter((column) => column.derived).map(fieldName);
  const isStray = ([name, value]: [string, CellValue]) =>
    derived.includes(name) && (fields[name] ?? null) !== value;
  return Object.fromEntries(Object.entries(next).filter(isStray));
}

/** Returns the cells that differ from the copy. */
function changes<T extends Entity>(
  deps: WriteDeps<T>,
  value: T,
  before: T | undefined,
): CleanFields {
  const next = cellsFor(deps, value);
  if (before === undefined) return next;
  const changed = differences(next, cellsFor(deps, before));
  return {
    ...missingTechnical(deps, next, before.id),
    ...strayCells(deps, next, before.id),
    ...changed,
  };
}

/** Makes the call that deletes a row unless it has changed. */
export function deleteCall(
  { listPath }: ListSource,
  { id, eTag }: Pick<Row, 'id' | 'eTag'>,
): BatchPart {
  return { method: 'DELETE', path: `${listPath()}/items/${id}`, ifMatch: eTag };
}

/**
 * Puts a new row into the copy. The answer to a POST can hold dates that are off by the site's zone, so the copy takes the
 * fields that were sent.
 */
export function putCreated<T extends Entity>(
  copy: WriteDeps<T>['copy'],
  { row, fields }: { readonly row: Row; readonly fields: CleanFields },
  askedAt: Moment,
): Stored<T> | undefined {
  return copy.put({ ...row, fields }, askedAt);
}

/** Puts a saved row into the copy. Returns false when the answer has no eTag, so that the row must be read. */
export function putSaved<T extends Entity>(
  { copy }: WriteDeps<T>,
  { id, body }: { readonly id: string; readonly body: CleanFields },
  answer: GraphAnswer,
): boolean {
  const eTag = eTagOf(answer.body);
  const known = copy.row(id);
  if (eTag === undefined || known === undefined) return false;
  copy.put({ ...known, eTag, fields: { ...known.fields, ...body } }, copy.moment());
  return true;
}
