import type { CollectionRow, FollowUpView } from '../../../src/core/api/follow-up/follow-up-view';
import { AppError } from '../../../src/core/domain/base/app-error';
import { omit } from '../../../src/core/domain/base/defined';
import type { World } from '../../../src/core/domain/world';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import type { RoundWorkbook } from '../../../src/documents/follow-up/workbook-content';
import { aFakeApp } from '../server/fake-app';
import { anInstance, contextOf, listsOf, type Instance } from '../core/fake-context';

/** Makes an instance of the product over the rows and settings of a world. */
export function instanceOf(world: World): Instance {
  return anInstance(listsOf({ world }), { settings: world.settings });
}

/** A round as a page shows it, apart from what the reader may do and what depends on the day. */
export interface RoundAsShown {
  readonly whole: unknown;
  readonly rows: ReadonlyMap<string, unknown>;
  readonly sums: readonly unknown[];
}

/** Goals are named by their codes, since a row that was deleted and written anew has another id. */
function shownRow({ goal, ...row }: CollectionRow) {
  return { ...omit(row, 'can', 'waitsForOtherLeader'), goal: { ...goal, id: goal.key } };
}

function shownSums({ rows, sums }: FollowUpView) {
  const keys = new Map(rows.map(({ goal }) => [goal.id, goal.key]));
  const named = (ids: readonly string[]) => ids.map((id) => keys.get(id));
  return sums.map((sum) => ({
    ...sum,
    goalIds: named(sum.goalIds),
    leftOutGoalIds: named(sum.leftOutGoalIds),
  }));
}

/** Returns the closed round as the page of the person shows it; undefined for a person who may not see rounds. */
export function roundAsShown(world: World, name: string, round: string): RoundAsShown | undefined {
  const ctx = contextOf(instanceOf(world), name);
  const mayRead = viewFollowUpOf(ctx, round);
  if (mayRead === undefined) return undefined;
  const rows = mayRead.rows.map(shownRow);
  const sums = shownSums(mayRead);
  // The limit of small numbers is the stricter one of then and now.
  const summary = mayRead.round && omit(mayRead.round, 'daysLeft', 'smallCountsBelow');
  const { asked, reported, boards } = mayRead;
  return {
    whole: { round: summary, asked, reported, boards, rows, sums },
    rows: new Map(rows.map((row) => [row.goal.key, row])),
    sums,
  };
}

function viewFollowUpOf(ctx: Parameters<typeof viewFollowUp>[0], round: string) {
  try {
    return viewFollowUp(ctx, { round });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'not-allowed') return undefined;
    throw cause;
  }
}

/** Returns what the cells of the round's workbook are made from, as the process leader exports it. */
export async function workbookAsWritten(world: World, roundId: string): Promise<unknown> {
  let content: RoundWorkbook | undefined;
  const { call } = aFakeApp(instanceOf(world), 0, {
    writeWorkbook: async (make) => {
      content = await make();
      return new Uint8Array();
    },
  });
  const answer = await call(`/api/rounds/${roundId}/export.xlsx`, { as: 'Ledare' });
  if (answer.status !== 200 || content === undefined) throw new TypeError('There is no workbook');
  return content;
}
