import type { Answer, Caller, TestList } from '../support/emulator';

/** The state of a key's row: how often it was changed, or `gone` when it was deleted. */
export type Mark = number | 'gone';

/** The writes of one client whose answer came before the emulator was killed, and those that still waited for it. */
export interface Log {
  readonly confirmed: Map<string, Mark>;
  readonly pending: Map<string, Mark>;
}

/** Makes an empty log. */
export const emptyLog = (): Log => ({ confirmed: new Map(), pending: new Map() });

/** Makes the cells of a write. A row must have all cells of one write. */
export const cellsOf = (key: string, mark: number) => ({
  Kod: key,
  Title: `${key} ${mark}`,
  Antal: mark,
  Text: `${key} ${mark} `.repeat(200),
});

/** Returns `undefined` for a broken connection and rethrows any other error. Jest's realm has other error classes. */
const brokenOff = (error: unknown): undefined => {
  if (!/^TypeError: (fetch failed|terminated)|^SyntaxError/.test(String(error))) throw error;
};

/** Logs writes as pending, sends them, and logs them as confirmed. @returns `undefined` when the emulator was killed */
export async function logged(
  log: Log,
  marks: Readonly<Record<string, Mark>>,
  send: () => Promise<Answer>,
): Promise<Answer | undefined> {
  for (const [key, mark] of Object.entries(marks)) log.pending.set(key, mark);
  const answer = await send().catch(brokenOff);
  if (answer === undefined) return undefined;
  if (![200, 201, 204].includes(answer.status)) throw new Error(JSON.stringify(answer.body));
  for (const [key, mark] of Object.entries(marks)) {
    log.pending.delete(key);
    log.confirmed.set(key, mark);
  }
  return answer;
}

/** A client that writes to a list without pause until the emulator is killed. */
export type Writer = (at: {
  readonly caller: Caller;
  readonly list: TestList;
  readonly name: string;
  readonly log: Log;
}) => Promise<void>;

/** Adds rows, changes each three times, and deletes every second one. */
export const writeRows: Writer = async ({ caller, list, name, log }) => {
  for (let n = 0; ; n += 1) {
    const key = `${name}-${n}`;
    const made = await logged(log, { [key]: 0 }, () =>
      caller.post(list.items, { fields: cellsOf(key, 0) }),
    );
    if (made === undefined) return;
    const row = `${list.items}/${made.body.id}`;
    let etag = made.body.eTag;
    for (const mark of [1, 2, 3]) {
      const changed = await logged(log, { [key]: mark }, () =>
        caller.patch(`${row}/fields`, cellsOf(key, mark), { 'if-match': etag }),
      );
      if (changed === undefined) return;
      etag = changed.body['@odata.etag'];
    }
    if (n % 2 === 0) continue;
    const removed = await logged(log, { [key]: 'gone' }, () => caller.remove(row));
    if (removed === undefined) return;
  }
};

/** Adds rows in batches of four. Each part of a batch is a write of its own. */
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
    const answer = await logged(log, marks, () => caller.post('/$batch', { requests }));
    if (answer === undefined) return;
    const statuses = answer.body.responses.map(({ status }) => status);
    if (statuses.join() !== '201,201,201,201') throw new Error(statuses.join());
  }
};
