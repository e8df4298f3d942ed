import type { CalendarDate } from '../../domain/base/time';
import { isSameKey } from '../../domain/base/keys';
import type {
  BoardCount,
  CollectionRow,
  DeliveryView,
  FollowUpView,
} from '../../api/follow-up/follow-up-view';
import { countedKinds, isCountedAs, isOwed, type Counted } from '../../domain/follow-up/collection';
import { groupedBy } from '../../domain/base/group-by';
import { eachInSteps, finished, type Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import type { Delivery, Recipient } from '../../domain/messages/ledger';
import type { ReportRow } from '../../domain/follow-up/report';
import { rowsBy } from '../../domain/base/row-index';
import { valuesOf } from '../../domain/base/row-list';
import { presentRound } from '../../domain/follow-up/present-round';
import type { Round } from '../../domain/follow-up/round';
import { byPeriod, roundMoves, type RoundAct } from '../../domain/follow-up/round-rules';
import { personName, personWithRole } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize, can, missing } from '../../policy/can';
import { collectionRows } from './collection-rows';
import { figureSums } from './figure-sums';
import type { Context } from '../../ports';
import { takeSnapshot, type ViewSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { roundDefaults, type RoundDefaults } from '../../domain/follow-up/round-defaults';
import { roundSummary, roundWithProgress } from './round-summary';
import { unaskedGoals } from './unasked-goals';
import { waitingRowViews } from './waiting-rows';

/**
 * The key of the round to show. Without `round`: the open round that is due first, else one that is opening or closing, else
 * the planned round that is due first, else the newest closed round.
 */
export interface FollowUpQuery {
  readonly round?: string | undefined;
}

function roundOfQuery(
  { actor, world }: ViewSnapshot,
  seen: readonly Round[],
  query: FollowUpQuery,
): Round | undefined {
  if (query.round === undefined) return presentRound(seen);
  const wanted = query.round;
  const found = seen.find(({ key }) => isSameKey(key, wanted));
  if (found === undefined) throw missing(actor, 'round.read', world);
  return found;
}

function boardCounts(rows: readonly CollectionRow[]): readonly BoardCount[] {
  const boards = groupedBy(rows, ({ boardId }) => boardId);
  return [...boards].map(([boardId, own]) => {
    const boardName = own.at(-1)?.boardName ?? '';
    const count = (counted: Counted) => own.filter((row) => isCountedAs(row, counted)).length;
    const counts = Object.fromEntries(countedKinds.map((counted) => [counted, count(counted)]));
    // The cast is safe: `counts` has everything that is counted.
    return { boardId, boardName, asked: own.length, counts: counts as BoardCount['counts'] };
  });
}

function channelName(channelId: string, world: World): string {
  return world.bodies.find(({ channel }) => channel?.channelId === channelId)?.name ?? '';
}

const reportsBy = rowsBy<ReportRow>(({ reportedByObjectId }) => reportedByObjectId);

function nameOfPerson(objectId: string, world: World): string {
  const known = personWithRole(world, objectId);
  if (known !== undefined) return personName(known);
  return reportsBy(world.reports, objectId)[0]?.reportedByName ?? '';
}

function nameOf(recipient: Recipient, world: World): string {
  return recipient.kind === 'channel'
    ? channelName(recipient.channelId, world)
    : nameOfPerson(recipient.objectId, world);
}

const deliveriesBy = rowsBy<Delivery>(({ roundId = 'none' }) => roundId);

/** Makes the rows of the ledger about the round or about no round, one a step, newest first. */
function* deliveryViews(ctx: Context, world: World, round: Round): Steps<readonly DeliveryView[]> {
  if (!can(ctx.actor, 'ledger.read', undefined, world)) return [];
  const rows = valuesOf(ctx.tables.deliveries.all());
  yield;
  const own = [...deliveriesBy(rows, 'none'), ...deliveriesBy(rows, round.id)];
  const dated = yield* eachInSteps(own, (row) => ({
    ...{ row, at: Date.parse(row.stateAt), number: Number(row.id) },
  }));
  const shown = dated.toSorted((a, b) => b.at - a.at || a.number - b.number);
  yield;
  return yield* eachInSteps(shown, ({ row: { id, kind, recipient, state, stateAt, reason } }) =>
    definedOnly<DeliveryView>({
      ...{ id, kind, state, stateAt, reason },
      to: nameOf(recipient, world),
    }),
  );
}

function brokenRows(ctx: Context): FollowUpView['brokenRows'] {
  return Object.values(ctx.tables).flatMap((table: Context['tables'][keyof Context['tables']]) =>
    table.broken().map(({ list, title, column, reason }) => ({ list, title, column, reason })),
  );
}

function rightsOf({ actor }: Context, world: World, round: Round | undefined): FollowUpView['can'] {
  const onRound = (act: RoundAct | 'round.export') =>
    [act, round !== undefined && can(actor, act, round, world)] as const;
  const moves = roundMoves.map((move) => onRound(`round.${move}`));
  const rights = [...moves, onRound('round.export')];
  // The cast is safe: `rights` has each act on a round.
  const ofRound = Object.fromEntries(rights) as Record<RoundAct | 'round.export', boolean>;
  return { ...ofRound, 'round.prepare': can(actor, 'round.prepare', undefined, world) };
}

function newRound({ workingDays }: Context, today: CalendarDate): RoundDefaults {
  return roundDefaults(today, (date) => workingDays.isWorkingDay(date));
}

function* roundPart(ctx: Context, snapshot: ViewSnapshot, round: Round | undefined) {
  if (round === undefined) return { rows: [], deliveries: [] };
  const deliveries = yield* deliveryViews(ctx, snapshot.world, round);
  const rows = yield* collectionRows(snapshot, round);
  yield;
  const unasked = unaskedGoals(snapshot, round);
  const waiting = waitingRowViews(snapshot, round);
  return {
    ...{ round: roundWithProgress(snapshot.world, round), rows, deliveries },
    ...(unasked && { unasked }),
    ...(waiting && { waitingRows: waiting }),
  };
}

/** Returns the follow-up page of a round at once, as `followUpViewSteps` describes. */
export function viewFollowUp(ctx: Context, query: FollowUpQuery): FollowUpView {
  return finished(followUpViewSteps(ctx, query));
}

/**
 * Makes the follow-up page of a round, one goal a step: the goals of the bodies that the actor follows.
 *
 * @throws {AppError} `not-allowed` when the actor follows no body or may not see the round; a process leader hears
 *   `not-found` for a round that does not exist
 */
export function* followUpViewSteps(ctx: Context, query: FollowUpQuery): Steps<FollowUpView> {
  const snapshot = takeSnapshot(ctx);
  authorize(ctx.actor, 'round.read', undefined, snapshot.world);
  const { actor, world, today } = snapshot;
  const seen = world.rounds.filter((one) => can(actor, 'round.read', one, world));
  const round = roundOfQuery(snapshot, seen, query);
  const base = viewBase(ctx, snapshot);
  const rights = rightsOf(ctx, world, round);
  const broken = can(actor, 'settings.read', undefined, world) ? brokenRows(ctx) : [];
  const part = yield* roundPart(ctx, snapshot, round);
  yield;
  const sums = yield* figureSums(part.rows);
  const boards = boardCounts(part.rows);
  yield;
  return {
    ...base,
    ...part,
    rounds: seen.toSorted((a, b) => byPeriod(b, a)).map((one) => roundSummary(one, world)),
    asked: part.rows.length,
    reported: part.rows.filter(({ report }) => !isOwed(report)).length,
    boards,
    sums,
    brokenRows: broken,
    ...(rights['round.prepare'] && { newRound: newRound(ctx, today) }),
    can: rights,
  };
}
