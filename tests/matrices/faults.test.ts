import { randomSource } from '../support/core/random';
import type { GridRow } from '../support/flows/emulator';
import { openFaultBench, type FaultAt, type FaultBench } from '../support/matrices/fault-bench';
import { casesOfFault, namesOfFaults } from '../support/matrices/fault-kinds';
import type { OutgoingCall } from '../support/matrices/outgoing-calls';
import type { Told } from '../support/matrices/product-instance';
import { savingScenarios, type SavingScenario } from '../support/matrices/scenarios';

jest.setTimeout(300_000);

let bench: FaultBench;
let cells = 0;

const allCases = Object.values(casesOfFault).flat();

beforeAll(async () => {
  bench = await openFaultBench();
}, 120_000);
afterAll(async () => {
  process.stdout.write(`${String(cells)} cells of calls and faults\n`);
  await bench.close();
});

async function begun(scenario: SavingScenario) {
  const { instance, town } = bench;
  const { roundState, withReport } = scenario;
  await town.clear();
  const cell = await town.newCell(roundState);
  if (withReport) await town.addReport(cell);
  await instance.begin();
  return scenario.prepare(instance, town, cell);
}

const changeOf = (row: GridRow) => Number(/,(\d+)/.exec(row.etag)?.[1]);

interface Truth {
  readonly rows: readonly GridRow[];
  readonly told: Told;
}

/** Compares what the caller was told with what the list holds. Returns what is wrong. */
function wrongs(
  { told, rows }: Truth,
  act: Awaited<ReturnType<typeof begun>>,
  before: readonly GridRow[],
): readonly string[] {
  const found: string[] = [];
  let done = 0;
  for (const key of act.keys) {
    const mine = rows.filter(({ values }) => values['Key'] === key);
    const old = before.find(({ values }) => values['Key'] === key);
    if (mine.length > 1) found.push(`${key} is there ${String(mine.length)} times`);
    const [row] = mine;
    if (row === undefined) continue;
    const changes = changeOf(row) - (old === undefined ? 0 : changeOf(old));
    if (changes > (act.writes ?? 1)) found.push(`${key} was written ${String(changes)} times`);
    if (changes > 0 && act.isDone(row)) done += 1;
    else if (changes > 0) found.push(`${key} was written, but is not done`);
  }
  const isSaved = told.kind === 'saved';
  if (isSaved && done < act.keys.length) found.push('told saved, is not');
  if (!isSaved && told.code !== 'outcome-unknown' && done === act.keys.length) {
    found.push(`told ${told.code} (${told.message}), is saved`);
  }
  return found;
}

/** Compares the copy of the lists with the lists. */
function copyFaults(act: Awaited<ReturnType<typeof begun>>, rows: readonly GridRow[]) {
  const table = bench.instance.lists.tables[act.list];
  return act.keys.flatMap((key) => {
    const row = rows.find(({ values }) => values['Key'] === key);
    const stored = table.findByKey(key);
    const isSame =
      stored === undefined
        ? row === undefined
        : row?.etag.includes(stored.eTag.replaceAll('"', '')) === true;
    return isSame
      ? []
      : [`the copy of ${key} has ${stored?.eTag ?? 'nothing'}, the list ${row?.etag ?? 'nothing'}`];
  });
}

const nameOf = ({ index, one }: FaultAt) => `call ${String(index + 1)} ${one.name}`;

/** Does the act while the faults happen, and once more when they are over. Returns what is wrong. */
async function runCell(
  scenario: SavingScenario,
  faults: readonly FaultAt[],
): Promise<readonly string[]> {
  const { instance, town } = bench;
  const act = await begun(scenario);
  const before = await town.rows(act.list);
  const { result: told, happened } = await bench.during(faults, () => act.do());
  const found = happened > 0 ? [] : ['the fault did not happen'];
  await instance.recover();
  const rows = await town.rows(act.list);
  found.push(...wrongs({ told, rows }, act, before), ...copyFaults(act, rows));
  const again = await act.do();
  if (again.kind !== 'saved') found.push(`again: ${again.code} ${again.message}`);
  const later = await town.rows(act.list);
  found.push(...wrongs({ told: again, rows: later }, act, before).map((what) => `again: ${what}`));
  cells += 1;
  const heard = told.kind === 'saved' ? 'saved' : told.code;
  return found.map((what) => `${faults.map(nameOf).join(', then ')} [${heard}]: ${what}`);
}

async function dryRun(scenario: SavingScenario): Promise<readonly OutgoingCall[]> {
  const act = await begun(scenario);
  return bench.callsOf(async () => {
    expect(await act.do()).toMatchObject({ kind: 'saved' });
  });
}

/** How many pairs of faults each act is tried with. */
const pairsOfAct = 8;
/** A second fault happens to one of so many calls after the first, repeated ones included. */
const callsApart = 3;

/** Draws pairs of different faults, each in one of the calls of the act or soon after it. */
function drawnPairs(made: readonly OutgoingCall[], seed: number): readonly (readonly FaultAt[])[] {
  const draw = randomSource(seed);
  const general = allCases.filter(({ appliesTo }) => appliesTo === undefined);
  return Array.from({ length: pairsOfAct }, () => {
    const index = draw.below(made.length);
    const first = draw.pick(general);
    const second = draw.pick(general.filter(({ name }) => name !== first.name));
    return [
      { index, one: first },
      { index: index + 1 + draw.below(callsApart), one: second },
    ];
  });
}

test('the matrix has cases of each fault that the emulator knows', () => {
  expect(Object.keys(casesOfFault).toSorted()).toEqual(namesOfFaults().toSorted());
});

describe.each(savingScenarios)('$name', (scenario) => {
  let made: readonly OutgoingCall[];
  beforeAll(async () => {
    made = await dryRun(scenario);
    expect(made.length).toBeGreaterThan(0);
  });

  test('ends done once and told so, or not done and told so, or unknown and told so, whatever call fails', async () => {
    const found: string[] = [];
    for (const [index, call] of made.entries()) {
      for (const one of allCases) {
        if (one.appliesTo?.(call) === false) continue;
        const wrong = await runCell(scenario, [{ index, one }]);
        found.push(...wrong.map((what) => `${call.method} ${what}`));
      }
    }
    expect(found).toEqual([]);
  });

  test('ends so when two calls fail in different ways', async () => {
    const found: string[] = [];
    for (const pair of drawnPairs(made, savingScenarios.indexOf(scenario) + 1)) {
      found.push(...(await runCell(scenario, pair)));
    }
    expect(found).toEqual([]);
  });
});
