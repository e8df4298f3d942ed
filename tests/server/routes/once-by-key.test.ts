import { onceByKey, type KeptAnswer } from '../../../src/server/routes/idempotency';
import { rateLimit } from '../../../src/server/routes/rate-limit';

const answer = (status: number): KeptAnswer => ({
  status,
  body: `{"n":${String(status)}}`,
  headers: {},
});
const asked = (
  changes: Partial<{ scope: string; key: string | undefined; body: string }> = {},
) => ({
  scope: 'karin submit-report',
  key: 'en-nyckel-1',
  body: '{"goalId":"1"}',
  ...changes,
});

function counted(status = 200) {
  const work = jest.fn(() => Promise.resolve(answer(status)));
  return { work, once: onceByKey(() => 0) };
}

test('the same key with the same body is done once, also while the first goes on', async () => {
  const { work, once } = counted();
  const [first, second] = await Promise.all([once(asked(), work), once(asked(), work)]);
  const third = await once(asked(), work);
  expect(work).toHaveBeenCalledTimes(1);
  expect(second).toBe(first);
  expect(third).toBe(first);
});

test('the same key with another body is refused', async () => {
  const { work, once } = counted();
  await once(asked(), work);
  expect(() => once(asked({ body: '{"goalId":"2"}' }), work)).toThrow(
    expect.objectContaining({ status: 422 }) as Error,
  );
});

test('two people may happen to have the same key', async () => {
  const { work, once } = counted();
  await once(asked(), work);
  await once(asked({ scope: 'johan submit-report' }), work);
  expect(work).toHaveBeenCalledTimes(2);
});

test.each([[undefined], [''], ['kort'], ['x'.repeat(101)], ['en nyckel med blanksteg']])(
  'the key %p is refused',
  (key) => {
    const { work, once } = counted();
    expect(() => once(asked({ key }), work)).toThrow(
      expect.objectContaining({ status: 400 }) as Error,
    );
  },
);

test('a permanent refusal is answered again, an outage is tried again', async () => {
  const conflict = counted(409);
  await conflict.once(asked(), conflict.work);
  await conflict.once(asked(), conflict.work);
  expect(conflict.work).toHaveBeenCalledTimes(1);
  const outage = counted(503);
  await outage.once(asked(), outage.work);
  await outage.once(asked(), outage.work);
  expect(outage.work).toHaveBeenCalledTimes(2);
});

test('an answer is forgotten after a day', async () => {
  let now = 0;
  const once = onceByKey(() => now);
  const work = jest.fn(() => Promise.resolve(answer(200)));
  await once(asked(), work);
  now = 24 * 60 * 60_000 + 1;
  await once(asked(), work);
  expect(work).toHaveBeenCalledTimes(2);
});

test('each person has a limit of requests a minute, and is told how long to wait', () => {
  let now = 0;
  const limit = rateLimit(60, () => now);
  const waits = Array.from({ length: 61 }, () => limit.take('karin'));
  expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
  expect(waits[60]).toBe(1);
  expect(limit.take('johan')).toBe(0);
  now += 1000;
  expect(limit.take('karin')).toBe(0);
  expect(limit.take('karin')).toBe(1);
});
