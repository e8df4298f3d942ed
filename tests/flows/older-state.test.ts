import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import { startStack, type Stack } from '../support/stack';
import { deskOf, type Desk } from '../support/flows/product';
import { formOf } from '../support/flows/round';
import { emulatorAt, textOf, until, type Emulator } from '../support/flows/emulator';

jest.setTimeout(120_000);

/**
 * The state of a municipality whose lists have no columns for what a round keeps: two rounds are closed, and one is open with
 * three reports. The version before those columns has written it.
 */
const olderState = join(__dirname, 'states', 'before-rows.mdb.br');

let stack: Stack;
let emulator: Emulator;
let leader: Desk;
const rows = () => emulator.rows('Rapporter');
const viewOf = (round: string) => leader.view<FollowUpView>(`follow-up?round=${round}`);

beforeAll(async () => {
  const state = mkdtempSync(join(tmpdir(), 'jamna-'));
  mkdirSync(join(state, 'store'));
  writeFileSync(join(state, 'store', 'data.mdb'), brotliDecompressSync(readFileSync(olderState)));
  stack = await startStack([], state);
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  leader = await deskOf(emulator, stack.product, 'Karin');
}, 120_000);
afterAll(() => stack.stop());

test('each goal that was asked for gets a row, and no report is lost or changed', async () => {
  const rounds = ['helar-2024', 'helar-2025', 'helar-2026'];
  const asked = (await Promise.all(rounds.map(viewOf))).map((view) => view.asked);
  const isFilled = async () => {
    const all = await rows();
    const isWhole = all.length === asked.reduce((sum, one) => sum + one);
    return isWhole && all.every((row) => textOf(row, 'AsAsked') !== '') && all;
  };
  const all = await until('every row says what was asked', isFilled, 60_000);
  const count = (round: string, state: string) =>
    all.filter((row) => textOf(row, 'RoundKey') === round && textOf(row, 'WorkState') === state)
      .length;
  expect(count('helar-2026', 'Rapporterad')).toBe(3);
  expect(count('helar-2026', 'Godtagen') + count('helar-2026', 'Återsänd')).toBe(0);
  const open = await viewOf('helar-2026');
  expect([open.reported, open.asked]).toEqual([3, 3 + count('helar-2026', 'Efterfrågad')]);
  expect(count('helar-2025', 'Efterfrågad')).toBe(0);
  const closed = await viewOf('helar-2025');
  const owed = count('helar-2025', 'Ej rapporterad') + count('helar-2025', 'Återsänd');
  expect(closed.asked - closed.reported).toBe(owed);
  const keys = all.map((row) => textOf(row, 'Key'));
  expect(new Set(keys).size).toBe(keys.length);
});

test('a report is then saved in the row that is there', async () => {
  const desk = await deskOf(emulator, stack.product, 'Viktor Lindahl');
  const before = (await rows()).length;
  const figures = { women: 200, men: 100 };
  await desk.done('report.submit', { ...(await formOf(desk, 'KFF-KU-K-1')), figures });
  expect(await rows()).toHaveLength(before);
});
