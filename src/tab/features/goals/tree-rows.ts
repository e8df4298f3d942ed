import { definedOnly } from '../../../core/domain/base/defined';
import { groupedBy } from '../../../core/domain/base/group-by';
import type { ListedGoal } from '../../../core/api/goals/goal-view';
import type { BodyView, GoalsView } from '../../../core/api/goals/goals-view';
import type { Me } from '../../../core/api/base/view-base';
import { matches } from '../../../core/domain/base/matches';

/**
 * One row of the tree. `value` is unique; `parentValue` is the value of its parent row. The rows `ended` hold the bodies that have
 * ended: one above all, and below it one for each year.
 */
export type TreeRow = { readonly value: string; readonly parentValue?: string } & (
  | { readonly kind: 'body'; readonly body: BodyView; readonly goalCount: number }
  | { readonly kind: 'lacks'; readonly body: BodyView }
  /** An administration under a board that it works for besides the one to which it belongs. */
  | { readonly kind: 'served'; readonly body: BodyView; readonly mainName: string }
  | { readonly kind: 'goal'; readonly goal: ListedGoal; readonly hasParts: boolean }
  | { readonly kind: 'ended'; readonly year?: string; readonly goalCount: number }
);

/** The search text, and whether only bodies without a measurable goal are shown. */
export interface TreeFilter {
  readonly query: string;
  readonly onlyLacking: boolean;
}

/** Returns the value of a body's row. */
export function bodyValue(bodyId: string): string {
  return `body:${bodyId}`;
}

type GoalsOf = ReadonlyMap<string, readonly ListedGoal[]>;

/** Returns the rows of the bodies that have ended, which are folded in by the year of their last day, the latest first. */
function endedRows(bodies: readonly BodyView[], goalsOf: GoalsOf): readonly TreeRow[] {
  const ended = bodies.filter(({ endedOn }) => endedOn !== undefined);
  if (ended.length === 0) return [];
  const countOf = (some: readonly BodyView[]) =>
    some.reduce((count, { id }) => count + (goalsOf.get(id)?.length ?? 0), 0);
  const byYear = groupedBy(ended, ({ endedOn = '' }) => endedOn.slice(0, 4));
  const years = [...byYear].toSorted(([a], [b]) => b.localeCompare(a));
  const top: TreeRow = { kind: 'ended', value: 'ended', goalCount: countOf(ended) };
  const ofYears = years.flatMap(([year, own]): readonly TreeRow[] => {
    const value = `ended:${year}`;
    const ofYear = { kind: 'ended', value, parentValue: 'ended', year } as const;
    return [
      { ...ofYear, goalCount: countOf(own) },
      ...own.flatMap((body) => bodyRows(body, value, goalsOf)),
    ];
  });
  return [top, ...ofYears];
}

/** Returns the value of a goal's row. */
function goalValue(goalId: string): string {
  return `goal:${goalId}`;
}

/**
 * Returns the rows of the goals of one body, those under another goal of the body (delmål) below its row. Goals that stand under each
 * other in the list are all below the body's row.
 */
function goalRows(goals: readonly ListedGoal[], bodyRow: string): readonly TreeRow[] {
  const own = new Map(goals.map((goal) => [goal.id, goal]));
  const above = (goal: ListedGoal) =>
    isInRing(goal, own) ? undefined : own.get(goal.parentGoalId ?? '');
  const below = groupedBy(goals, (goal) => above(goal)?.id ?? '');
  const rowsOf = (goal: ListedGoal, parentValue: string): readonly TreeRow[] => {
    const value = goalValue(goal.id);
    const parts = below.get(goal.id) ?? [];
    const row: TreeRow = { kind: 'goal', value, parentValue, goal, hasParts: parts.length > 0 };
    return [row, ...parts.flatMap((part) => rowsOf(part, value))];
  };
  return (below.get('') ?? []).flatMap((goal) => rowsOf(goal, bodyRow));
}

/** True when the goal stands below itself among the goals. */
function isInRing(goal: ListedGoal, goals: ReadonlyMap<string, ListedGoal>): boolean {
  const met = new Set<ListedGoal>();
  for (let at = goals.get(goal.parentGoalId ?? ''); at !== undefined && !met.has(at);) {
    if (at === goal) return true;
    met.add(at);
    at = goals.get(at.parentGoalId ?? '');
  }
  return false;
}

/** Returns the row of a body, one if it lacks a measurable goal, and those of its goals. */
function bodyRows(
  body: BodyView,
  parentValue: string | undefined,
  goalsOf: GoalsOf,
): readonly TreeRow[] {
  const value = bodyValue(body.id);
  const own = goalsOf.get(body.id) ?? [];
  const rows: TreeRow[] = [
    { kind: 'body', value, ...definedOnly({ parentValue }), body, goalCount: own.length },
  ];
  if (body.lacksMeasurableGoal)
    rows.push({ kind: 'lacks', value: `lacks:${body.id}`, parentValue: value, body });
  return [...rows, ...goalRows(own, value)];
}

