import {
  openFaultBench,
  startOfCell,
  type FaultAt,
  type FaultBench,
} from '../support/matrices/fault-bench';
import { casesOfFault, type FaultCase } from '../support/matrices/fault-kinds';
import type { OutgoingCall } from '../support/matrices/outgoing-calls';
import {
  isAtWork,
  workerScenarios,
  type WorkerScenario,
} from '../support/matrices/worker-scenarios';

jest.setTimeout(300_000);

let bench: FaultBench;
let cells = 0;

beforeAll(async () => {
  bench = await openFaultBench();
  await bench.town.meetManagers();
}, 120_000);
afterAll(async () => {
  process.stdout.write(`${String(cells)} cells of calls of the worker and faults\n`);
  await bench.close();
});

async function begun(scenario: WorkerScenario) {
  const { instance, town } = bench;
  instance.clock.set(startOfCell);
  await town.clear();
  const cell = await town.newCell('open');
  await town.unblock();
  await instance.begin();
  const work = scenario.in(bench, cell);
  await work.prepare?.();
  await instance.begin();
  await work.provoke?.();
  return work;
}

/** After this long a message whose send has no answer is flagged, and no wait that Teams has asked for goes on. */
const settledAfterSeconds = 61 * 60;

/**
 * Runs the worker as it goes on after the faults: at once and, while a message is not at its end, later and after a restart
 * of the server. What a poll leaves undone must not need them.
 */
async function settle({ step }: WorkerScenario): Promise<void> {
  const { instance, town } = bench;
  const run = async () => {
    instance.calm();
    await instance.step('poll', 'all');
    await instance.step('send');
  };
  await run();
  if (step === 'poll') return;
  await run();
  for (let tries = 0; tries < 2; tries += 1) {
    const rows = await town.rows('deliveries');
    if (!rows.some(isAtWork)) return;
    instance.clock.advance(settledAfterSeconds);
    await instance.begin();
    await run();
  }
}

async function runCell(scenario: WorkerScenario, at: FaultAt): Promise<readonly string[]> {
  const work = await begun(scenario);
  const { happened } = await bench.during([at], () => bench.instance.step(scenario.step));
  await settle(scenario);
  cells += 1;
  const found = happened > 0 ? [] : ['the fault did not happen'];
  return [...found, ...(await work.wrongs(false))];
}

/**
 * Returns the cases to try with a call: each to the connector, which only the worker calls, and one of each fault to Graph,
 * whose other cases the acts of people try. The calls of a step take turns with the cases of a fault.
 */
function casesFor(call: OutgoingCall, index: number): readonly FaultCase[] {
  const isPossible = ({ appliesTo }: FaultCase) => appliesTo?.(call) !== false;
  return Object.values(casesOfFault).flatMap((all) => {
    const possible = all.filter(isPossible);
    if (call.path.startsWith('/connector/')) return possible;
    return possible.slice(index % Math.max(1, possible.length)).slice(0, 1);
  });
}

describe.each(workerScenarios)('$name', (scenario) => {
  test('ends done once, or not done and said, or unknown and said, whatever call fails', async () => {
    const work = await begun(scenario);
    const made = await bench.callsOf(() => bench.instance.step(scenario.step));
    await settle(scenario);
    expect(await work.wrongs(true)).toEqual([]);
    expect(made.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const [index, call] of made.entries()) {
      for (const one of casesFor(call, index)) {
        const wrong = await runCell(scenario, { index, one });
        const name = `${call.method} call ${String(index + 1)} ${one.name}`;
        found.push(...wrong.map((what) => `${name}: ${what}`));
      }
    }
    expect(found).toEqual([]);
  });
});
