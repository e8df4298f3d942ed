import { FakeClock } from '../support/core/fake-context';
import type { GridRow } from '../support/flows/emulator';
import { startSite, type TestSite } from '../support/graph/site';
import { casesOfFault, namesOfFaults, type FaultCase } from '../support/matrices/fault-kinds';
import {
  outgoingCalls,
  type OutgoingCall,
  type OutgoingCalls,
} from '../support/matrices/outgoing-calls';
import {
  openInstance,
  type ProductInstance,
  type Told,
} from '../support/matrices/product-instance';
import { savingScenarios, type SavingScenario } from '../support/matrices/scenarios';
import { townIn, type Town } from '../support/matrices/town';

jest.setTimeout(300_000);

let site: TestSite;
let calls: OutgoingCalls;
let instance: ProductInstance;
let town: Town;
let cells = 0;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const allCases = Object.values(casesOfFault).flat();

beforeAll(async () => {
  site = await startSite({ seed: 'demo' });
  calls = outgoingCalls(site.http);
  const clock = new FakeClock('2027-01-11T09:00:00Z');
  instance = await openInstance(site, clock);
  // Another instance adds the rows, so that no fault is left in its client.
  town = await townIn(site, await openInstance(site, clock));
  await instance.begin();
}, 120_000);
afterAll(async () => {
  calls.restore();
  process.stdout.write(`${String(cells)} cells of calls and faults\n`);
  await site.stop();
});

/** Waits until no call and no wait of the product is under way. */
async function atRest(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await pause(4);
    quiet = calls.underWay() === 0 && instance.pace.waiting() === 0 ? quiet + 1 : 0;
  }
}

const exactly = (path: string) => `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** Lets the fault happen to the call with this number. */
function failAt(wanted: number, { fault }: FaultCase): void {
  calls.watch(async ({ method, path }, index) => {
    if (index !== wanted) return;
    const rule = { match: { method, path: exactly(path) }, times: 1, fault };
    await site.control('POST', '/faults', [rule]);
  });
}

/** Ends the fault. Returns whether it has happened. */
async function heal(): Promise<boolean> {
  const rules = (await site.control('GET', '/faults')) as readonly { readonly hits: number }[];
  await site.control('DELETE', '/faults');
  return rules.some(({ hits }) => hits > 0);
}

async function begun(scenario: SavingScenario) {
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
    if (changes > 1) found.push(`${key} was written ${String(changes)} times`);
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
  const table = instance.lists.tables[act.list];
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

async function runCell(scenario: SavingScenario, index: number, one: FaultCase) {
  const act = await begun(scenario);
  const before = await town.rows(act.list);
  failAt(index, one);
  const told = await act.do();
  const has = await heal();
  if (one.lateMs !== undefined) await pause(one.lateMs + 30);
  await atRest();
  const found = has ? [] : ['the fault did not happen'];
  calls.leave();
  await instance.recover();
  const rows = await town.rows(act.list);
  found.push(...wrongs({ told, rows }, act, before), ...copyFaults(act, rows));
  const again = await act.do();
  if (again.kind !== 'saved') found.push(`again: ${again.code} ${again.message}`);
  const later = await town.rows(act.list);
  found.push(...wrongs({ told: again, rows: later }, act, before).map((what) => `again: ${what}`));
  cells += 1;
  const heard = told.kind === 'saved' ? 'saved' : told.code;
  return found.map((what) => `call ${String(index + 1)} ${one.name} [${heard}]: ${what}`);
}

async function dryRun(scenario: SavingScenario): Promise<readonly OutgoingCall[]> {
  const act = await begun(scenario);
  calls.watch();
  const told = await act.do();
  calls.leave();
  expect(told).toMatchObject({ kind: 'saved' });
  return calls.seen;
}

test('the matrix has cases of each fault that the emulator knows', () => {
  expect(Object.keys(casesOfFault).toSorted()).toEqual(namesOfFaults().toSorted());
});

describe.each(savingScenarios)('$name', (scenario) => {
  test('ends done once and told so, or not done and told so, or unknown and told so, whatever call fails', async () => {
    const made = await dryRun(scenario);
    expect(made.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const [index, call] of made.entries()) {
      for (const one of allCases) {
        if (one.appliesTo?.(call) === false) continue;
        const wrong = await runCell(scenario, index, one);
        found.push(...wrong.map((what) => `${call.method} ${what}`));
      }
    }
    expect(found).toEqual([]);
  });
});
