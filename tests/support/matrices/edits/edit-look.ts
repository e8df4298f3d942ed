import type { FollowUpView } from '../../../../src/core/api/follow-up/follow-up-view';
import type { GoalsView } from '../../../../src/core/api/goals/goals-view';
import type { MineDuty } from '../../../../src/core/api/mine/mine-duty';
import type { MineView } from '../../../../src/core/api/mine/mine-view';
import { textOf, type Emulator, type GridRow } from '../../flows/emulator';
import type { Desk } from '../../flows/product';
import { roundOf, type PlacedCell } from './edit-table';

/** The pages of the tab that a process leader reads. A round without a page is missing among the rounds. */
export interface Pages {
  readonly mine: MineView;
  readonly goals: GoalsView;
  readonly rounds: ReadonlyMap<string, FollowUpView>;
}

/** The server refuses more than so many requests of one person at once; the pause in milliseconds keeps below that. */
const betweenPagesMs = 60;

export async function pagesOf(desk: Desk, rounds: ReadonlySet<string>): Promise<Pages> {
  const pages = new Map<string, FollowUpView>();
  for (const key of rounds) {
    const answer = await desk.ask(`follow-up?round=${key}`);
    if (answer.ok) pages.set(key, (await answer.json()) as FollowUpView);
    await new Promise((next) => setTimeout(next, betweenPagesMs));
  }
  return { mine: await desk.view('mine'), goals: await desk.view('goals'), rounds: pages };
}

/** A cell with the ids of its rows. */
interface Own extends PlacedCell {
  readonly ids: ReadonlySet<number>;
}

function dutiesOf(duty: MineDuty, { cell, key, ids }: Own): readonly string[] {
  if (duty.kind === 'row-faulty') {
    const rows = duty.list === cell.list ? duty.rows : [];
    return rows
      .filter(({ rowId }) => ids.has(Number(rowId)))
      .map(({ column, fault }) => `correct ${column}: ${fault.reason}`);
  }
  if (duty.kind === 'goal-missing')
    return duty.bodyName.includes(key) ? ['a body lacks a goal'] : [];
  if (duty.kind !== 'row-missing' || duty.list !== cell.list || duty.rowKey !== key) return [];
  const { bodyCount: bodies, goalCount: goals, reportCount: reports } = duty;
  return [`missing ${duty.list} with ${countsText({ bodies, goals, reports })}`];
}

/** Names the counts that are not 0. */
function countsText(counts: Readonly<Record<string, unknown>>): string {
  const some = Object.entries(counts).filter(([, count]) => typeof count === 'number' && count > 0);
  return some.map(([name, count]) => `${name} ${String(count)}`).join(', ');
}

function rowText({ standing, report, rowFault }: FollowUpView['rows'][number]): string {
  const { women, men } = report?.figures ?? {};
  const figures = report === undefined ? '' : ` ${String(women)}/${String(men)}`;
  const faults = report?.faults.map(({ reason }) => reason) ?? [];
  return [`${standing}${figures}`, ...faults, ...(rowFault ? [`row ${rowFault}`] : [])].join(', ');
}

function roundText(view: FollowUpView | undefined, one: Own): readonly string[] {
  if (view === undefined) return ['no round'];
  const isRound = one.cell.list === 'Uppföljningsomgångar';
  const title = isRound ? one.key.replace('prov-', 'Prov ') : one.key;
  const { rows, waitingRows = [], brokenRows } = view;
  const states = view.rounds
    .filter(({ key }) => key.toLowerCase().startsWith(one.key))
    .map(({ state }) => state);
  return [
    ...rows.filter(({ goal }) => isRound || goal.key.startsWith(one.key)).map(rowText),
    ...waitingRows
      .filter(({ key }) => key.includes(one.key))
      .map(({ reason }) => `a row waits: ${reason}`),
    ...brokenRows
      .filter((row) => row.list === one.cell.list && row.title.includes(title))
      .map(({ reason }) => `row left out: ${reason}`),
    ...(isRound ? [states.join(', ')] : []),
  ];
}

/** Returns what process leaders see of a cell's row. */
export function seenOf(pages: Pages, one: Own): string {
  const { cell, key } = one;
  const count = (rows: readonly { readonly key: string }[]) =>
    rows.filter((row) => row.key.toUpperCase().startsWith(key)).length;
  const { goals, goalsWithoutBody, bodies } = pages.goals;
  const hasGoals = cell.list === 'Organisation' || cell.list === 'Mål';
  return [
    ...(cell.list === 'Inställningar' ? [] : roundText(pages.rounds.get(roundOf(one)), one)),
    ...(hasGoals ? [`goals ${String(count([...goals, ...goalsWithoutBody]))}`] : []),
    ...(cell.list === 'Organisation' ? [`bodies ${String(count(bodies))}`] : []),
    ...pages.mine.duties.flatMap((duty) => dutiesOf(duty, one)),
  ].join('; ');
}

const listIds = {
  Organisation: 'bodies',
  Mål: 'goals',
  Uppföljningsomgångar: 'rounds',
  Rapporter: 'reports',
  Inställningar: 'settings',
} as const;

function detailsOf(row: GridRow): Readonly<Record<string, unknown>> {
  const text = textOf(row, 'Details');
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

/** Says what a message is about. */
function aboutText(row: GridRow, details: Readonly<Record<string, unknown>>): string {
  const { isJoined, reasons, change } = details;
  if (Array.isArray(reasons)) return reasons.join(', ');
  const { bodies, goals, reports } = details;
  const counts = countsText({ bodies, goals, reports });
  if (counts !== '') return isJoined === true ? `joined, ${counts}` : counts;
  const isValue = textOf(row, 'MessageKind') === 'Ändrat värde';
  return typeof change === 'string' ? change : isValue ? 'report deleted or changed' : '';
}

/** Returns the messages of the ledger about a cell's row, in the order of the alphabet. */
export function toldOf(
  ledger: readonly GridRow[],
  { info }: Emulator,
  one: Own,
): readonly string[] {
  const { cell, key, ids } = one;
  const own = ledger.filter((row) => {
    const { list, itemId } = detailsOf(row);
    if (list !== undefined) return list === listIds[cell.list] && ids.has(Number(itemId));
    return cell.list === 'Rapporter' && textOf(row, 'Subject').endsWith(`:${key}`);
  });
  return own
    .map((row) => {
      const to = info.users.find(({ id }) => textOf(row, 'Key').includes(id))?.displayName ?? '';
      const about = aboutText(row, detailsOf(row));
      return `${textOf(row, 'MessageKind')} → ${to.split(' ')[0] ?? ''}: ${about}`;
    })
    .toSorted();
}
