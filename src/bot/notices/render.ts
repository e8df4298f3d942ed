import { isReason } from '../../core/domain/base/fault';
import { mineItem } from '../../core/views/mine/mine-item';
import { takeSnapshot } from '../../core/views/base/snapshot';
import { roundSummary } from '../../core/views/follow-up/round-summary';
import type { Context, Message } from '../../core/ports';
import { askedGoals } from '../../core/domain/follow-up/asked-goals';
import type { Body } from '../../core/domain/organisation/body';
import type { Goal } from '../../core/domain/goals/goal';
import type { MessageKind } from '../../core/domain/messages/ledger';
import { bodyOf } from '../../core/domain/organisation/organisation';
import { byBoard, owedGoals } from '../../core/domain/follow-up/owed-goals';
import { reportKey } from '../../core/domain/follow-up/report';
import type { Round } from '../../core/domain/follow-up/round';
import type { World } from '../../core/domain/world';
import { boardPost, boardReminder } from '../cards/follow-up/board-post';
import type { BoardView } from '../cards/follow-up/board-post';
import type { CardFrame } from '../cards/base/card-frame';
import type { AdaptiveCard } from '../cards/base/elements';
import { roundCard } from '../cards/follow-up/round-card';
import {
  declinedCard,
  editRefusedCard,
  figureChangedCard,
  personReminder,
  roundChangedCard,
} from '../cards/messages/notification-cards';
import type { RefusedEdit } from '../cards/messages/notification-cards';
import { roundViewOf } from '../cards/follow-up/load-round-view';

/** A message with what it is made from: the world, seen by its recipient. */
export interface Rendering {
  readonly message: Message;
  /** The recipient is the actor, so that a card shows what that person may see. */
  readonly ctx: Context;
  readonly frame: CardFrame;
}

type Render = (rendering: Rendering) => AdaptiveCard | undefined;

const renders: Readonly<Record<MessageKind, Render>> = {
  'round-card': roundCardOf,
  'board-post': boardCardOf,
  'reminder-board': boardCardOf,
  'reminder-person': reminderOf,
  'report-sent-back': sentBackOf,
  'report-declined': declinedOf,
  'round-changed': changedOf,
  'figure-changed': figureOf,
  'edit-refused': editOf,
};

/** The card of a message; `undefined` when what it is about is gone. */
export function renderMessage(rendering: Rendering): AdaptiveCard | undefined {
  return renders[rendering.message.kind](rendering);
}

function roundCardOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const preview = message.details?.['preview'];
  const actor = preview === undefined ? ctx.actor : { ...ctx.actor, objectId: preview };
  const view = roundViewOf({ ...ctx, actor }, message.roundId ?? '');
  if (view === undefined) return undefined;
  return roundCard(preview === undefined ? view : { ...view, isPreview: true }, frame);
}

function sentBackOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const view = roundViewOf(ctx, message.roundId ?? '');
  const item = view?.items.find(({ report }) => report?.key === message.subject);
  if (view === undefined) return undefined;
  const open = item === undefined ? {} : { open: { goalId: item.goal.id } };
  return roundCard(view, frame, { ...open, notice: frame.text.notification.sentBack });
}

function reminderOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const view = roundViewOf(ctx, message.roundId ?? '');
  const owed = view?.items.filter(
    (item) => item.owed && (message.subject === undefined || item.goal.key === message.subject),
  );
  return view && owed && personReminder(view.round, owed, frame);
}

function declinedOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const goal = ctx.world().goals.find(({ key }) => key === message.subject);
  const { byName = frame.text.declined.somebody, reason } = message.details ?? {};
  const said = { goalTitle: goal?.title ?? message.subject ?? '', byName };
  return declinedCard(reason === undefined ? said : { ...said, reason }, frame);
}

function changedOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, message);
  if (round === undefined) return undefined;
  const isReopened = message.details?.['change'] === 'reopened';
  return roundChangedCard({ round: roundSummary(round, snapshot.today), isReopened }, frame);
}

