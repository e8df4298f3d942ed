import { KeptByBytes } from '../../../src/server/base/kept-by-bytes';

test('a value in place of another one of its key counts alone, and one that is too large leaves nothing', () => {
  const kept = new KeptByBytes<string>(100, ({ length }) => length);
  for (let time = 0; time < 9; time += 1) kept.set('a', 'x'.repeat(25));
  for (const key of ['b', 'c', 'd']) kept.set(key, 'x'.repeat(25));
  expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key)?.length)).toEqual([25, 25, 25, 25]);
  kept.set('a', 'x'.repeat(26));
  expect(kept.get('a')).toBeUndefined();
  kept.set('e', 'x');
  expect(kept.get('b')).toHaveLength(25);
});
