import type { Caller } from '../support/emulator';
import type { Library } from '../support/library';
import { logged, type Log } from './writers';

/** Makes content that the store keeps in three pieces, each of which tells which write it belongs to. */
const bytesOf = (mark: number): Buffer => Buffer.alloc(800_000, `${mark} `);

/** Uploads files, each three times, until the emulator is killed. */
export async function writeFiles(at: {
  readonly library: Library;
  readonly name: string;
  readonly log: Log;
}): Promise<void> {
  const { library, name, log } = at;
  for (let n = 0; ; n += 1) {
    const key = `${name}-${n}.txt`;
    for (const mark of [0, 1, 2]) {
      const put = await logged(log, { [key]: mark }, () => library.put(key, bytesOf(mark)));
      if (put === undefined) return;
    }
  }
}

/** Checks that every file has the bytes of one write, a version for each write, and a row with its name. */
export async function filesMustHaveSurvived(
  caller: Caller,
  library: Library,
  log: Log,
): Promise<void> {
  for (const key of new Set([...log.confirmed.keys(), ...log.pending.keys()])) {
    const allowed = [
      log.confirmed.get(key),
      ...(log.pending.has(key) ? [log.pending.get(key)] : []),
    ];
    const { status, body } = await caller.get(library.at(key));
    if (status === 404) {
      expect({ key, allowed }).toEqual({ key, allowed: [undefined, 0] });
      continue;
    }
    const content = await library.bytes(`${library.at(key)}/content`);
    const mark = [0, 1, 2].find((one) => bytesOf(one).equals(content));
    expect(mark).toBeDefined();
    expect({ key, allowed }).toEqual({ key, allowed: expect.arrayContaining([mark]) as unknown });
    expect(body['size']).toBe(content.length);
    const item = `${library.path}/items/${body.id}`;
    expect((await caller.get(`${item}/versions`)).body.value).toHaveLength((mark ?? 0) + 1);
    const row = await caller.get(`${item}/listItem?$expand=fields`);
    expect(row.body.fields['FileLeafRef']).toBe(key);
  }
}