/** To whoever reported, a substitute too; the goal is found by the key when the report has been removed. */
function figureOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, message);
  const goal = round && reportedGoal(snapshot.world, round, message.subject);
  if (round === undefined || goal === undefined) return undefined;
  const item = mineItem(ctx, snapshot, { goal, round });
  const { byName = '' } = message.details ?? {};
  return figureChangedCard({ item, ...(byName === '' ? {} : { byName }) }, frame);
}

function reportedGoal(world: World, round: Round, key: string | undefined): Goal | undefined {
  const report = world.reports.find((one) => one.key === key);
  return world.goals.find((goal) => goal.id === report?.goalId || reportKey(round, goal) === key);
}

function editOf({ message, ctx, frame }: Rendering): AdaptiveCard {
  const world = ctx.world();
  const subject = message.subject ?? '';
  const edit = reportEdit(world, subject) ?? {
    title: titleOf(world, subject),
    faults: faultsNamed(message.details?.['reasons']),
  };
  return editRefusedCard(edit, frame);
}

function faultsNamed(reasons = ''): RefusedEdit['faults'] {
  return reasons
    .split(',')
    .filter(isReason)
    .map((reason) => ({ field: '', reason }));
}

/** A report's row says itself what is wrong, and by which value; mended meanwhile, it says nothing any more. */
function reportEdit(world: World, subject: string): RefusedEdit | undefined {
  const report = world.reports.find(({ id }) => subject === `reports:${id}`);
  const goal = world.goals.find(({ id }) => id === report?.goalId);
  const round = world.rounds.find(({ id }) => id === report?.roundId);
  if (report === undefined || goal === undefined || report.faults.length === 0) return undefined;
  const title = `${round?.title ?? ''} · ${goal.title}`;
  const said = { title, faults: report.faults, figures: report.figures };
  return goal.indicator === undefined ? said : { ...said, indicator: goal.indicator };
}

type Named = readonly { readonly id: string; readonly name: string }[];

const rowsByList: Readonly<Record<string, (world: World) => Named>> = {
  bodies: ({ bodies }) => bodies,
  goals: ({ goals }) => goals.map(({ id, title }) => ({ id, name: title })),
  rounds: ({ rounds }) => rounds.map(({ id, title }) => ({ id, name: title })),
  reports: ({ reports }) => reports.map(({ id, key }) => ({ id, name: key })),
};

/** What people call the row of `{list}:{item id}`. */
function titleOf(world: World, subject: string): string {
  const [list = '', id] = subject.split(':');
  return rowsByList[list]?.(world).find((row) => row.id === id)?.name ?? subject;
}

function roundOf(world: World, { roundId }: Message): Round | undefined {
  return world.rounds.find(({ id }) => id === roundId);
}

function boardCardOf({ message, ctx, frame }: Rendering): AdaptiveCard | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, message);
  const board = snapshot.world.bodies.find(({ key }) => key === message.subject);
  if (round === undefined || board === undefined) return undefined;
  const view = {
    ...boardView(snapshot.world, round, board),
    round: roundSummary(round, snapshot.today),
  };
  return message.kind === 'board-post' ? boardPost(view, frame) : boardReminder(view, frame);
}

function boardView(world: World, round: Round, board: Body): Omit<BoardView, 'round'> {
  const asked = byBoard(world, askedGoals(world, round)).get(board) ?? [];
  const owed = byBoard(world, owedGoals(world, round)).get(board) ?? [];
  const counts = new Map<string, number>();
  for (const { bodyId } of owed) counts.set(bodyId, (counts.get(bodyId) ?? 0) + 1);
  const missing = [...counts].map(([bodyId, count]) => ({
    bodyName: bodyOf(world, bodyId)?.name ?? '',
    count,
  }));
  return {
    boardName: board.name,
    asked: asked.length,
    reported: asked.length - owed.length,
    missing: board.countsOnly ? [] : missing,
  };
}
