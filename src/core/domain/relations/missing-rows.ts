import { groupedBy } from '../base/group-by';
import { remembered } from '../base/remembered';
import { rowsOfRound, rowsWithGoal } from '../follow-up/reports-of-goal';
import type { ReportRow } from '../follow-up/report';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import type { Goal } from '../goals/goal';
import { goalOf } from '../goals/goal-world';
import type { Body } from '../organisation/body';
import { bodyOf } from '../organisation/organisation';
import { goneGoalIds, goneRoundIds } from './joined-rows';

/** A row that is gone although other rows belong to it. */
export interface MissingRow {
  readonly list: 'bodies' | 'goals' | 'rounds';
  /** The id that the row had. */
  readonly rowId: string;
  /** The code that the row had, if a row that belongs to it says so. */
  readonly rowKey?: string;
  /** The bodies directly below it. */
  readonly bodies: readonly Body[];
  /** The goals of the body, or those derived from the goal. */
  readonly goals: readonly Goal[];
  /** How many rows of the list Rapporter the goal or the round has. */
  readonly reportCount: number;
}

/** A row that points to one that is gone, by the list and id of the latter. */
interface Loose {
  readonly list: MissingRow['list'];
  readonly rowId: string;
  readonly rowKey?: string | undefined;
  readonly body?: Body;
  readonly goal?: Goal;
}

function looseBody(bodies: readonly Body[], body: Body): readonly Loose[] {
  const { parentId: rowId, parentKey: rowKey } = body;
  if (rowId === undefined || bodyOf({ bodies }, rowId) !== undefined) return [];
  return [{ list: 'bodies', rowId, rowKey, body }];
}

function looseGoal(bodies: readonly Body[], goals: readonly Goal[], goal: Goal): readonly Loose[] {
  const { bodyId, bodyKey, parentGoalId, parentGoalKey } = goal;
  const ofBody: readonly Loose[] =
    bodyOf({ bodies }, bodyId) === undefined
      ? [{ list: 'bodies', rowId: bodyId, rowKey: bodyKey, goal }]
      : [];
  if (parentGoalId === undefined || goalOf({ goals }, parentGoalId) !== undefined) return ofBody;
  return [...ofBody, { list: 'goals', rowId: parentGoalId, rowKey: parentGoalKey, goal }];
}

const looseIn = remembered((goals: readonly Goal[], bodies: readonly Body[]): readonly Loose[] => [
  ...bodies.flatMap((body) => looseBody(bodies, body)),
  ...goals.flatMap((goal) => looseGoal(bodies, goals, goal)),
]);

/** Returns the rows of the list Rapporter that belong to the row of a goal or a round. */
function reportsOf(
  reports: readonly ReportRow[],
  { list, rowId }: Pick<MissingRow, 'list' | 'rowId'>,
): readonly ReportRow[] {
  if (list === 'bodies') return [];
  return list === 'goals' ? rowsWithGoal(reports, rowId) : rowsOfRound(reports, rowId);
}

/** Returns the goals and the rounds that are gone although rows of the list Rapporter belong to them. */
function looseReports({ goals, rounds, reports }: FollowUpWorld): readonly Loose[] {
  const gone: readonly Loose[] = [
    ...goneGoalIds(reports, goals).map((rowId): Loose => ({ list: 'goals', rowId })),
    ...goneRoundIds(reports, rounds).map((rowId): Loose => ({ list: 'rounds', rowId })),
  ];
  return gone.filter((row) => reportsOf(reports, row).length > 0);
}

/**
 * Returns the bodies, goals and rounds that are gone although other rows belong to them. Rows whose relation can be joined again are
 * joined in the world already, and do not count.
 *
 * @param isThere tells of a row that the world lacks whether the list has it: the product cannot read it, or it is a double
 */
export function missingRows(
  world: FollowUpWorld,
  isThere: (row: Pick<MissingRow, 'list' | 'rowId'>) => boolean = () => false,
): readonly MissingRow[] {
  const { bodies, goals, reports } = world;
  const all = [...looseIn(goals, bodies), ...looseReports(world)];
  const loose = all.filter((row) => !isThere(row));
  const rows = groupedBy(loose, ({ list, rowId }) => `${list}:${rowId}`);
  return [...rows.values()].flatMap((own): readonly MissingRow[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { list, rowId } = first;
    const ofRow = reportsOf(reports, first);
    const rowKey = own.find((one) => one.rowKey !== undefined)?.rowKey ?? keyIn(ofRow, list);
    return [
      {
        ...{ list, rowId },
        ...(rowKey !== undefined && { rowKey }),
        bodies: own.flatMap(({ body }) => body ?? []),
        goals: own.flatMap(({ goal }) => goal ?? []),
        reportCount: ofRow.length,
      },
    ];
  });
}

/** Returns the key of a goal or a round that is gone, as the key of one of its reports has it. */
function keyIn([first]: readonly ReportRow[], list: MissingRow['list']): string | undefined {
  const at = first?.key.indexOf(':') ?? -1;
  if (at < 0) return undefined;
  return list === 'rounds' ? first?.key.slice(0, at) : first?.key.slice(at + 1);
}
