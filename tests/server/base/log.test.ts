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
    because: 'No answer for <mail>',
  });
  expect(read()[0]!['place']).toMatch(/^at /);
});

test('a thrown value that is not an Error can be logged', () => {
  const { read, log } = aLog();
  log.alarm('odd', 'karin@granforsa.example');
  expect(read()[0]).toMatchObject({ event: 'odd', cause: 'string' });
});
