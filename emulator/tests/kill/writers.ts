import type { Answer, Caller, TestList } from '../support/emulator';

/** What a key's row should be: how often it was changed; `gone` when it was deleted. */
export type Mark = number | 'gone';

/** What one client was told before the program died, and what it still waited for. */
export interface Log {
  readonly told: Map<string, Mark>;
  readonly awaited: Map<string, Mark>;
}

/** A log of nothing. */
export const emptyLog = (): Log => ({ told: new Map(), awaited: new Map() });

/** Cells that belong together: any row must hold all of one write. */
export const cellsOf = (key: string, mark: number) => ({
  Kod: key,
  Title: `${key} ${mark}`,
  Antal: mark,
  Text: `${key} ${mark} `.repeat(200),
});

/** Undefined when the connection broke; its error class is another realm's in Jest. */
const brokenOff = (error: unknown): undefined => {
  if (!/^TypeError: (fetch failed|terminated)|^SyntaxError/.test(String(error))) throw error;
};

/** Notes what is awaited, asks, and notes what was told. @returns undefined when the program died */
export async function noted(
  log: Log,
  marks: Readonly<Record<string, Mark>>,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  for (const [key, mark] of Object.entries(marks)) log.awaited.set(key, mark);
  const answer = await ask().catch(brokenOff);
  if (answer === undefined) return undefined;
  if (![200, 201, 204].includes(answer.status)) throw new Error(JSON.stringify(answer.body));
  for (const [key, mark] of Object.entries(marks)) {
    log.awaited.delete(key);
    log.told.set(key, mark);
  }
  return answer;
}

/** A client of a list: writes without pause until the program dies. */
export type Writer = (at: {
  readonly caller: Caller;
  readonly list: TestList;
  readonly name: string;
  readonly log: Log;
}) => Promise<void>;

/** Adds rows, changes each three times, and deletes every other. */
export const writeRows: Writer = async ({ caller, list, name, log }) => {
  for (let n = 0; ; n += 1) {
    const key = `${name}-${n}`;
    const made = await noted(log, { [key]: 0 }, () =>
      caller.post(list.items, { fields: cellsOf(key, 0) }),
    );
    if (made === undefined) return;
    const row = `${list.items}/${made.body.id}`;
    let etag = made.body.eTag;
    for (const mark of [1, 2, 3]) {
      const changed = await noted(log, { [key]: mark }, () =>
        caller.patch(`${row}/fields`, cellsOf(key, mark), { 'if-match': etag }),
      );
      if (changed === undefined) return;
      etag = changed.body['@odata.etag'];
    }
    if (n % 2 === 0) continue;
    const removed = await noted(log, { [key]: 'gone' }, () => caller.remove(row));
    if (removed === undefined) return;
  }
};

/** Adds rows four at a time; each part of a batch is a write of its own. */
export const writeBatches: Writer = async ({ caller, list, name, log }) => {
  for (let n = 0; ; n += 1) {
    const keys = Array.from({ length: 4 }, (_, part) => `${name}-${n}-${part}`);
    const requests = keys.map((key, part) => ({
      id: String(part),
      method: 'POST',
      url: list.items,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: cellsOf(key, 0) },
    }));
    const marks = Object.fromEntries(keys.map((key) => [key, 0]));
    const answer = await noted(log, marks, () => caller.post('/$batch', { requests }));
    if (answer === undefined) return;
    const statuses = answer.body.responses.map(({ status }) => status);
    if (statuses.join() !== '201,201,201,201') throw new Error(statuses.join());
  }
};
