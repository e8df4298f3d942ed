import type { CollectionRow, FollowUpView } from '../../src/core/api/follow-up/follow-up-view';
import { omit } from '../../src/core/domain/base/defined';
import { ledgerAtRest, ofKind } from '../support/flows/ledger';
import { emulatorAt, textOf, type Emulator, type GridRow } from '../support/flows/emulator';
import { deskOf, type Desk } from '../support/flows/product';
import { openRound } from '../support/flows/round';
import { startStack, type Stack } from '../support/stack';

jest.setTimeout(240_000);

const list = 'Rapporter';
/** Longest time in milliseconds until an edit in SharePoint is processed. */
const promisedMs = 40_000;

let stack: Stack;
let emulator: Emulator;
let leader: Desk;
/** Codes of goals that the round asks for and that no case has used yet. */
let unused: string[];
/** Codes of all goals that the round asks for. */
let asked: ReadonlySet<string>;

beforeAll(async () => {
  stack = await startStack();
  emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  leader = await deskOf(emulator, stack.product, 'Karin');
  await openRound(leader);
  const { rows } = await leader.view<FollowUpView>('follow-up');
  asked = new Set(rows.map(({ goal }) => goal.key));
  unused = rows
    .filter(({ goal }) => goal.indicator?.split !== 'total' && goal.target !== undefined)
    .map(({ goal }) => goal.key);
}, 120_000);
afterAll(() => stack.stop());

const keyOf = (goalKey: string) => `helar-2026:${goalKey}`;
const stored = async (key: string) =>
  (await emulator.rows(list)).find((row) => textOf(row, 'Key') === key);
const edit = (row: GridRow, fields?: object) =>
  emulator.edit('Karin', list, { row: row.id, ...(fields && { fields: { ...fields } }) });
const type = (fields: object) => emulator.edit('Karin', list, { fields: { ...fields } });
/** The cells that a person can fill in the grid to name round and goal. */
const place = (row: GridRow) => ({
  Round: row.values['Round'],
  Goal: row.values['Goal'],
});

/** Where process leaders see something of a goal, in words: its row, a row that waits, or a row that cannot be read. */
function seen({ rows, waitingRows = [], brokenRows }: FollowUpView, goalKey: string): string {
  const row: CollectionRow | undefined = rows.find(({ goal }) => goal.key === goalKey);
  const faults = row?.report?.faults.map(({ reason }) => reason) ?? [];
  const waiting = waitingRows.filter(({ key }) => key.startsWith(keyOf(goalKey)));
  const broken = brokenRows.filter(({ title }) => title.includes(goalKey));
  return [
    row === undefined ? 'not asked' : row.standing,
    ...(row?.rowFault === undefined ? [] : [`row ${row.rowFault}`]),
    ...faults,
    ...waiting.map(({ reason }) => reason),
    ...broken.map(({ reason }) => `unreadable: ${reason}`),
  ].join(', ');
}

/** The page is asked for once in this time, so that the server does not refuse it as too many requests. */
const betweenLooksMs = 1_000;

/** Looks at the page until it shows each goal as wanted, or the time is up, and returns what it shows of each. */
async function lookUntil(
  wanted: ReadonlyMap<string, RegExp>,
): Promise<ReadonlyMap<string, string>> {
  for (const end = performance.now() + promisedMs; ;) {
    const view = await leader.view<FollowUpView>('follow-up');
    const shown = new Map([...wanted.keys()].map((key) => [key, seen(view, key)]));
    const isDone = [...wanted].every(([key, sees]) => sees.test(shown.get(key) ?? ''));
    if (isDone || performance.now() > end) return shown;
    await new Promise((next) => setTimeout(next, betweenLooksMs));
  }
}

