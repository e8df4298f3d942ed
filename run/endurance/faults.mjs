// The faults of the endurance bench, as rules of the emulator (emulator/docs/faults.md).

/** At least this share of all calls of Graph, sign-in and connector fails. */
const failing = 0.3;

const graph = '^/v1\\.0/';
const connector = '^/connector/';
const signIn = '/oauth2/v2\\.0/token';

/**
 * The kinds of faults, each with its share among the faults. Refusals such as 403 are no faults but answers, so they are left
 * out; so are jumps of the clock, which the bench itself moves.
 */
const kinds = [
  { weight: 5, fault: { status: 429, retryAfter: 1 } },
  { weight: 1, fault: { status: 429 }, path: graph },
  { weight: 12, fault: { status: 503 } },
  { weight: 2, fault: { status: 503, retryAfter: 1 } },
  { weight: 4, fault: { status: 500 } },
  { weight: 4, fault: { status: 502, body: 'html' } },
  { weight: 4, fault: { status: 504, body: 'empty' } },
  { weight: 3, fault: { status: 412 }, path: connector },
  { weight: 16, fault: { reset: 'before' } },
  { weight: 14, fault: { reset: 'after' } },
  { weight: 10, fault: { tornBody: true } },
  { weight: 4, fault: { effectAfterMs: 300 } },
  { weight: 3, fault: { effectAfterMs: 4_000 } },
  { weight: 4, fault: { delayMs: 1_500 } },
  { weight: 4, fault: { holdMs: 1_500 } },
  // No answer: the product waits 15 s for the connector, 30 s for Graph.
  { weight: 0.3, fault: { holdMs: 40_000 } },
  { weight: 4, fault: { errorObjectInPage: true }, path: graph, method: 'GET' },
  { weight: 4, fault: { page: 'late' }, path: '/delta', method: 'GET' },
  { weight: 4, fault: { page: 'repeated' }, path: '/delta', method: 'GET' },
  { weight: 4, fault: { expiredLink: true }, path: '/delta', method: 'GET' },
  { weight: 2, fault: { token: 'expired' }, path: signIn },
];

/** After so long no call that the product made has an effect any more. */
export const latestEffectMs = 5_000;

/**
 * Returns the rules by which the share `failing` of all calls fails, and some more of those that have faults of their own. The
 * emulator takes the first rule that happens, so that each later rule happens to a larger share of the calls that are left.
 *
 * @param {() => number} random
 */
export function faultRules(random) {
  const isForAll = (kind) => kind.path === undefined;
  const sum = kinds.filter(isForAll).reduce((all, { weight }) => all + weight, 0);
  let left = 1;
  return kinds
    .toSorted((a, b) => Number(isForAll(b)) - Number(isForAll(a)))
    .map((kind) => {
      const { weight, fault, path = '', method } = kind;
      const share = (failing * weight) / sum;
      const probability = share / left;
      if (isForAll(kind)) left -= share;
      const seed = Math.floor(random() * 2 ** 31);
      return { match: { path, ...(method && { method }) }, fault, probability, seed };
    });
}
