import { NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { rememberingTokens } from '../../../src/server/auth/remembered-tokens';
import { movedClocks } from '../../support/clocks';

const hour = 3_600_000;

/** Returns a check whose tokens live for so long, a clock that can be moved, and how often a token was verified. */
function aCheck(livesMs = 2 * hour) {
  const clocks = movedClocks(1_000_000);
  let verified = 0;
  const check = rememberingTokens((authorization) => {
    verified += 1;
    if (authorization === undefined || authorization.includes('bad'))
      return Promise.reject(new NotSignedIn('The token is bad.'));
    return Promise.resolve({ value: authorization, expiresAtMs: clocks.now() + livesMs });
  }, clocks);
  return { check, clocks, pass: clocks.pass, count: () => verified };
}

describe('A verified token', () => {
  test('is verified once while it is valid, and tells what it said', async () => {
    const { check, count } = aCheck();
    expect(await check('Bearer a')).toBe('Bearer a');
    expect(await check('Bearer a')).toBe('Bearer a');
    expect(count()).toBe(1);
  });

  test.each([
    ['it has expired', 60_000, 60_000],
    ['an hour has passed', 2 * hour, hour],
  ])('is verified again when %s', async (_what, lives, passed) => {
    const { check, pass, count } = aCheck(lives);
    await check('Bearer a');
    pass(passed - 1);
    await check('Bearer a');
    expect(count()).toBe(1);
    pass(1);
    await check('Bearer a');
    expect(count()).toBe(2);
  });

  test.each([-5, 5])(
    'is verified again after an hour, also when the clock is set by %d h',
    async (hours) => {
      const { check, pass, clocks, count } = aCheck(20 * hour);
      await check('Bearer a');
      clocks.set(hours * hour);
      pass(hour - 1);
      await check('Bearer a');
      expect(count()).toBe(1);
      pass(1);
      await check('Bearer a');
      expect(count()).toBe(2);
    },
  );

  test('that is another one in a single character is verified by itself', async () => {
    const { check, count } = aCheck();
    for (const token of ['Bearer a', 'Bearer b', 'Bearer A', 'bearer a', 'Bearer a ', 'Bearer '])
      expect(await check(token)).toBe(token);
    expect(count()).toBe(6);
  });

  test('is not remembered when it is refused, nor when it has expired already', async () => {
    const refused = aCheck();
    for (const token of ['Bearer bad', 'Bearer bad', undefined, undefined])
      await expect(refused.check(token)).rejects.toThrow(NotSignedIn);
    expect(refused.count()).toBe(4);
    const expired = aCheck(-1);
    await expired.check('Bearer a');
    await expired.check('Bearer a');
    expect(expired.count()).toBe(2);
  });

  test('is forgotten when 5,000 others came later', async () => {
    const { check, count } = aCheck();
    for (let at = 0; at <= 5_000; at += 1) await check(`Bearer ${String(at)}`);
    await check('Bearer 5000');
    expect(count()).toBe(5_001);
    await check('Bearer 0');
    expect(count()).toBe(5_002);
  });
});