interface Case {
  readonly name: string;
  /** True when the goal is reported before the edit. */
  readonly isReported?: true;
  readonly edit: (row: GridRow, goalKey: string) => Promise<unknown>;
  /** What process leaders see of the goal afterwards. */
  readonly sees: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'type figures into the row that asks',
    edit: (row) => edit(row, { Women: 60, Men: 70 }),
    sees: /^reported$/,
  },
  {
    name: 'type half of the figures',
    edit: (row) => edit(row, { Women: 60 }),
    sees: /^(missing|late)$/,
  },
  {
    name: 'delete the row',
    isReported: true,
    edit: (row) => edit(row),
    sees: /^(missing|late), row missing$/,
  },
  {
    name: 'delete the row and type it anew with the same code',
    isReported: true,
    edit: async (row, goalKey) => {
      await edit(row);
      await type({ Key: keyOf(goalKey), Title: 'x', ...place(row), Women: 61, Men: 71 });
    },
    sees: /^reported$/,
  },
  {
    name: 'restore the deleted row with another id',
    isReported: true,
    edit: async (row) => {
      await edit(row);
      await type(omit(row.values, 'id'));
    },
    sees: /^reported$/,
  },
  {
    name: 'copy the row',
    isReported: true,
    edit: (row, goalKey) =>
      type({ Key: `${keyOf(goalKey)}-kopia`, Title: 'x', ...place(row), Women: 500, Men: 400 }),
    sees: /^reported, double$/,
  },
  {
    name: 'rename the code',
    isReported: true,
    edit: (row, goalKey) => edit(row, { Key: `${keyOf(goalKey)}-ny` }),
    sees: /^checking, not-the-key/,
  },
  {
    name: 'change the case of the code',
    isReported: true,
    edit: (row, goalKey) => edit(row, { Key: keyOf(goalKey).toUpperCase() }),
    sees: /^(reported|checking, not-the-key)$/,
  },
  {
    name: 'empty the state',
    isReported: true,
    edit: (row) => edit(row, { WorkState: null }),
    sees: /^reported$/,
  },
  {
    name: 'empty the attainment',
    isReported: true,
    edit: (row) => edit(row, { Attainment: null }),
    sees: /^reported$/,
  },
  {
    name: 'empty the time',
    isReported: true,
    edit: (row) => edit(row, { ReportedAt: null }),
    sees: /^reported$/,
  },
  {
    name: 'empty the whole report',
    isReported: true,
    edit: (row) => edit(row, { Women: null, Men: null, Total: null, Attainment: null }),
    sees: /^(missing|late)$/,
  },
];

/** Types a row for a goal for which the round does not ask, and returns the goal's code. */
async function typeUnasked(round: GridRow): Promise<string> {
  const goals = await emulator.rows('Mål');
  const other = goals.find((goal) => !asked.has(textOf(goal, 'Key')));
  if (other === undefined) throw new RangeError('The round asks for every goal.');
  const goalKey = textOf(other, 'Key');
  const cells = { ...place(round), Goal: other.id, Women: 5, Men: 6 };
  await type({ Key: keyOf(goalKey), Title: goalKey, ...cells });
  return goalKey;
}

test('each edit of a row of Rapporter is seen by process leaders, and nothing vanishes', async () => {
  const goalOf = new Map(cases.map((one, at) => [one, unused[at] ?? '']));
  const rowOf = async (one: Case): Promise<GridRow> => {
    const row = await stored(keyOf(goalOf.get(one) ?? ''));
    if (row === undefined) throw new RangeError(`No row for: ${one.name}`);
    return row;
  };
  const before = cases.filter(({ isReported }) => isReported);
  for (const one of before) await edit(await rowOf(one), { Women: 60, Men: 70 });
  await lookUntil(new Map(before.map((one) => [goalOf.get(one) ?? '', /^reported$/])));
  const unasked = await typeUnasked(await rowOf(cases[0]!));
  for (const one of cases) await one.edit(await rowOf(one), goalOf.get(one) ?? '');
  const wanted = new Map(cases.map((one) => [goalOf.get(one) ?? '', one.sees]));
  const shown = await lookUntil(new Map([...wanted, [unasked, /^not asked, not-asked$/]]));
  const nameOf = new Map(cases.map((one) => [goalOf.get(one) ?? '', one.name]));
  const wrong = [...wanted].filter(([key, sees]) => !sees.test(shown.get(key) ?? ''));
  expect(wrong.map(([key]) => `${nameOf.get(key) ?? ''}: ${shown.get(key) ?? ''}`)).toEqual([]);
  expect(shown.get(unasked)).toBe('not asked, not-asked');
});

test('what cannot be counted says why in the row, and those whom it concerns are told', async () => {
  const rows = await emulator.rows(list);
  const copy = rows.find((row) => textOf(row, 'Key').endsWith('-kopia'));
  expect(copy && textOf(copy, 'Control')).toContain('dubblett');
  const half = cases.findIndex(({ name }) => name === 'type half of the figures');
  const halfRow = rows.find((row) => textOf(row, 'Key') === keyOf(unused[half] ?? ''));
  expect(halfRow && textOf(halfRow, 'Control')).not.toBe('');
  const ledger = await ledgerAtRest(emulator);
  const first = keyOf(unused[0] ?? '');
  const changes = ofKind(ledger, 'Ändrat värde').filter((row) => textOf(row, 'Subject') === first);
  expect(changes.map((row) => textOf(row, 'Details'))).toEqual([
    expect.stringContaining('reported'),
  ]);
  // At least the copy, the half report, the renamed code and the goal that is not asked for are told to their editor.
  expect(ofKind(ledger, 'Ändring som inte går ihop').length).toBeGreaterThanOrEqual(4);
});
