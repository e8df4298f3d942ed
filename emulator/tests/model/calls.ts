import type { Answer, Body, Caller, TestList } from '../support/emulator';
import type { Cells, Match, Op, Result } from './state';
import type { FaultRule } from './steps';

/** The GUID in each row's eTag, by row. It never changes, and the model does not know it. */
export type Guids = Map<number, string>;

/** A call of Graph, sent alone or as a part of a batch. */
export interface PlainCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The cells of the model in the fields of an answer. */
export function cellsOf(fields: Body['fields']): Cells {
  const { Title, Kod, Antal } = fields as Cells;
  return {
    ...(Title === undefined ? {} : { Title }),
    ...(Kod === undefined ? {} : { Kod }),
    ...(Antal === undefined ? {} : { Antal }),
  };
}

/** Reads the version from an eTag. @throws when the eTag has another GUID than the row had before */
export function versionOf(guids: Guids, id: number, etag: string): number {
  const [, guid = '', version] = /^"([\da-f-]{36}),(\d+)"$/.exec(etag) ?? [];
  const known = guids.get(id) ?? guid;
  if (known !== guid || version === undefined) throw new Error(`Row ${id}: eTag ${etag}`);
  guids.set(id, guid);
  return Number(version);
}

/** Makes the eTag for `If-Match`. */
function etagFor(guids: Guids, id: number, { version }: Match): string {
  if (version === 'any') return '*';
  const guid = guids.get(id);
  if (version === 'foreign' || guid === undefined) {
    return '"00000000-0000-4000-8000-000000000000,1"';
  }
  return `"${guid},${version}"`;
}

const json = { 'Content-Type': 'application/json' };

/** The call of Graph for an operation. */
export function callOf(list: TestList, guids: Guids, op: Op): PlainCall {
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

/** The result of an operation that an answer shows. */
export function resultOf(guids: Guids, op: Op, answer: Pick<Answer, 'status' | 'body'>): Result {
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

/** How often each status and fault happened, so that a run that met no fault is noticed. */
export const counts = new Map<string, number>();
/** Counts a status or fault. */
export const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

/** Whether the connection broke. Jest's realm has other error classes, and half a body is a SyntaxError. */
const isBroken = (error: unknown): boolean =>
  /^TypeError: (fetch failed|terminated)|^SyntaxError/.test(String(error));

/**
 * Sends a call as a good client does: again when it was refused, or when its connection broke before it had an effect.
 * @returns `undefined` when the call had its effect and its answer was lost
 */
export async function callUntilAnswered(
  caller: Caller,
  { method, url, headers, body }: PlainCall,
  rule: FaultRule | undefined,
): Promise<Answer | undefined> {
  const isBefore = rule !== undefined && 'reset' in rule.fault && rule.fault.reset === 'before';
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
