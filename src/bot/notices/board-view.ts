import { groupedBy } from '../../core/domain/base/group-by';
import { isSameKey } from '../../core/domain/base/keys';
import { roundOf } from '../../core/domain/follow-up/asked-goals';
import { placeIn } from '../../core/domain/follow-up/goal-place';
import { askedByBoard, owedByBoard } from '../../core/domain/follow-up/owed-goals';
import type { Round } from '../../core/domain/follow-up/round';
import type { Body } from '../../core/domain/organisation/body';
import type { World } from '../../core/domain/world';
import type { Context, Message } from '../../core/ports';
import { takeSnapshot } from '../../core/views/base/snapshot';
import { roundSummary } from '../../core/views/follow-up/round-summary';
import type { BoardView } from '../cards/follow-up/board-post';

/** Returns what a board's post shows; undefined when the round or the board is gone. */
export function boardViewOf(
  ctx: Context,
  message: Pick<Message, 'roundId'>,
  boardKey: string,
): BoardView | undefined {
  const { world } = takeSnapshot(ctx);
  const round = roundOf(world, message.roundId);
  const board = world.bodies.find(({ key }) => isSameKey(key, boardKey));
  if (round === undefined || board === undefined) return undefined;
  return { ...boardView(world, round, board), round: roundSummary(round, world) };
}

/** Returns the name that the board had when the round asked for its goals. */
function boardNameIn(round: Round, { id, name }: Body): string {
  return round.asAsked?.bodies.find((body) => body.id === id)?.name ?? name;
}

function boardView(world: World, round: Round, board: Body): Omit<BoardView, 'round'> {
  const asked = askedByBoard(world, round).get(board) ?? [];
  const owed = owedByBoard(world, round).get(board) ?? [];
  const places = owed.map((goal) => placeIn(world, round, goal));
  const byBody = groupedBy(places, ({ bodyId }) => bodyId);
  const missing = [...byBody.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ bodyName: first.bodyName, count: own.length }];
  });
  return {
    boardName: boardNameIn(round, board),
    asked: asked.length,
    reported: asked.length - owed.length,
    missing: board.countsOnly ? [] : missing,
  };
}
