import * as fc from 'fast-check';
import {
  nextSendingMoment,
  startOfSending,
} from '../../../../src/core/domain/messages/sending-hours';
import { addDays, compareInstants } from '../../../../src/core/domain/base/calendar';
import type { Message } from '../../../../src/core/domain/messages/ledger';
import { recipientId } from '../../../../src/core/domain/messages/messages';
import type { SendOutcome } from '../../../../src/core/ports';
import { aGoal, someSettings } from '../../../support/core/builders';
import { anInstance, isWeekday, type Instance } from '../../../support/core/fake-context';
import { beginRound, rowsOf, run } from '../../../support/core/open-round';

const settings = someSettings();
const dueOn = '2026-12-15';
const occasions = [
  ...settings.remindDaysBefore.map((days) => -days),
  ...settings.remindDaysAfter,
].map((days) => {
  const start = startOfSending(addDays(dueOn, days), settings);
  return nextSendingMoment(start, settings, isWeekday);
});
const lastOccasion = occasions.reduce((a, b) => (compareInstants(a, b) > 0 ? a : b));
const isAfter = (a: string, b: string) => compareInstants(a, b) > 0;

/** What becomes of a send. A message `arrives` in Teams or does not, whatever the product learns of it. */
interface Fate {
  readonly arrives: boolean;
  readonly answer: SendOutcome | 'killed' | undefined;
}
const fates: readonly Fate[] = [
  { arrives: true, answer: undefined },
  { arrives: true, answer: { kind: 'unknown', reason: 'no-answer' } },
  { arrives: false, answer: { kind: 'unknown', reason: 'http-503' } },
  { arrives: false, answer: { kind: 'later', retryAfterSeconds: 2 } },
  { arrives: false, answer: { kind: 'later', retryAfterSeconds: 600, isForAll: true } },
  { arrives: false, answer: { kind: 'later', retryAfterSeconds: 90_000 } },
  { arrives: false, answer: { kind: 'refused', reason: 'http-403' } },
  { arrives: true, answer: 'killed' },
  { arrives: false, answer: 'killed' },
];

const steps = fc.array(
  fc.record({
    minutes: fc.oneof(fc.nat(30), fc.integer({ min: 60, max: 4_000 })),
    fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 4 }),
    writes: fc.array(fc.constantFrom('before', 'after', undefined, undefined), { maxLength: 6 }),
    isSynced: fc.boolean(),
  }),
  { minLength: 10, maxLength: 40 },
);
type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;

interface Attempt {
  readonly message: Message;
  readonly claimedAt: string;
  readonly arrives: boolean;
}

/** Runs the product through the steps, in a new process after each kill, and then until all is quiet. */
async function live(all: Steps) {
  const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '3', key: 'G-3', bodyId: 'unit2' })];
  const { lists, instance: first } = beginRound({ goals });
  await run(first);
  const attempts: Attempt[] = [];
  let instance: Instance = first;
  const { clock } = first;

  const runOnce = async (queue: Fate[]) => {
    let kill: () => void = () => undefined;
    const killed = new Promise<'killed'>((resolve) => (kill = () => resolve('killed')));
    instance.messenger.outcome = (message) => {
      const fate = queue.shift() ?? { arrives: true, answer: undefined };
      attempts.push({ message, claimedAt: clock.now(), arrives: fate.arrives });
      if (fate.answer !== 'killed') return fate.answer;
      kill();
      return 'never';
    };
    const ended = await Promise.race([run(instance), killed]);
    if (ended === 'killed') instance = anInstance(lists, { clock });
  };

  for (const step of all) {
    clock.advance(step.minutes * 60);
    const writes = [...step.writes];
    lists.deliveries.fault = () => writes.shift();
    if (step.isSynced) instance.sync();
    await runOnce([...step.fates]);
  }
  lists.deliveries.fault = () => undefined;
  if (isAfter(lastOccasion, clock.now())) clock.set(lastOccasion);
  for (let hours = 0; hours < 120; hours += 4) {
    instance.sync();
    await runOnce([]);
    clock.advance(4 * 3600);
  }
  return { lists, attempts };
}

const isDigest = ({ message }: Attempt) => message.kind.startsWith('reminder');
const recipientOf = ({ message }: Attempt) => recipientId(message.recipient);

test('in any order of faults, waits, kills and days each occasion brings at most one digest, and the last is sent or flagged', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { lists, attempts } = await live(all);
      const arrivals = attempts.filter(({ arrives }) => arrives);
      const keys = arrivals.map(({ message }) => message.key);
      expect(new Set(keys).size).toBe(keys.length);

      const digests = arrivals.filter(isDigest);
      for (const recipient of new Set(digests.map(recipientOf))) {
        const times = digests
          .filter((one) => recipientOf(one) === recipient)
          .map(({ claimedAt }) => claimedAt);
        // Between two digests to a recipient lies an occasion: no two say the same.
        times.slice(1).forEach((time, index) => {
          const before = times[index] ?? '';
          const between = occasions.filter((at) => isAfter(at, before) && !isAfter(at, time));
          expect(between.length).toBeGreaterThan(0);
        });
      }

      const rows = rowsOf(lists);
      expect(rows.filter(({ state }) => state === 'sending' || state === 'planned')).toEqual([]);
      const tried = new Set(attempts.map(({ message }) => message.key));
      const holders = rows.filter(({ kind }) => kind === 'round-card' || kind === 'board-post');
      for (const { recipient } of holders) {
        const isTheirs = (message: Message) =>
          message.kind.startsWith('reminder') &&
          recipientId(message.recipient) === recipientId(recipient);
        const triedLast = attempts.some(
          ({ message, claimedAt }) => isTheirs(message) && !isAfter(lastOccasion, claimedAt),
        );
        // The answer to the claim was lost, so that the row is flagged although nothing was sent.
        const isFlagged = rows.some(
          (row) => isTheirs(row) && !tried.has(row.key) && !isAfter(lastOccasion, row.stateAt),
        );
        expect(triedLast || isFlagged).toBe(true);
      }
    }),
    { numRuns: 60, seed: 20_261_130, endOnFailure: true },
  );
});
