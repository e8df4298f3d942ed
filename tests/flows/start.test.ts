import { existsSync, readFileSync } from 'node:fs';
import type { FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import type { GoalFormView } from '../../src/core/api/goals/goal-form-view';
import type { GoalsView } from '../../src/core/api/goals/goals-view';
import { omit } from '../../src/core/domain/base/defined';
import { startProgram, startStack, waitFor, type Program, type Stack } from '../support/stack';
import { expectNothingDoubled, ledgerAtRest } from '../support/flows/ledger';
import { deskOf, type Desk } from '../support/flows/product';
import { formOf, mineOf, openRound } from '../support/flows/round';
import { emulatorAt, until, type Emulator } from '../support/flows/emulator';
import { goals, organisation } from '../support/flows/messy-sheets';

jest.setTimeout(120_000);

let stack: Stack;
let emulator: Emulator;
let leader: Desk;
let greetings: ReadonlySet<string>;
let again: Program | undefined;

/** A goal that a manager writes in the form. */
const byHand = {
  ...{ bodyKey: 'BUF-B', title: 'Lika många flickor som pojkar talar på elevrådet' },
  parentGoalKey: 'F-1',
  indicator: {
    ...{ name: 'Andel som har talat på elevrådet', measure: 'percent', decimals: 0 },
    ...{ split: 'girls-boys', direction: 'rising' },
  },
  ...{ baseline: { women: 40, men: 52 }, baselineYear: 2026, target: 60, targetOn: '2028-12-31' },
} as const;
/** Returns the rows with one cell replaced. */
const miswritten = (
  rows: readonly (readonly string[])[],
  { line, column, cell }: { readonly line: number; readonly column: number; readonly cell: string },
) => rows.map((row, at) => (at === line ? row.with(column, cell) : row));

const paste = (what: 'organisation' | 'goals', rows: readonly (readonly string[])[]) =>
  leader.done(what === 'organisation' ? 'organisation.import' : 'goal.import', {
    rows,
    write: true,
  });

beforeAll(async () => {
  stack = await startStack(['--empty']);
  emulator = emulatorAt(stack.host, stack.info);
  greetings = await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  leader = await deskOf(emulator, stack.product, 'Karin');
}, 120_000);
afterAll(async () => {
  await again?.stop();
  await stack.stop();
});

test('on empty lists a process leader is there already, and nobody else may fill them', async () => {
  const view = await leader.view<GoalsView>('goals');
  expect(view).toMatchObject({ isEmpty: true, bodies: [], me: { isProcessLeader: true } });
  const employee = await deskOf(emulator, stack.product, 'Nils');
  const refused = await employee.act('organisation.import', {
    rows: organisation,
    write: true,
  });
  expect(refused).toMatchObject({ status: 403, error: { code: 'not-allowed' } });
});

test('a paste with a bad row says which and why, and nothing of it is written', async () => {
  const wrong = miswritten(organisation, { line: 7, column: 3, cell: 'BYF' });
  const { written, rows, skipped } = await paste('organisation', wrong);
  expect(written).toBe(0);
  expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
    [4, 'new'],
    [5, 'new'],
    [6, 'new'],
    [8, 'refused'],
  ]);
  expect(skipped.map(({ line, why }) => [line, why])).toEqual([
    [1, 'title'],
    [9, 'sum'],
  ]);
  expect(rows[3]?.faults).toEqual([{ field: 'parent', reason: 'unknown' }]);
  expect(await emulator.rows('Organisation')).toEqual([]);
});

test('a sheet as people have it is written whole, and pasted again it changes nothing', async () => {
  expect(await paste('organisation', organisation)).toMatchObject({ written: 4 });
  expect(await paste('organisation', organisation)).toMatchObject({ written: 0 });
  const wrong = miswritten(goals, { line: 4, column: 8, cell: 'sextio' });
  const refused = await paste('goals', wrong);
  expect(refused.written).toBe(0);
  expect(refused.rows[1]?.faults).toEqual([{ field: 'baselineWomen', reason: 'not-a-number' }]);
  expect(await emulator.rows('Mål')).toEqual([]);
  expect(await paste('goals', goals)).toMatchObject({ written: 3 });
  const { bodies, goals: stored, isEmpty } = await leader.view<GoalsView>('goals');
  expect(isEmpty).toBe(false);
  expect(bodies.map(({ key }) => key)).toEqual(['KF', 'BUN', 'BUF', 'BUF-B']);
  expect(stored.find(({ key }) => key === 'B-1')).toMatchObject({
    isMeasurable: true,
    baseline: { women: 71.5, men: 64 },
    target: 80,
  });
  expect(stored.find(({ key }) => key === 'F-1')).toMatchObject({
    baseline: { women: 60, men: 55 },
    ...{ target: 75, targetOn: '2027-12-31' },
  });
});

test('a goal is written by hand, proposed by its manager, and adopted by a recorded decision', async () => {
  const manager = await deskOf(emulator, stack.product, 'Malin Eklund');
  const { key } = await manager.done('goal.write', byHand);
  expect(await manager.done('goal.propose', { key })).toEqual({ key, state: 'proposed' });
  const decision = { bodyKey: 'BUN', decidedOn: '2027-01-07', paragraph: '§ 4' };
  const refused = await manager.act('goal.adopt', { key, ...decision });
  expect(refused).toMatchObject({ status: 403, error: { code: 'not-allowed' } });
  expect(await leader.done('goal.adopt', { key, ...decision })).toEqual({ key, state: 'adopted' });
  const { goal, may } = await manager.view<GoalFormView>(`goal-form?goal=${key}`);
  expect(goal?.adoptedBy).toMatchObject({ bodyKey: 'BUN', paragraph: '§ 4' });
  expect(goal?.adoptedBy?.registeredBy).toBe('Karin Lindgren');
  expect(may.adoptAs).toEqual([]);
});

