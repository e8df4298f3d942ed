import { definedOnly } from '../../core/domain/base/defined';
import { isSameKey } from '../../core/domain/base/keys';
import { mineItem } from '../../core/views/mine/mine-item';
import { takeSnapshot } from '../../core/views/base/snapshot';
import type { Context, Table } from '../../core/ports';
import type { Fault } from '../../core/domain/base/fault';
import { valuesOf } from '../../core/domain/base/row-list';
import { faultsOfSettings } from '../../core/domain/settings/setting-faults';
import { listNameOf, listNames } from '../../core/text/list/list-names';
import { settingTitle } from '../../core/text/list/settings/sv';
import { askedGoals, roundOf } from '../../core/domain/follow-up/asked-goals';
import { rowIn } from '../../core/domain/follow-up/reports-of-goal';
import { faultsOfRound } from '../../core/domain/follow-up/round-rules';
import { goalOfComment } from '../../core/domain/goals/comment';
import type { Goal } from '../../core/domain/goals/goal';
import { entityNames, type Entity, type EntityName } from '../../core/domain/entities';
import type { MessageIn, MessageKind } from '../../core/domain/messages/ledger';
import { reportKey } from '../../core/domain/follow-up/report';
import type { Round } from '../../core/domain/follow-up/round';
import type { World } from '../../core/domain/world';
import { can } from '../../core/policy/can';
import { boardPost, boardReminder } from '../cards/follow-up/board-post';
import type { CardFrame } from '../cards/base/card-frame';
import type { AdaptiveCard } from '../cards/base/elements';
import { roundCard } from '../cards/follow-up/round-card';
import {
  declinedCard,
  figureChangedCard,
  personReminder,
  roundChangedCard,
} from '../cards/messages/notification-cards';
import { commentCard } from '../cards/messages/comment-card';
import { editRefusedCard, rowGoneCard, type RefusedEdit } from '../cards/messages/list-edit-cards';
import { roundViewOf } from '../cards/follow-up/load-round-view';
import { boardViewOf } from './board-view';

/** A message, with the context and frame that its card is made from. */
export interface Rendering<K extends MessageKind = MessageKind> {
  readonly message: MessageIn<K>;
  /** The recipient is the actor, so that a card shows what that person may see. */
  readonly ctx: Context;
  readonly frame: CardFrame;
}

type Render<K extends MessageKind> = (rendering: Rendering<K>) => AdaptiveCard | undefined;

const renders: { readonly [K in MessageKind]: Render<K> } = {
  'round-card': renderRoundCard,
  'board-post': renderBoardPost,
  'reminder-board': renderBoardReminder,
  'reminder-person': renderPersonReminder,
  'report-sent-back': renderSentBack,
  'report-declined': renderDeclined,
  'round-changed': renderRoundChanged,
  'figure-changed': renderFigureChanged,
  'comment-written': renderComment,
  'edit-refused': renderEditRefused,
  'row-gone': renderRowGone,
};

/** Makes the card of a message; `undefined` when the round or board that it is about is gone. */
export function renderMessage<K extends MessageKind>(
  rendering: Rendering<K>,
): AdaptiveCard | undefined {
  return renders[rendering.message.kind](rendering);
}

function renderRoundCard({ message, ctx, frame }: Rendering<'round-card'>) {
  const { preview } = message.details;
  const actor = preview === undefined ? ctx.actor : { ...ctx.actor, objectId: preview };
  const view = roundViewOf({ ...ctx, actor }, message.roundId ?? '');
  if (view === undefined) return undefined;
  return roundCard(preview === undefined ? view : { ...view, isPreview: true }, frame);
}

function renderSentBack({ message, ctx, frame }: Rendering<'report-sent-back'>) {
  const view = roundViewOf(ctx, message.roundId ?? '');
  if (view === undefined) return undefined;
  const item = view.items.find(
    ({ report }) => report !== undefined && isSameKey(report.key, message.details.reportKey),
  );
  const open = item && { goalId: item.goal.id };
  return roundCard(view, frame, definedOnly({ open, notice: frame.text.notification.sentBack }));
}

function renderPersonReminder({ message, ctx, frame }: Rendering<'reminder-person'>) {
  const { goalKey } = message.details;
  const view = roundViewOf(ctx, message.roundId ?? '');
  const owed = view?.items.filter(
    (item) => item.owed && (goalKey === undefined || isSameKey(item.goal.key, goalKey)),
  );
  return view && owed && personReminder(view.round, owed, frame);
}

function renderDeclined({ message, ctx, frame }: Rendering<'report-declined'>) {
  const { goalKey, byName = frame.text.declined.somebody, reason } = message.details;
  const goal = ctx.world().goals.find(({ key }) => isSameKey(key, goalKey));
  return declinedCard(definedOnly({ goalTitle: goal?.title ?? goalKey, byName, reason }), frame);
}

function renderComment({ message, ctx, frame }: Rendering<'comment-written'>) {
  const world = ctx.world();
  const comment = world.comments.find(({ key }) => isSameKey(key, message.details.commentKey));
  const goal = comment && goalOfComment(world, comment);
  if (comment === undefined || goal === undefined) return undefined;
  if (!can(ctx.actor, 'goal.read-one', goal, world)) return undefined;
  return commentCard({ goal, comment }, frame);
}

