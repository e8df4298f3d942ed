import fc from 'fast-check';
import { mustAgree } from './agree';
import { counts } from './calls';
import { freshCopy } from './copy';
import { play, type Game } from './play';
import { applied, type Change } from './state';
import { firstRow, round } from './steps';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

const { MODEL_RUNS, MODEL_SEED, MODEL_PATH } = process.env;
const runs = Number(MODEL_RUNS ?? 200);

const life = fc.record({
  first: fc.array(firstRow, { maxLength: 3 }),
  rounds: fc.array(round, { minLength: 3, maxLength: 9 }),
  values: fc.record({
    key: fc.constantFrom('a', 'Ö', "o'k", 'x'),
    amount: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(1e21, -1e-7, 0.1)),
  }),
});

let emulator: Emulator;
let callers: readonly Caller[];

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  const clientId = emulator.info.clients.find((one) => one.siteRole === 'owner')?.clientId ?? '';
  const userId = emulator.info.users[0]?.id ?? '';
  const scope = 'https://graph.microsoft.com/Sites.Selected';
  const person = emulator.bearer(await emulator.token({ clientId, userId, scope }));
  callers = [emulator.app('write'), person, emulator.app('owner')];
});
afterAll(() => emulator.stop());

let lists = 0;

async function newGame(first: readonly Change[]): Promise<Game> {
  lists += 1;
  const list = await emulator.newList(`Modell ${lists}`, [
    { name: 'Kod', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Antal', number: {}, indexed: true },
  ]);
  // With the default lag a short run would end before delta shows any of its writes.
  await emulator.control('PUT', '/switches', { deltaLagMs: 0 });
  if (first.length > 0) await emulator.load(list, first);
  const rows = first.map((cells) => [applied({}, cells)]);
  const copies = [freshCopy(list), freshCopy(list)];
  return { emulator, callers, list, guids: new Map(), copies, states: [{ rows }] };
}

/** Says how to repeat a failed run in its smallest form. */
function reportOf<T>(details: fc.RunDetails<T>): string {
  const replay = `MODEL_SEED=${details.seed} MODEL_PATH=${details.counterexamplePath ?? ''} npm test -w emulator -- tests/model`;
  const error = details.failed ? String(details.errorInstance) : '';
  return `To see it again: ${replay}\n${error}\n${fc.defaultReportMessage(details) ?? ''}`;
}

test('when several clients write at once with faults, some order of their calls explains every answer, and all ways of reading agree', async () => {
  const property = fc.asyncProperty(life, async ({ first, rounds, values }) => {
    const game = await newGame(first);
    try {
      for (const one of rounds) await play(game, one);
      await mustAgree(game, values);
    } finally {
      await emulator.control('DELETE', '/faults');
      await emulator.app('fullcontrol').remove(game.list.path);
    }
  });
  const details = await fc.check(property, {
    numRuns: runs,
    // Limits how long a failed run is made smaller.
    interruptAfterTimeLimit: runs * 1000,
    markInterruptAsFailure: true,
    ...(MODEL_SEED === undefined ? {} : { seed: Number(MODEL_SEED) }),
    ...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }),
  });
  if (details.failed) throw new Error(reportOf(details));
  // A test that met none of these would have shown little.
  if (MODEL_PATH !== undefined || runs < 200) return;
  const met = ['200', '201', '204', '404', '409', '410', '412', '429', '503', 'part 424'];
  const broken = ['broken before', 'broken after', 'error object'];
  for (const what of [...met, ...broken]) expect([what, counts.has(what)]).toEqual([what, true]);
}, 3_600_000);