test('then a round is opened, the managers have their cards, and one reports', async () => {
  await openRound(leader);
  const rows = await ledgerAtRest(emulator, 'Kort om omgången');
  expect(rows).toHaveLength(2);
  await expectNothingDoubled(emulator, rows, greetings);
  const manager = await deskOf(emulator, stack.product, 'Malin Eklund');
  const form = await formOf(manager, 'B-1');
  await manager.done('report.submit', { ...form, figures: { women: 82.5, men: 79 } });
  const { asked, reported } = await leader.view<FollowUpView>('follow-up');
  expect([asked, reported]).toEqual([3, 1]);
});

/** Returns the ids of the processes that a process has started, which Linux lists. */
function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').map(Number) : [];
}
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'when everything is killed and started again, nothing is lost and nothing sent again',
  async () => {
    const manager = await deskOf(emulator, stack.product, 'Malin Eklund');
    const before = (await mineOf(manager, 'B-1')).report;
    const form = await formOf(manager, 'B-1');
    const rowsBefore = await ledgerAtRest(emulator);
    // The process is killed right after its answer; what it answered as saved must be saved.
    const { report } = await manager.done('report.submit', {
      ...form,
      figures: { women: 83, men: 79 },
    });
    const { pid = 0 } = stack.launcher.child;
    const programs = childrenOf(pid);
    expect(programs).toHaveLength(2);
    for (const one of [pid, ...programs]) process.kill(one, 'SIGKILL');
    await stack.launcher.stop('SIGKILL');

    again = startProgram(['run/start.mjs'], {
      PORT: new URL(stack.product).port,
      EMULATOR_PORT: new URL(stack.host).port,
      EMULATOR_HTTPS_PORT: new URL(stack.https).port,
      EMULATOR_STATE: stack.state,
    });
    await waitFor(`${stack.product}/healthz`, again);
    const after = await deskOf(emulator, stack.product, 'Malin Eklund');
    const { id, eTag, figures } = report;
    const revision = (before?.revision ?? 0) + 1;
    const kept = (await mineOf(after, 'B-1')).report;
    expect(kept).toMatchObject({ id, eTag, figures, revision });
    const { asked, reported, rounds } = await (
      await deskOf(emulator, stack.product, 'Karin')
    ).view<FollowUpView>('follow-up');
    expect([asked, reported, rounds.length]).toEqual([3, 1, 1]);
    await until('the card shows the new figure', async () => {
      const text = JSON.stringify(await emulator.posted());
      return text.includes('83');
    });
    const rows = await ledgerAtRest(emulator);
    expect(rows.map(({ id }) => id)).toEqual(rowsBefore.map(({ id }) => id));
    await expectNothingDoubled(emulator, rows, greetings);
  },
);

/** Returns the one item. @throws {Error} when there are none or several */
function only<T>(items: readonly T[]): T {
  const [first, second] = items;
  if (first === undefined || second !== undefined) throw new Error('Not one item.');
  return first;
}

/** The round's rows as a person sees them, with what the person may do left out. */
const shownRound = async (desk: Desk, key: string) => {
  const { asked, reported, rows, sums } = await desk.view<FollowUpView>(`follow-up?round=${key}`);
  return { asked, reported, sums, rows: rows.map((row) => omit(row, 'can')) };
};

test('a goal that is revised keeps its words in the round, which stays as it was closed', async () => {
  const chief = await deskOf(emulator, stack.product, 'Karin');
  const manager = await deskOf(emulator, stack.product, 'Malin Eklund');
  const { rounds } = await chief.view<FollowUpView>('follow-up');
  const { id: roundId, key: round } = only(rounds);
  const revise = async (title: string, target: number) => {
    const { fields } = await manager.view<GoalFormView>('goal-form?goal=B-1');
    const written = { ...fields, key: 'B-1', seen: fields, title, target };
    await manager.done('goal.write', { ...written, reason: 'Nämnden har skärpt målet' });
  };
  await revise('Alla deltar i rasten, också när det regnar', 95);
  await chief.done('round.close', { roundId });
  const closed = await until('the round is closed', async () => {
    const shown = await chief.view<FollowUpView>(`follow-up?round=${round}`);
    return shown.round?.state === 'closed' && shownRound(chief, round);
  });
  const ofGoal = closed.rows.find((row) => row.goal.key === 'B-1');
  expect(ofGoal?.goal).toMatchObject({ title: 'Alla deltar i rasten', target: 80 });
  await revise('Ingen står utanför på rasten', 99);
  const bodyKey = 'BUF-B';
  await chief.done('body.change', {
    bodyKey,
    name: { seen: 'Bergaskolan', next: 'Bergaskolan F-6' },
  });
  await chief.done('goal.close', { key: 'F-1', reason: 'Ersätts i nästa plan' });
  expect(await shownRound(chief, round)).toEqual(closed);
});
