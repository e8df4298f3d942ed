import type { CollectionRow, FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import type { GoalsView } from '../../src/core/api/goals/goals-view';
import { startStack, type Stack } from '../support/stack';
import { ledgerAtRest, ledgerList, ofKind } from '../support/flows/ledger';
import { deskOf, type Desk } from '../support/flows/product';
import { formOf, openRound } from '../support/flows/round';
import { emulatorAt, textOf, until, type Emulator } from '../support/flows/emulator';

jest.setTimeout(120_000);

/** Longest time in milliseconds until an edit in SharePoint is shown in Teams. */
const promisedMs = 20_000;
const list = 'Rapporter';
const added = 'Deltagare i öppen verksamhet';

let stack: Stack;
let emulator: Emulator;
let leader: Desk;

const board = () => leader.view<FollowUpView>('follow-up');
const rowOf = async (goalKey: string) => {
  const { rows } = await board();
  return rows.find(({ goal }) => goal.key === goalKey);
};
const shown = (goalKey: string, what: string, accept: (row: CollectionRow) => boolean) =>
  until(
    what,
    async () => {
      const row = await rowOf(goalKey);
      return row !== undefined && accept(row) && row;
    },
    promisedMs,
  );
const storedRow = async (goalKey: string) => {
  const rows = await emulator.rows(list);
  const found = rows.find((row) => textOf(row, 'Key') === `helar-2026:${goalKey}`);
  if (found === undefined) throw new Error(`${goalKey} has no report.`);
  return found;
};
const edit = async (goalKey: string, fields: object) => {
  const { id } = await storedRow(goalKey);
  await emulator.edit('Karin', list, { row: id, fields: { ...fields } });
};
const sumOf = async () =>
  (await board()).sums.find(({ indicator }) => indicator.name === added)?.figures;
/** Names the indicator of a goal in the list Mål, and waits until the tab shows it. */
const nameIndicator = async (name: string) => {
  const goals = await emulator.rows('Mål');
  const school = goals.find((row) => textOf(row, 'Key') === 'KFF-KU-K-1');
  await emulator.edit('Johan', 'Mål', { row: school?.id ?? 0, fields: { Indicator: name } });
  const isShown = async () => {
    const { goals: listed } = await leader.view<GoalsView>('goals');
    return listed.some(({ indicator, key }) => key === 'KFF-KU-K-1' && indicator?.name === name);
  };
  await until('the indicator', isShown, promisedMs);
};
const toldOf = async (kind: string) => ofKind(await ledgerAtRest(emulator), kind);

const reported = [
  ['Elin Hallberg', 'KFF-KU-1', { total: 44 }],
  ['Henrik Isaksson', 'KFF-FR-1', { women: 120, men: 130 }],
  ['Viktor Lindahl', 'KFF-KU-K-1', { women: 200, men: 100 }],
  ['Malin Eklund', 'BUF-GR-B-1', { women: 41, men: 40 }],
] as const;

beforeAll(async () => {
  stack = await startStack();
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  leader = await deskOf(emulator, stack.product, 'Karin');
  // Two goals with the same indicator, so that their figures are added up.
  await nameIndicator(added);
  await openRound(leader);
  for (const [who, goal, figures] of reported) {
    const desk = await deskOf(emulator, stack.product, who);
    await desk.done('report.submit', { ...(await formOf(desk, goal)), figures });
  }
}, 120_000);
afterAll(() => stack.stop());

test('a goal’s words that are changed in the list count in a round that opens later, and not in one that is open', async () => {
  const figures = { women: 320, men: 230, total: 550, gap: 90 };
  expect(await sumOf()).toEqual(figures);
  await nameIndicator('Ett annat mått');
  expect(await sumOf()).toEqual(figures);
});

test('edits in the list are followed, whether they keep the rules or break them', async () => {
  await edit('BUF-GR-B-1', { Women: 45 });
  await edit('KFF-KU-K-1', { Women: -3 });

  const changed = await shown(
    'BUF-GR-B-1',
    'a changed figure with who changed it',
    ({ report }) => report?.editedByName === 'Karin Lindgren',
  );
  expect(changed).toMatchObject({
    standing: 'reported',
    report: { figures: { women: 45, men: 40, total: 85 } },
  });
  expect(changed.report?.reportedByName).toBe('Malin Eklund');

  const broken = await shown(
    'KFF-KU-K-1',
    'a bad figure',
    ({ standing }) => standing === 'checking',
  );
  expect(broken.report).toMatchObject({
    editedByName: 'Karin Lindgren',
    faults: [{ field: 'women', reason: 'too-small' }],
  });
  const stored = await storedRow('KFF-KU-K-1');
  expect(stored.values).toMatchObject({ Women: -3, Control: 'Värdet är mindre än 0.' });
  expect(await sumOf()).toEqual({ women: 120, men: 130, total: 250, gap: 10 });
  // The bot tells the editor which rule is broken, and the reporters that their figures were changed.
  expect(await toldOf('Ändring som inte går ihop')).toHaveLength(1);
  expect(await toldOf('Ändrat värde')).toHaveLength(2);
});

test('what was told is not told again, a bad value that is put right counts again, a deleted row is shown', async () => {
  await edit('KFF-KU-K-1', { Women: 210 });
  const gone = await storedRow('KFF-KU-1');
  await emulator.edit('Karin', list, { row: gone.id });

  const right = await shown(
    'KFF-KU-K-1',
    'a good figure',
    ({ standing }) => standing === 'reported',
  );
  expect(right.report?.faults).toEqual([]);
  expect((await storedRow('KFF-KU-K-1')).shown['Control'] ?? '').toBe('');
  expect(await sumOf()).toEqual({ women: 330, men: 230, total: 560, gap: 100 });
  await shown('KFF-KU-1', 'a deleted report', ({ standing }) => standing === 'missing');
  const keys = (await emulator.rows(list)).map((row) => textOf(row, 'Key'));
  expect(keys).not.toContain('helar-2026:KFF-KU-1');

  expect(await toldOf('Ändring som inte går ihop')).toHaveLength(1);
  // Reported figures were changed or removed four times, and both process leaders heard of the row that is gone.
  expect(await toldOf('Ändrat värde')).toHaveLength(6);
  const refused = (await emulator.rows(ledgerList)).filter(
    (row) => textOf(row, 'WorkState') === 'Avvisad',
  );
  expect(refused.map((row) => textOf(row, 'MessageKind'))).not.toContain('Ändrat värde');
});

test('who may not write in the list cannot, and nothing is changed', async () => {
  const before = await storedRow('KFF-FR-1');
  const attempt = emulator.edit('Malin', list, { row: before.id, fields: { Women: 1 } });
  await expect(attempt).rejects.toThrow('404');
  expect(await storedRow('KFF-FR-1')).toEqual(before);
});
