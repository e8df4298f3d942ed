import { secondsBetween } from '../../domain/base/calendar';
import { valuesOf } from '../../domain/base/row-list';
import { definedOnly } from '../../domain/base/defined';
import { areSameFigures } from '../../domain/goals/figures';
import { askedPerson } from '../../domain/goals/goal-reporters';
import { asReport, isReported, type ReportRow } from '../../domain/follow-up/report';
import { isUncounted } from '../../domain/follow-up/reports-of-goal';
import { goalOfRow } from '../../domain/follow-up/as-asked';
import type { DetailsByKind } from '../../domain/messages/ledger';
import { deliveriesTo } from '../../domain/messages/ledger-lookups';
import { messageKey } from '../../domain/messages/messages';
import { processLeaderIds } from '../../domain/organisation/organisation';
import { planMessage } from '../messages/plan-message';
import { deletionName, editName } from './edit-notices';
import type { Context, ListEdit } from '../../ports';

/** What happened to a row, as the message `figure-changed` says it; undefined for a changed figure. */
type Change = DetailsByKind['figure-changed']['change'];

/** How many seconds a person who has heard of a row that is gone hears of no other row of the round. */
const quietSeconds = 3_600;

/** The message of one of these changes, to some people. */
interface Telling {
  readonly row: ReportRow;
  readonly change?: Change;
  readonly people: readonly string[];
  /** Names the occasion in the key of the message. */
  readonly occasion: string;
}

/** Plans a message to each of the people but the editor, who knows. */
async function tellPeople(ctx: Context, edit: ListEdit, telling: Telling): Promise<void> {
  const { row, change, occasion } = telling;
  const byName = edit.editor?.name;
  const people = new Set(telling.people.filter((id) => id !== '' && id !== edit.editor?.objectId));
  for (const objectId of people) {
    const recipient = { kind: 'person', objectId } as const;
    const message = {
      key: messageKey('figure-changed', { recipient }, occasion),
      kind: 'figure-changed',
      recipient,
      roundId: row.roundId,
      details: definedOnly({ reportKey: row.key, byName, change }),
    } as const;
    await planMessage(ctx, message, { act: 'list-edit.accept' });
  }
}

/** Returns the object id of the person whom the round asks for the row's goal today. */
function askedIdOf(ctx: Context, row: ReportRow): readonly string[] {
  const goal = goalOfRow(ctx.world(), row);
  const objectId = goal && askedPerson(ctx.world(), goal)?.objectId;
  return objectId === undefined ? [] : [objectId];
}

/** Returns the person whom the row concerns: who has reported, else who is asked to. */
function concerned(ctx: Context, row: ReportRow): readonly string[] {
  const reporter = asReport(row)?.reportedByObjectId ?? '';
  return reporter === '' ? askedIdOf(ctx, row) : [reporter];
}

/** Returns what the edit has done to the outcome, and whom that concerns; undefined when it concerns nobody. */
function changeOf(
  ctx: Context,
  before: ReportRow | undefined,
  after: ReportRow,
): Pick<Telling, 'change' | 'people'> | undefined {
  const [was, is] = [asReport(before), asReport(after)];
  if (was !== undefined && is !== undefined)
    return areSameFigures(was.figures, is.figures) ? undefined : { people: concerned(ctx, is) };
  if (was !== undefined) return { change: 'emptied', people: concerned(ctx, was) };
  return is === undefined ? undefined : { change: 'reported', people: askedIdOf(ctx, after) };
}

/**
 * Tells the reporter that somebody else has changed or emptied the reported figures, or the person who is asked that somebody else has
 * reported.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellOfOutcome(
  ctx: Context,
  { edit, version }: { readonly edit: ListEdit<'reports'>; readonly version: string },
  after: ReportRow,
): Promise<void> {
  const { before } = edit;
  // Without the row before, only that of a new row is known: there was none. Nobody is asked with a row that does not count.
  if ((before === undefined && edit.kind !== 'created') || isUncounted(after)) return;
  const change = changeOf(ctx, before, after);
  if (change === undefined) return;
  await tellPeople(ctx, edit, { ...change, row: after, occasion: editName(edit, version) });
}

/** True when the person has been told within the hour that a row of the same round is gone. */
function hasHeardOfRemoved({ tables, clock }: Context, row: ReportRow, objectId: string): boolean {
  const told = deliveriesTo(valuesOf(tables.deliveries.all()), row.roundId, objectId);
  return told.some(
    ({ kind, details, stateAt }) =>
      kind === 'figure-changed' &&
      'change' in details &&
      details.change === 'row-removed' &&
      Math.abs(secondsBetween(stateAt, clock.now())) < quietSeconds,
  );
}

/**
 * Tells the person whom a deleted row concerns, and the process leaders, that it is gone and that the round asks for its goal all the
 * same. Of rows that nobody had reported and that are deleted within an hour, each person hears once.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellOfDeletion(
  ctx: Context,
  edit: ListEdit<'reports'>,
  { row, isAsked }: { readonly row: ReportRow; readonly isAsked: boolean },
): Promise<void> {
  const people = isReported(row) || isAsked ? concerned(ctx, row) : [];
  const occasion = deletionName(edit);
  const leaders = isAsked ? processLeaderIds(ctx.world()) : [];
  const others = leaders.filter((id) => !people.includes(id));
  if (isReported(row)) await tellPeople(ctx, edit, { row, people, occasion });
  const unaware = [...(isReported(row) ? [] : people), ...others].filter(
    (id) => !hasHeardOfRemoved(ctx, row, id),
  );
  await tellPeople(ctx, edit, { row, change: 'row-removed', people: unaware, occasion });
}
