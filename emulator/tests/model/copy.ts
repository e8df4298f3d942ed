import type { Body, Caller, TestList } from '../support/emulator';
import { ask, cellsOf, count, versionOf, type Guids } from './calls';
import type { Cells } from './state';
import type { Trouble } from './steps';

/** A row as somebody outside sees it. */
export interface Shown {
  readonly id: number;
  readonly version: number;
  readonly cells: Cells;
}

/** A copy of a list that is kept by delta, and where it goes on. */
export interface Copy {
  readonly rows: ReadonlyMap<number, Shown>;
  readonly link: string;
}

/** A copy that has seen nothing. */
export const freshCopy = (list: TestList): Copy => ({
  rows: new Map(),
  link: `${list.items}/delta?$expand=fields&$top=4`,
});

/** A row of an answer. */
export function shownOf(guids: Guids, entry: Body): Shown {
  const id = Number(entry.id);
  return { id, version: versionOf(guids, id, entry.eTag), cells: cellsOf(entry.fields) };
}

function lay(rows: Map<number, Shown>, entry: Body, guids: Guids): void {
  // An error object among the rows is passed over: what it hides comes again. @see graph.md row 56
  if (Object.hasOwn(entry, 'error')) {
    count('error object');
    return;
  }
  if (Object.hasOwn(entry, 'deleted')) rows.delete(Number(entry.id));
  else rows.set(Number(entry.id), shownOf(guids, entry));
}

const resumed = { method: 'GET', headers: {} };

/** Follows the links to the next deltaLink; a 410 begins anew. @see graph.md rows 49-56 */
export async function replay(
  caller: Caller,
  at: { readonly list: TestList; readonly guids: Guids },
  from: { readonly copy: Copy; readonly trouble?: Trouble | undefined },
): Promise<Copy> {
  let rows = new Map(from.copy.rows);
  let next = from.copy.link;
  for (;;) {
    const answer = await ask(caller, { ...resumed, url: next }, from.trouble);
    // A read has no effect that could be lost: it is asked again.
    if (answer === undefined) continue;
    if (answer.status === 410) {
      rows = new Map();
      next = answer.headers.get('location') ?? '';
      continue;
    }
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    for (const entry of answer.body.value) lay(rows, entry, at.guids);
    const link = answer.body['@odata.deltaLink'];
    if (link !== undefined) return { rows, link };
    next = answer.body['@odata.nextLink'] ?? '';
  }
}
