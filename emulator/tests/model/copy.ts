import type { Body, Caller, TestList } from '../support/emulator';
import { callUntilAnswered, cellsOf, count, versionOf, type Guids } from './calls';
import type { Cells } from './state';
import type { FaultRule } from './steps';

/** A row as a client reads it. */
export interface RowCopy {
  readonly id: number;
  readonly version: number;
  readonly cells: Cells;
}

/** A client's copy of a list that follows delta, with the link to continue from. */
export interface Copy {
  readonly rows: ReadonlyMap<number, RowCopy>;
  readonly link: string;
}

/** Makes a copy that has not read the list yet. */
export const freshCopy = (list: TestList): Copy => ({
  rows: new Map(),
  link: `${list.items}/delta?$expand=fields&$top=4`,
});

/** Reads a row from an answer. */
export function rowOf(guids: Guids, entry: Body): RowCopy {
  const id = Number(entry.id);
  return { id, version: versionOf(guids, id, entry.eTag), cells: cellsOf(entry.fields) };
}

function applyEntry(rows: Map<number, RowCopy>, entry: Body, guids: Guids): void {
  // The copy ignores an error object among the rows, since the row behind it comes again. docs/behaviours.md row 56
  if (Object.hasOwn(entry, 'error')) {
    count('error object');
    return;
  }
  if (Object.hasOwn(entry, 'deleted')) rows.delete(Number(entry.id));
  else rows.set(Number(entry.id), rowOf(guids, entry));
}

const resumed = { method: 'GET', headers: {} };

/** Follows delta to the next deltaLink, and starts again after a 410. @see docs/behaviours.md rows 49 to 56 */
export async function replay(
  caller: Caller,
  at: { readonly list: TestList; readonly guids: Guids },
  from: { readonly copy: Copy; readonly rule?: FaultRule | undefined },
): Promise<Copy> {
  let rows = new Map(from.copy.rows);
  let next = from.copy.link;
  for (;;) {
    const answer = await callUntilAnswered(caller, { ...resumed, url: next }, from.rule);
    // A read has no effect that could be lost, so it is sent again.
    if (answer === undefined) continue;
    if (answer.status === 410) {
      rows = new Map();
      next = answer.headers.get('location') ?? '';
      continue;
    }
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    for (const entry of answer.body.value) applyEntry(rows, entry, at.guids);
    const link = answer.body['@odata.deltaLink'];
    if (link !== undefined) return { rows, link };
    next = answer.body['@odata.nextLink'] ?? '';
  }
}
