import type { Answer, Body, Caller, TestList } from '../support/emulator';
import type { Cells, Match, Op, Seen } from './state';
import type { Trouble } from './steps';

/** What is known of rows besides the model: the first half of each eTag, which never changes. */
export type Guids = Map<number, string>;

/** A call as it is sent, alone or as a part of a batch. */
export interface Wire {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A body that names fields by their columns. */
export function cellsOf(fields: Body['fields']): Cells {
  const { Title, Kod, Antal } = fields as Cells;
  return {
    ...(Title === undefined ? {} : { Title }),
    ...(Kod === undefined ? {} : { Kod }),
    ...(Antal === undefined ? {} : { Antal }),
  };
}

/** The version in an eTag; its other half must be what it always was. */
export function versionOf(guids: Guids, id: number, etag: string): number {
  const [, guid = '', version] = /^"([\da-f-]{36}),(\d+)"$/.exec(etag) ?? [];
  const known = guids.get(id) ?? guid;
  if (known !== guid || version === undefined) throw new Error(`Row ${id}: eTag ${etag}`);
  guids.set(id, guid);
  return Number(version);
}

/** An eTag that the row may have. */
function etagFor(guids: Guids, id: number, { version }: Match): string {
  if (version === 'any') return '*';
  const guid = guids.get(id);
  if (version === 'foreign' || guid === undefined) {
    return '"00000000-0000-4000-8000-000000000000,1"';
  }
  return `"${guid},${version}"`;
}

const json = { 'Content-Type': 'application/json' };

/** An operation as Graph takes it. */
export function wireOf(list: TestList, guids: Guids, op: Op): Wire {
  if (op.kind === 'create') {
    return { method: 'POST', url: list.items, headers: json, body: { fields: op.cells } };
  }
  const row = `${list.items}/${op.id}`;
  if (op.kind === 'read') return { method: 'GET', url: `${row}?$expand=fields`, headers: {} };
  if (op.kind === 'restore') {
    const url = `${row}/versions/${op.version}.0/restoreVersion`;
    return { method: 'POST', url, headers: {} };
  }
  const match = op.match === undefined ? {} : { 'If-Match': etagFor(guids, op.id, op.match) };
  if (op.kind === 'remove') return { method: 'DELETE', url: row, headers: match };
  const headers = { ...json, ...match };
  if (op.whole) return { method: 'PATCH', url: row, headers, body: { fields: op.cells } };
  return { method: 'PATCH', url: `${row}/fields`, headers, body: op.cells };
}

/** What an answer tells of an operation. */
export function seenOf(guids: Guids, op: Op, answer: Pick<Answer, 'status' | 'body'>): Seen {
  const { status, body } = answer;
  if (op.kind === 'remove' || op.kind === 'restore' || ![200, 201].includes(status)) {
    return { status };
  }
  const isBare = op.kind === 'change' && !op.whole;
  const fields = isBare ? (body as unknown as Body['fields']) : body.fields;
  const id = op.kind === 'create' ? Number(body.id) : op.id;
  const etag = isBare ? body['@odata.etag'] : body.eTag;
  return { status, row: { id, version: versionOf(guids, id, etag), cells: cellsOf(fields) } };
}

/** How often each thing happened, so that a run which never met a fault is seen. */
export const tally = new Map<string, number>();
/** Counts one. */
export const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** The error class of a broken connection is another realm's in Jest; half a body is no JSON. */
const isBroken = (error: unknown): boolean =>
  /^TypeError: (fetch failed|terminated)|^SyntaxError/.test(String(error));

/**
 * Asks as a well-made client does: what was refused, and what was broken off before its effect, is asked again.
 * @returns undefined when the effect is there and its answer was lost
 */
export async function ask(
  caller: Caller,
  { method, url, headers, body }: Wire,
  trouble: Trouble | undefined,
): Promise<Answer | undefined> {
  const isBefore =
    trouble !== undefined && 'reset' in trouble.fault && trouble.fault.reset === 'before';
  for (;;) {
    try {
      const answer = await caller.send(method, url, {
        headers,
        ...(body === undefined ? {} : { body }),
      });
      count(String(answer.status));
      if (answer.status !== 429 && answer.status !== 503) return answer;
    } catch (error) {
      if (!isBroken(error)) throw error;
      count(isBefore ? 'broken before' : 'broken after');
      if (!isBefore) return undefined;
    }
  }
}
