import { onceByKey, requireKey, type AskedOnce } from '../../../src/server/routes/idempotency';
import { runningTime } from '../../../src/core/domain/base/running-time';
import {
  KeptAnswers,
  type KeptAnswer,
  type KeptBounds,
} from '../../../src/server/routes/kept-answers';
import { Refused } from '../../../src/server/routes/refusals';
import { rateLimit } from '../../../src/server/routes/rate-limit';

const answer = (status: number, body = `{"n":${String(status)}}`): KeptAnswer => ({
  status,
  body,
  headers: {},
});
const asked = (changes: Partial<AskedOnce> = {}): AskedOnce => ({
  person: 'karin',
  act: 'report.accept',
  key: 'en-nyckel-1',
  body: '{"goalId":"1"}',
  mayRepeat: true,
  ...changes,
});

function counted(status = 200) {
  const work = jest.fn(() => Promise.resolve(answer(status)));
  return { work, once: onceByKey(() => runningTime(0)) };
}

test('the same key with the same body is done once, also while the first goes on', async () => {
  const { work, once } = counted();
  const [first, second] = await Promise.all([once(asked(), work), once(asked(), work)]);
  const third = await once(asked(), work);
  expect(work).toHaveBeenCalledTimes(1);
  expect(second).toBe(first);
  expect(third).toBe(first);
});

test('the second of two at once waits for the first, also when the first fails', async () => {
  const once = onceByKey(() => runningTime(0));
  let fail: (cause: Error) => void = () => undefined;
  const work = jest.fn(() => new Promise<KeptAnswer>((_, reject) => (fail = reject)));
  const both = [once(asked(), work), once(asked(), work)];
  fail(new Error('refused'));
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect(work).toHaveBeenCalledTimes(1);
});

test('the same key with another body is refused, once done and while it goes on', async () => {
  const { work, once } = counted();
  const first = once(asked(), work);
  const other = { body: '{"goalId":"2"}' };
  await expect(once(asked(other), work)).rejects.toMatchObject({ status: 422 });
  await first;
  await expect(once(asked(other), work)).rejects.toMatchObject({ status: 422 });
});

test('two people, or two acts, may happen to have the same key', async () => {
  const { work, once } = counted();
  await once(asked(), work);
  await once(asked({ person: 'johan' }), work);
  await once(asked({ act: 'report.send-back' }), work);
  expect(work).toHaveBeenCalledTimes(3);
});

