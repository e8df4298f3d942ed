import type { MineView } from '../../../../src/core/api/mine/mine-view';
import { omit } from '../../../../src/core/domain/base/defined';
import { textOf, until, type Emulator, type GridRow } from '../../flows/emulator';
import type { Desk } from '../../flows/product';
import { openRound } from '../../flows/round';
import type { EditedList, Typed } from './edit-cell';
import { goalOf, roundOf, rowKeyOf, type PlacedCell } from './edit-table';

/** The process leader who edits the lists. */
export const editor = 'Karin';
/** The manager of the bodies of all goals of the table, who reports them. */
export const manager = 'Viktor';

const figures = { women: 60, men: 70 };
/** The goals for which each round of the table asks; the first is reported. */
const askedInRound = ['KFF-KU-B-1', 'KFF-FR-N-1'] as const;

/** Returns all cells of a row that a person can write. */
export const cellsOf = (row: GridRow): Typed => omit({ ...row.values }, 'id');

/** Returns the cells of a row without those that the product fills. */
const bare = (row: GridRow): Typed =>
  omit({ ...row.values }, 'id', 'ChangedBy', 'Act', 'Mark', 'BodyKey', 'ParentKey');

async function rowOf(emulator: Emulator, list: EditedList, key: string): Promise<GridRow> {
  const row = (await emulator.rows(list)).find((one) => textOf(one, 'Key') === key);
  if (row === undefined) throw new RangeError(`${list} has no row ${key}.`);
  return row;
}

/** Adds the rows of bodies, goals and settings that the cells need, and waits until the product shows the goals. */
export async function addRows(
  emulator: Emulator,
  leader: Desk,
  placed: readonly PlacedCell[],
): Promise<void> {
  const unit = bare(await rowOf(emulator, 'Organisation', 'KFF-KU-K'));
  const goal = bare(await rowOf(emulator, 'Mål', 'KFF-KU-K-1'));
  const settings = (await emulator.rows('Inställningar')).map((row) => textOf(row, 'Key'));
  const type = (list: EditedList, fields: Typed) => emulator.edit(editor, list, { fields });
  for (const one of placed) {
    const { list, has } = one.cell;
    const goalKey = goalOf(one);
    const body =
      list === 'Organisation'
        ? { OwnerBody: await type(list, { ...unit, Key: one.key, Title: `Enhet ${one.key}` }) }
        : {};
    if (goalKey !== undefined)
      await type('Mål', { ...goal, Key: goalKey, Title: `Mål ${goalKey}`, ...body });
    if (list === 'Inställningar' && !settings.includes(one.key)) await type(list, { ...has });
  }
  await until('the goals of the table', async () => {
    await new Promise((next) => setTimeout(next, 500));
    const { goals } = await leader.view<{ readonly goals: readonly { key: string }[] }>('goals');
    const listed = new Set(goals.map(({ key }) => key));
    return placed.every((one) => listed.has(goalOf(one) ?? goals[0]?.key ?? ''));
  });
}

/** Opens the rounds of the table, each for two goals, and the round for all goals. */
export async function openRounds(
  emulator: Emulator,
  leader: Desk,
  placed: readonly PlacedCell[],
): Promise<void> {
  const codes = (await emulator.rows('Mål')).map((row) => textOf(row, 'Key'));
  const leftOutGoalKeys = codes.filter((key) => !askedInRound.some((asked) => asked === key));
  for (const { cell, key } of placed) {
    if (cell.list !== 'Uppföljningsomgångar') continue;
    const { round } = await leader.done('round.prepare', {
      ...{ title: key.replace('prov-', 'Prov '), leftOutGoalKeys, shownIn: 'provet' },
      ...{ periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2027-02-26' },
    });
    await leader.done('round.open', { roundId: round.id });
  }
  await openRound(leader);
  await until('open rounds', async () => {
    const rounds = await emulator.rows('Uppföljningsomgångar');
    return rounds.every((row) => textOf(row, 'WorkState') !== 'Öppnas');
  });
}

/** Returns the code of the report that a cell needs; none for a cell of the settings. */
function reportedKeyOf(one: PlacedCell): readonly string[] {
  if (one.cell.list === 'Inställningar') return [];
  return [`${roundOf(one)}:${goalOf(one) ?? askedInRound[0]}`];
}

/** Reports the goals of the table, those of its rounds in the list. @returns the cells of the rows of Rapporter before, by code */
export async function reportGoals(
  emulator: Emulator,
  desks: { readonly leader: Desk; readonly reporter: Desk },
  placed: readonly PlacedCell[],
): Promise<ReadonlyMap<string, Typed>> {
  const wanted = new Set(placed.flatMap(reportedKeyOf));
  const rows = (await emulator.rows('Rapporter')).filter((row) => wanted.has(textOf(row, 'Key')));
  const { items } = await desks.reporter.view<MineView>('mine');
  for (const { goal, round } of items) {
    const form = { goalId: goal.id, roundId: round.id, figures };
    if (wanted.has(`${round.key}:${goal.key}`)) await desks.reporter.done('report.submit', form);
  }
  const isTyped = (row: GridRow) => textOf(row, 'Key').startsWith('prov-');
  const typed = { Women: figures.women, Men: figures.men };
  for (const row of rows.filter(isTyped))
    await emulator.edit(editor, 'Rapporter', { row: row.id, fields: typed });
  await until('reported goals', async () => {
    await desks.leader.view('goals');
    const now = (await emulator.rows('Rapporter')).filter((row) => wanted.has(textOf(row, 'Key')));
    return now.every((row) => textOf(row, 'ReportedAt') !== '');
  });
  return new Map(rows.map((row) => [textOf(row, 'Key'), cellsOf(row)]));
}

/** Gives the rows that must have an older version another one. @returns the cells of all rows before, by list and code */
export async function changeRows(
  emulator: Emulator,
  placed: readonly PlacedCell[],
): Promise<ReadonlyMap<string, Typed>> {
  const before = new Map<string, Typed>();
  for (const list of new Set(placed.map(({ cell }) => cell.list)))
    for (const row of await emulator.rows(list))
      before.set(`${list} ${textOf(row, 'Key')}`, cellsOf(row));
  for (const one of placed) {
    const { list, changed } = one.cell;
    if (changed === undefined) continue;
    const { id } = await rowOf(emulator, list, rowKeyOf(one));
    await emulator.edit(editor, list, { row: id, fields: changed });
  }
  return before;
}
