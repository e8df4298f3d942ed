import { plainText } from '../../../../src/bot/cards/base/plain-text';

test.each([
  ['<at>Lena Lind</at> hej', 'Lena Lind hej'],
  ['<<at>at>hej', 'hej'],
  ['< / at>hej', 'hej'],
  ['a < b', 'a < b'],
  ['{{DATE(2026-11-23)}}', '{ {DATE(2026-11-23)}}'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test('a text is cut at its length, and one that is far longer is not read to its end', () => {
  expect(plainText('x'.repeat(600))).toBe('x'.repeat(600));
  expect(plainText('x'.repeat(601))).toBe(`${'x'.repeat(599)}…`);
  expect(plainText(`x<at>${'y'.repeat(5_000)}`, 10)).toBe(`x${'y'.repeat(8)}…`);
  expect(plainText(`${'<at>'.repeat(20_000)}x`)).toBe('…');
});

test.each([
  ['mentions within each other', (count: number) => '<'.repeat(count) + 'at>'.repeat(count)],
  ['space where a mention might begin', (count: number) => `<${' '.repeat(count)}x`],
])('the work for %s does not grow faster than the text', (_, textOf) => {
  const shortestOf = (count: number) => {
    const text = textOf(count);
    const runs = [1, 2, 3].map(() => {
      const begun = performance.now();
      plainText(text);
      return performance.now() - begun;
    });
    return Math.min(...runs);
  };
  // A note column holds 63,999 characters. Sixteen times the text takes 256 times as long where each part is read anew.
  const [short, long] = [shortestOf(1_000), shortestOf(16_000)];
  expect(long).toBeLessThan(100 * Math.max(short, 2));
});