test.each([[undefined], [''], ['kort'], ['x'.repeat(101)], ['en nyckel med blanksteg']])(
  'the key %p is refused',
  (key) => {
    expect(() => requireKey(key)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  },
);

test.each([400, 403, 404, 409, 429, 503])(
  'a refusal with %d is not kept: the request is decided again, also with another body',
  async (status) => {
    const { once, work } = counted(status);
    await once(asked(), work);
    await once(asked(), work);
    await once(asked({ body: '{}' }), work);
    expect(work).toHaveBeenCalledTimes(3);
  },
);

test('a refusal that is thrown is not kept either', async () => {
  const once = onceByKey(() => runningTime(0));
  const work = jest.fn(() => Promise.reject<KeptAnswer>(new Error('refused')));
  await expect(once(asked(), work)).rejects.toThrow('refused');
  await expect(once(asked(), work)).rejects.toThrow('refused');
  expect(work).toHaveBeenCalledTimes(2);
});

test('a request that may not be repeated from memory is decided again, and still has one body', async () => {
  const { once, work } = counted();
  await once(asked({ mayRepeat: false }), work);
  await once(asked({ mayRepeat: false }), work);
  expect(work).toHaveBeenCalledTimes(2);
  await expect(once(asked({ body: '{}' }), work)).rejects.toMatchObject({ status: 422 });
});

test('a person who has lost the right is asked anew, and gets no answer from memory', async () => {
  const { once, work } = counted();
  await once(asked(), work);
  const refused = jest.fn(() => Promise.reject<KeptAnswer>(new Refused(403, 'not-allowed')));
  await expect(once(asked({ mayRepeat: false }), refused)).rejects.toMatchObject({ status: 403 });
  expect(refused).toHaveBeenCalledTimes(1);
});

test('repeats with less than every right wait for the first and are decided after it, one by one', async () => {
  const once = onceByKey(() => runningTime(0));
  const ends: ((given: KeptAnswer) => void)[] = [];
  const work = jest.fn(() => new Promise<KeptAnswer>((resolve) => ends.push(resolve)));
  const first = once(asked(), work);
  const repeats = [1, 2].map(() => once(asked({ mayRepeat: false }), work));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  for (const count of [1, 2, 3]) {
    await turn();
    expect(work).toHaveBeenCalledTimes(count);
    ends.at(-1)?.(answer(200, String(count)));
  }
  const given = await Promise.all([first, ...repeats]);
  expect(given.map(({ body }) => body)).toEqual(['1', '2', '3']);
});

test('an answer is forgotten after a day', async () => {
  let now = 0;
  const once = onceByKey(() => runningTime(now));
  const work = jest.fn(() => Promise.resolve(answer(200)));
  await once(asked(), work);
  now = 24 * 60 * 60_000 + 1;
  await once(asked(), work);
  expect(work).toHaveBeenCalledTimes(2);
});

describe('what is kept has a bound', () => {
  const bounds: KeptBounds = {
    most: 10,
    mostBytes: 20_000,
    mostOfPerson: 4,
    mostBytesOfPerson: 9_000,
  };
  const keep = (kept: KeptAnswers, id: string, { person = 'karin', bytes = 10 } = {}) =>
    kept.add(id, {
      person,
      bodyHash: '',
      answer: answer(200, 'x'.repeat(bytes)),
      until: runningTime(1),
    });
  const idsIn = (kept: KeptAnswers, ids: readonly string[]) =>
    ids.filter((id) => kept.find(id, runningTime(0)) !== undefined);
  const numbered = (count: number, prefix = 'k') =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`);

  test('in number for each person: the person’s oldest is forgotten', () => {
    const kept = new KeptAnswers(bounds);
    keep(kept, 'johan', { person: 'johan' });
    const ids = numbered(6);
    ids.forEach((id) => keep(kept, id));
    expect(idsIn(kept, ['johan', ...ids])).toEqual(['johan', 'k2', 'k3', 'k4', 'k5']);
  });

  test('in bytes for each person', () => {
    const kept = new KeptAnswers(bounds);
    const ids = numbered(3);
    ids.forEach((id) => keep(kept, id, { bytes: 4_000 }));
    expect(idsIn(kept, ids)).toEqual(['k1', 'k2']);
  });

  test('in number for all people', () => {
    const kept = new KeptAnswers(bounds);
    const ids = numbered(12);
    ids.forEach((id) => keep(kept, id, { person: id }));
    expect(idsIn(kept, ids)).toEqual(ids.slice(2));
  });

  test('in bytes for all people, whatever they send', () => {
    const kept = new KeptAnswers(bounds);
    for (const id of numbered(200)) {
      keep(kept, id, { person: `p${String(id.length)}${id}`, bytes: 8_000 });
      expect(kept.bytes).toBeLessThanOrEqual(bounds.mostBytes);
    }
  });

  test('an answer larger than a person’s share is not kept, only that the request was done', () => {
    const kept = new KeptAnswers(bounds);
    keep(kept, 'k', { bytes: 50_000 });
    expect(kept.find('k', runningTime(0))).toMatchObject({ answer: undefined });
    expect(kept.bytes).toBeLessThan(1_000);
  });
});

test('each person has a limit of requests a minute, and is told how long to wait', () => {
  let now = 0;
  const limit = rateLimit(60, () => runningTime(now));
  const waits = Array.from({ length: 61 }, () => limit.take('karin'));
  expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
  expect(waits[60]).toBe(1);
  expect(limit.take('johan')).toBe(0);
  now += 1000;
  expect(limit.take('karin')).toBe(0);
  expect(limit.take('karin')).toBe(1);
});
