import { ClockDiffers, NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { checkTimes } from '../../../src/server/auth/token-times';

const now = 1_790_000_000;
const minute = 60;
const hour = 3_600;
const at = (claims: { iat?: number; nbf?: number; exp?: number }) => {
  try {
    checkTimes(claims, now * 1000 + 999);
    return 'good';
  } catch (cause) {
    if (cause instanceof ClockDiffers) return cause.seconds;
    return cause instanceof NotSignedIn ? 'refused' : cause;
  }
};

test.each([
  ['now', { iat: now, nbf: now, exp: now + hour }],
  ['without a time of issue, as the connector’s', { nbf: now, exp: now + hour }],
  ['for a day, as a policy can have it', { iat: now, nbf: now - 5 * minute, exp: now + 24 * hour }],
  ['five minutes from now', { iat: now + 300, nbf: now + 300, exp: now + hour }],
  ['until almost five minutes ago', { iat: now - hour, nbf: now - hour, exp: now - 299 }],
])('a token issued %s is good', (_, claims) => {
  expect(at(claims)).toBe('good');
});

test.each([
  ['begins in 301 seconds', { iat: now, nbf: now + 301, exp: now + hour }, -301],
  ['was issued tomorrow', { iat: now + 24 * hour, nbf: now, exp: now + 24 * hour + 1 }, -86_400],
  ['ended 300 seconds ago', { iat: now - hour, nbf: now - hour, exp: now - 300 }, 300],
  ['ended a year ago', { iat: 1_758_000_000, nbf: 1_758_000_000, exp: 1_758_003_600 }, 31_996_400],
])('of a token that %s the difference of the clocks is measured', (_, claims, seconds) => {
  expect(at(claims)).toBe(seconds);
});

test.each([
  ['never ends', { iat: now, nbf: now, exp: 1e18 }],
  ['ends at a number that is no safe integer', { iat: now, nbf: now, exp: 2 ** 60 }],
  ['ends in two days', { iat: now, nbf: now, exp: now + 48 * hour }],
  [
    'lives for two days and ends soon',
    { iat: now - 47 * hour, nbf: now - 47 * hour, exp: now + hour },
  ],
  ['hides its age behind a late beginning', { iat: now - 47 * hour, nbf: now, exp: now + hour }],
  ['ends before it begins', { iat: now, nbf: now + 60, exp: now + 30 }],
  ['ends when it begins', { iat: now, nbf: now, exp: now }],
  ['ends before it was issued', { iat: now + 60, nbf: now, exp: now + 30 }],
  ['begins at a fraction', { iat: now, nbf: now + 0.5, exp: now + hour }],
  ['was issued before 1970', { iat: -1, nbf: now, exp: now + hour }],
  ['has no end', { iat: now, nbf: now }],
  ['has no beginning', { iat: now, exp: now + hour }],
])('a token that %s is refused, and not for the clock', (_, claims) => {
  expect(at(claims)).toBe('refused');
});
