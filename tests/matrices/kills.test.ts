import { startStack, type Stack } from '../support/stack';
import { expectNothingDoubled, ledgerAtRest, ledgerList } from '../support/flows/ledger';
import { deskOf } from '../support/flows/product';
import { openRound } from '../support/flows/round';
import { startSecondInstance } from '../support/flows/second-instance';
import { emulatorAt, textOf, until, type Emulator, type GridRow } from '../support/flows/emulator';

jest.setTimeout(120_000);

const connectorPosts = { method: 'POST', path: '^/connector/' };
const [dayBefore, dayAfter] = ['2027-01-28T09:00:00Z', '2027-02-01T09:00:00Z'];

let stack: Stack;
let emulator: Emulator;
let greetings: ReadonlySet<string>;

const isIn = (state: string, occasion: string) => (row: GridRow) =>
  textOf(row, 'WorkState') === state && textOf(row, 'Key').endsWith(occasion);

beforeAll(async () => {
  stack = await startStack();
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  greetings = await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  await openRound(await deskOf(emulator, stack.product, 'Karin'));
  await ledgerAtRest(emulator, 'Kort om omgången', 'Inlägg till nämnden');
}, 120_000);
afterAll(() => stack.stop());

test('a digest whose instance was killed is flagged, and its recipient gets the next one, once', async () => {
  const { program } = await startSecondInstance(stack);
  // Each instance hangs at one digest.
  await emulator.fail(connectorPosts, { delayMs: 60_000 });
  await emulator.setClock(dayBefore);
  await until('both instances send', async () => {
    const rows = await emulator.rows(ledgerList);
    return rows.filter(isIn('Skickas', '-1')).length >= 2;
  });
  await program.stop('SIGKILL');
  await emulator.heal();
  await emulator.setClock(dayAfter);
  await until('the next digests', async () => {
    const rows = await emulator.rows(ledgerList);
    return rows.some(isIn('Oklart', '-1')) && rows.filter(isIn('Skickad', '+1')).length >= 2;
  });
  const rows = await ledgerAtRest(emulator, 'Påminnelse till person');
  const flagged = rows.filter(isIn('Oklart', '-1'));
  expect(flagged.length).toBeGreaterThanOrEqual(2);
  for (const row of flagged) {
    const next = textOf(row, 'Key').replace(/-1$/, '+1');
    const itsNext = rows.filter((one) => textOf(one, 'Key') === next);
    expect(itsNext.map((one) => textOf(one, 'WorkState'))).toEqual(['Skickad']);
  }
  await expectNothingDoubled(emulator, rows, greetings);
});