function renderRoundChanged({ message, ctx, frame }: Rendering<'round-changed'>) {
  const view = roundViewOf(ctx, message.roundId ?? '');
  return view && roundChangedCard({ ...view, change: message.details.change }, frame);
}

/**
 * Goes to the person who reported, also when that person is a substitute. The goal is found by the report's key when the
 * report has been deleted.
 */
function renderFigureChanged({ message, ctx, frame }: Rendering<'figure-changed'>) {
  const { reportKey: key, byName, change } = message.details;
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, message.roundId);
  const goal = round && reportedGoal(snapshot.world, round, key);
  if (round === undefined || goal === undefined) return undefined;
  const item = mineItem(ctx, snapshot, { goal, round });
  const asked = askedGoals(snapshot.world, round);
  const missingRows = asked.filter((one) => rowIn(snapshot.world, round, one) === undefined).length;
  return figureChangedCard(definedOnly({ item, byName, change, missingRows }), frame);
}

function reportedGoal(world: World, round: Round, key: string): Goal | undefined {
  const asked = askedGoals(world, round).find((goal) => isSameKey(reportKey(round, goal), key));
  if (asked !== undefined) return asked;
  const report = world.reports.find((one) => isSameKey(one.key, key));
  return world.goals.find(
    (goal) => goal.id === report?.goalId || isSameKey(reportKey(round, goal), key),
  );
}

function renderRowGone({ message, frame }: Rendering<'row-gone'>): AdaptiveCard {
  const { details } = message;
  return rowGoneCard({ ...details, list: listNameOf(details.list) }, frame);
}

function renderEditRefused({ message, ctx, frame }: Rendering<'edit-refused'>): AdaptiveCard {
  const { list, itemId, reasons, column, byName } = message.details;
  const name = entityNames.find((one) => one === list);
  const faults =
    (name === 'settings' ? settingFaults(ctx, itemId) : undefined) ??
    (name === 'rounds' ? roundFaults(ctx, itemId) : undefined) ??
    reasons.map((reason) => ({ field: '', reason }));
  const edit = (name === 'reports' ? reportEdit(ctx, itemId) : undefined) ?? {
    title: name === undefined ? itemId : titleOf(ctx, name, itemId),
    list: listNameOf(list),
    faults,
  };
  return editRefusedCard(definedOnly({ ...edit, column, byName }), frame);
}

/** Returns the faults of a row in Inställningar, with the values that it may have; undefined when it has been corrected. */
function settingFaults({ tables }: Context, itemId: string): readonly Fault[] | undefined {
  const found = faultsOfSettings(valuesOf(tables.settings.all()));
  const own = found.filter(({ row }) => row.id === itemId).map(({ fault }) => fault);
  return own.length === 0 ? undefined : own;
}

/** Returns the faults of a round with the values that they name; undefined when it has been corrected, or cannot be read. */
function roundFaults({ world }: Context, itemId: string): readonly Fault[] | undefined {
  const round = roundOf(world(), itemId);
  const faults = round === undefined ? [] : faultsOfRound(round);
  return faults.length === 0 ? undefined : faults;
}

/**
 * Returns the report's faults with its figures. Returns undefined once the row has been corrected or is gone, and for an
 * editor who may not see the goal's exact figures.
 */
function reportEdit(ctx: Context, reportId: string): RefusedEdit | undefined {
  const world = ctx.world();
  const report = world.reports.find(({ id }) => id === reportId);
  const goal = world.goals.find(({ id }) => id === report?.goalId);
  const round = roundOf(world, report?.roundId);
  if (report === undefined || goal === undefined || report.faults.length === 0) return undefined;
  if (!can(ctx.actor, 'report.read-exact', goal, world)) return undefined;
  return definedOnly<RefusedEdit>({
    title: `${round?.title ?? ''} · ${goal.title}`,
    list: listNames.reports,
    faults: report.faults,
    figures: report.figures,
    indicator: goal.indicator,
  });
}

/** Returns the name of the row that people see; the key of a row without a name, such as a report. */
function nameOf(row: Entity): string {
  if ('title' in row && typeof row.title === 'string') return row.title;
  return 'name' in row && typeof row.name === 'string' ? row.name : row.key;
}

/** Returns the row's name, also when the row cannot be read; its id when it has no name or is gone. */
function titleOf({ tables }: Context, list: EntityName, itemId: string): string {
  const table: Pick<Table<Entity>, 'find' | 'broken'> = tables[list];
  const row = table.find(itemId)?.value;
  if (row !== undefined) return list === 'settings' ? settingTitle(row.key) : nameOf(row);
  const title = table.broken().find(({ id }) => id === itemId)?.title ?? '';
  return title === '' ? itemId : title;
}

function renderBoardPost({ message, ctx, frame }: Rendering<'board-post'>) {
  const view = boardViewOf(ctx, message, message.details.boardKey);
  return view && boardPost(view, frame);
}

function renderBoardReminder({ message, ctx, frame }: Rendering<'reminder-board'>) {
  const view = boardViewOf(ctx, message, message.details.boardKey);
  return view && boardReminder(view, frame);
}
