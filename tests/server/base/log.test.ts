import { AppError } from '../../../src/core/domain/base/app-error';
import { jsonLog } from '../../../src/server/base/log';

function aLog() {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => lines.push(line),
    () => new Date('2026-11-21T08:00:00Z'),
  );
  return {
    lines,
    log,
    read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

test('each line is one JSON object, whatever a value holds', () => {
  const { lines, log, read } = aLog();
  log.info('round-opened', { round: 'helar-2026\n{"level":"alarm"}\u001b[31m' });
  expect(lines.join('').split('\n')).toHaveLength(2);
  expect(read()[0]).toEqual({
    at: '2026-11-21T08:00:00.000Z',
    level: 'info',
    event: 'round-opened',
    round: 'helar-2026\n{"level":"alarm"}\u001b[31m',
  });
});

test('an alarm says what kind of error it was and where, without mail addresses', () => {
  const { read, log } = aLog();
  const cause = new TypeError('No answer for karin.lindgren@granforsa.example');
  log.alarm(
    'tick-step-failed',
    new AppError('store-unavailable', 'Graph: eva@granforsa.example', { cause }),
  );
  expect(read()[0]).toMatchObject({
    level: 'alarm',
    error: 'AppError',
    code: 'store-unavailable',
    message: 'Graph: <mail>',
    because: 'TypeError',
  });
  expect(read()[0]!['place']).toMatch(/^at /);
});

const marker = 'karin-lindgren-19700101';
function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (cause) {
    return cause;
  }
  return undefined;
}
const quoting: readonly (readonly [string, () => unknown])[] = [
  ['JSON', () => JSON.parse(marker) as unknown],
  [
    'JSON, as a name on a line that looks like a place',
    () => JSON.parse(`\n    at ${marker}`) as unknown,
  ],
  ['an address', () => decodeURIComponent(`%${marker}`)],
  ['a number', () => BigInt(marker)],
  ['a time zone', () => new Intl.DateTimeFormat('sv', { timeZone: marker })],
  ['the name of a field', () => (undefined as unknown as Record<string, unknown>)[marker]],
  ['a pattern', () => new RegExp(`(${marker}`)],
];
test.each(quoting)('a message that quotes %s is not logged, as error or as cause', (_, run) => {
  const { log, lines, read } = aLog();
  const cause = errorOf(run);
  expect(cause).toBeInstanceOf(Error);
  log.alarm('odd', cause);
  log.alarm('odd', new AppError('invalid', 'The body cannot be read.', { cause }));
  const first = new AppError('invalid', 'The row cannot be read.', { cause });
  log.alarm('odd', new AppError('invalid', 'The import stopped.', { cause: first }));
  expect(lines.join('')).not.toContain(marker);
  expect(read()[0]).toMatchObject({ error: (cause as Error).name });
  expect(read()[2]!['because']).toContain('The row cannot be read. ← ');
});

test('of a lost call the log names the system’s code', () => {
  const { log, read } = aLog();
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:443'), {
    code: 'ECONNREFUSED',
  });
  const cause = new TypeError('fetch failed', { cause: refused });
  log.alarm('odd', new AppError('store-unavailable', 'Rounds: no answer.', { cause }));
  expect(read()[0]).toMatchObject({ because: 'TypeError ← ECONNREFUSED' });
});

test('a thrown value that is not an Error can be logged', () => {
  const { read, log } = aLog();
  log.alarm('odd', 'karin@granforsa.example');
  expect(read()[0]).toMatchObject({ event: 'odd', cause: 'string' });
});
