import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import readXlsxFile from 'read-excel-file/node';
import { describeCause } from '../../../src/server/base/log';
import {
  threadBounds,
  ThreadEnded,
  TooManyWaiting,
  workbookThreads,
} from '../../../src/server/documents/workbook-threads';
import type { RoundWorkbook } from '../../../src/documents/follow-up/workbook-content';

const workbook = (rows: number): RoundWorkbook => ({
  ...{
    language: 'sv',
    municipalityName: 'Granforsa',
    roundTitle: 'Helår 2026',
    roundKind: 'annual',
  },
  ...{ periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2027-01-29' },
  ...{ shownIn: '', exportedAt: '2026-11-30T10:00:00Z', exportedByName: 'Karin' },
  timeZone: 'Europe/Stockholm',
  rows: Array.from({ length: rows }, (_, at) => ({
    ...{ boardName: 'Nämnd', bodyName: 'Enhet', goalKey: `M-${String(at)}`, goalTitle: 'Mål' },
    ...{ figures: { women: at }, standing: 'missing', faults: [] },
  })),
});

const made = (rows: number) => () => Promise.resolve(workbook(rows));

/** A thread with this program. It has `port`, from which the round and its rows come. */
const threadOf = (program: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort as port } from 'node:worker_threads'; ${program}`,
    )}`,
  );
const echo = `let rows = 0; port.on('message', (m) => {
  if (m.rows) rows += m.rows.length; else port.postMessage(new Uint8Array([rows % 251]));
});`;

describe('A workbook is written in a thread', () => {
  const built = join(__dirname, '..', '..', '..', 'dist', 'server', 'workbook-thread.js');

  test('that the build makes, with every row in its order', async () => {
    expect(existsSync(built)).toBe(true);
    const bytes = await workbookThreads(pathToFileURL(built))(made(700));
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    const keys = (sheet?.data ?? []).slice(1).map((row) => row[2]);
    expect(keys).toEqual(Array.from({ length: 700 }, (_, at) => `M-${String(at)}`));
  });

  test('that gets nothing of the environment', async () => {
    const entry = threadOf(
      `port.on('message', () => port.postMessage(new Uint8Array([Object.keys(process.env).length])));`,
    );
    expect([...(await workbookThreads(entry)(made(0)))]).toEqual([0]);
  });

  test.each([
    ['throws', `throw new RangeError('hemligt');`, /RangeError/],
    ['ends', `process.exit(3);`, /ended with 3/],
    ['takes too long', `setInterval(() => {}, 1000);`, /over 1500 ms/],
    ['never stops', `for (;;);`, /over 1500 ms/],
    [
      'needs too much memory',
      `const all = []; for (;;) all.push(new Array(1e5).fill({}));`,
      /ERR_WORKER_OUT_OF_MEMORY/,
    ],
  ])('and fails with its cause in the log when the thread %s', async (_, program, cause) => {
    const bounds = { ...threadBounds, longestMs: 1_500, largestMemoryMb: 16 };
    const failing = workbookThreads(threadOf(`port.on('message', () => {}); ${program}`), bounds);
    const failure: unknown = await failing(made(1)).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ThreadEnded);
    const logged = JSON.stringify(describeCause(failure));
    expect(logged).toMatch(cause);
    expect(logged).not.toContain('hemligt');
  });

  test('one after the other, and is refused when too many wait; a failure lets the next one begin', async () => {
    const bounds = { ...threadBounds, mostThreads: 1, mostWaiting: 2 };
    const write = workbookThreads(threadOf(echo), bounds);
    const asked = [1, 2, 3, 4].map((rows) => write(made(rows)));
    const ended = await Promise.allSettled(asked);
    const got = ended.map((one): unknown =>
      one.status === 'fulfilled' ? one.value[0] : one.reason,
    );
    expect(got.slice(0, 3)).toEqual([1, 2, 3]);
    expect(got[3]).toBeInstanceOf(TooManyWaiting);
    const dying = workbookThreads(threadOf('process.exit(1);'), bounds);
    const both = await Promise.allSettled([dying(made(1)), dying(made(1))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('and no work is done for whoever is refused, leaves, or waits too long', async () => {
    const bounds = { ...threadBounds, mostWaiting: 2, longestWaitMs: 300 };
    const slow = `port.on('message', (m) => {
      if (m.round) setTimeout(() => port.postMessage(new Uint8Array([7])), 1500);
    });`;
    const write = workbookThreads(threadOf(slow), bounds);
    const begun: string[] = [];
    const ask = (name: string, signal?: AbortSignal) =>
      write(() => {
        begun.push(name);
        return Promise.resolve(workbook(0));
      }, signal).then(
        ([first]) => first,
        (cause: unknown) => cause,
      );
    const person = new AbortController();
    const all = [
      ask('first'),
      ask('leaves', person.signal),
      ask('waits too long'),
      ask('is refused'),
    ];
    person.abort();
    const [first, ...others] = await Promise.all(all);
    expect(first).toBe(7);
    expect(others).toEqual(others.map(() => expect.any(TooManyWaiting) as unknown));
    expect(begun).toEqual(['first']);
    expect(await ask('next')).toBe(7);
  });
});
