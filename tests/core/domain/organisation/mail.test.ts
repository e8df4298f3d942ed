import { faultOfMail, readMail } from '../../../../src/core/domain/organisation/mail';

test.each([
  ['Chef@Granforsa.example', 'chef@granforsa.example'],
  [' chef@granforsa.example\u200B', 'chef@granforsa.example'],
  [`${'a'.repeat(200)}@granforsa.example`, `${'a'.repeat(200)}@granforsa.example`],
  [`chef@granforsa.example${'\u200B'.repeat(2_000)}`, undefined],
  [`${'a'.repeat(2_000)}@granforsa.example`, undefined],
  ['chef', undefined],
  ['Chef <chef@granforsa.example>', undefined],
])('%j is read as the address %j', (written, mail) => {
  expect(readMail(written)).toBe(mail);
});

test('an address that is too long, or none, is a fault', () => {
  const reasonOf = (mail: string) => faultOfMail('manager', { mail })?.reason;
  expect(reasonOf('chef@granforsa.example')).toBeUndefined();
  expect(reasonOf(`${'a'.repeat(200)}@granforsa.example`)).toBe('too-long');
  expect(reasonOf(`${'a'.repeat(2_000)}@granforsa.example`)).toBe('not-an-address');
});

test('the work for a text that is nearly an address does not grow with its square', () => {
  const shortestOf = (length: number) => {
    const text = `a@${'.'.repeat(length)} `;
    const runs = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(readMail(`${text}x`)).toBeUndefined();
      return performance.now() - begun;
    });
    return Math.min(...runs);
  };
  expect(shortestOf(20_000)).toBeLessThan(100 * Math.max(shortestOf(700), 1));
});