/**
 * Returns all rows of the tree, parents before children: a body, then a row if it lacks a measurable goal, then its
 * goals, each with its parts below it, the bodies below it and the administrations that work for it besides. Bodies that have ended come last.
 */
export function treeRows({ bodies, goals }: Pick<GoalsView, 'bodies' | 'goals'>): TreeRow[] {
  const present = bodies.filter(({ endedOn }) => endedOn === undefined);
  const known = new Set(present.map((body) => body.id));
  const below = groupedBy(present, (body) =>
    body.parentId !== undefined && known.has(body.parentId) ? body.parentId : '',
  );
  const goalsOf = groupedBy(goals, (goal) => goal.bodyId);
  const serving = groupedBy(
    present.flatMap((body) => (body.servesBodyIds ?? []).map((boardId) => ({ body, boardId }))),
    ({ boardId }) => boardId,
  );
  const nameOf = (id: string | undefined): string =>
    present.find((body) => body.id === id)?.name ?? '';
  const rows: TreeRow[] = [];
  const add = (body: BodyView, parentValue: string | undefined): void => {
    rows.push(...bodyRows(body, parentValue, goalsOf));
    for (const child of below.get(body.id) ?? []) add(child, bodyValue(body.id));
    for (const { body: one } of serving.get(body.id) ?? [])
      rows.push({
        ...{ kind: 'served', value: `served:${body.id}:${one.id}`, body: one },
        ...{ parentValue: bodyValue(body.id), mainName: nameOf(one.parentId) },
      });
  };
  for (const root of below.get('') ?? []) add(root, undefined);
  return [...rows, ...endedRows(bodies, goalsOf)];
}

/** True when the filter may leave out rows. */
export function isNarrowed(filter: TreeFilter): boolean {
  return filter.query.trim() !== '' || filter.onlyLacking;
}

/** Returns the rows that match the filter, with all rows above them. */
export function filteredRows(rows: readonly TreeRow[], filter: TreeFilter): TreeRow[] {
  const query = filter.query.trim();
  if (!isNarrowed(filter)) return [...rows];
  const byValue = new Map(rows.map((row) => [row.value, row]));
  const kept = new Set<string>();
  for (const row of rows) {
    if (!isAskedFor(row, query, filter.onlyLacking)) continue;
    for (let at: TreeRow | undefined = row; at !== undefined; at = above(at, byValue))
      kept.add(at.value);
  }
  return rows.filter((row) => kept.has(row.value));
}

function above(row: TreeRow, byValue: ReadonlyMap<string, TreeRow>): TreeRow | undefined {
  return row.parentValue === undefined ? undefined : byValue.get(row.parentValue);
}

function isAskedFor(row: TreeRow, query: string, onlyLacking: boolean): boolean {
  if (onlyLacking && row.kind !== 'lacks') return false;
  return query === '' || matches(searchText(row), query);
}

function searchText(row: TreeRow): string {
  if (row.kind === 'ended' || row.kind === 'served') return '';
  if (row.kind === 'goal')
    return `${row.goal.key} ${row.goal.title} ${row.goal.bodyName} ${row.goal.indicator?.name ?? ''}`;
  return `${row.body.key} ${row.body.name} ${row.body.managerName ?? ''}`;
}

/** Returns how many rows match the filter, without the rows above them. */
export function countFound(rows: readonly TreeRow[], filter: TreeFilter): number {
  const query = filter.query.trim();
  return rows.filter((row) => isAskedFor(row, query, filter.onlyLacking)).length;
}

/** Returns the row shown before the person chooses one: a goal of a body that they follow, else the first goal. */
export function goalAtFirst(rows: readonly TreeRow[], me: Me): string | undefined {
  const own = new Set([...me.managesBodyIds, ...me.secretaryOfBodyIds]);
  const goals = rows.filter((row) => row.kind === 'goal');
  return (goals.find((row) => own.has(row.goal.bodyId)) ?? goals[0])?.value;
}

/** Returns the values of the rows that can be opened. */
export function branchesOf(rows: readonly TreeRow[]): readonly string[] {
  return rows.filter(isBranch).map(({ value }) => value);
}

/** True for a row that can be opened. */
export function isBranch(row: TreeRow): boolean {
  return row.kind === 'body' || row.kind === 'ended' || (row.kind === 'goal' && row.hasParts);
}

/** Returns the values of the rows that are open at first: council, boards, goals with parts, and all rows above `value`. */
export function openAtFirst(
  rows: readonly TreeRow[],
  value: string | undefined,
): readonly string[] {
  const byValue = new Map(rows.map((row) => [row.value, row]));
  const isUpper = (row: TreeRow) =>
    row.kind === 'body' && (row.body.kind === 'council' || row.body.kind === 'board');
  const upper = rows.filter((row) => isUpper(row) || (row.kind === 'goal' && row.hasParts));
  const open = new Set(upper.map((row) => row.value));
  const start = value === undefined ? undefined : byValue.get(value);
  for (let at = start; at !== undefined; at = above(at, byValue))
    if (isBranch(at)) open.add(at.value);
  return [...open];
}
