import { BoundedMap } from '../../core/domain/base/bounded-map';
import { roundOf } from '../../core/domain/follow-up/asked-goals';
import { rowsAbout } from '../../core/domain/follow-up/reports-of-goal';
import { isSameKey } from '../../core/domain/base/keys';
import { askedByBoard, askedByPerson, owedByBoard } from '../../core/domain/follow-up/owed-goals';
import type { Goal } from '../../core/domain/goals/goal';
import type { ConversationReference, Message } from '../../core/domain/messages/ledger';
import type { World } from '../../core/domain/world';
import type { Context, Messenger } from '../../core/ports';

/**
 * How many hashes are kept: one for each living message of a large municipality's open rounds. An entry takes about 1 kB.
 */
const mostHashes = 20_000;

/** The values from which a living message is made, and the function that makes its hash. */
export interface Hashable {
  /** Undefined for a message whose inputs are not known. */
  readonly inputs: readonly unknown[] | undefined;
  readonly make: () => string;
}

/** Returns what the card of a person shows. That of a person who is asked for nothing any more says who reports now. */
function ofPerson(world: World, goals: readonly Goal[] = []): readonly unknown[] {
  if (goals.length === 0) return [world.goals, world.reports];
  return [...goals, ...goals.map((goal) => rowsAbout(world, goal))];
}

/**
 * Returns what a living message is made from: objects that are replaced whenever they change. Returns undefined for other
 * kinds of messages, which are rendered once only.
 */
export function shownInputs(
  ctx: Context,
  message: Message,
  reference: ConversationReference | undefined,
): readonly unknown[] | undefined {
  const world = ctx.world();
  const round = roundOf(world, message.roundId);
  if (round === undefined) return undefined;
  const shared = [
    ...[round, world.rounds, world.bodies, world.settings, world.today, ctx.clock.today()],
    reference?.locale,
  ];
  if (message.kind === 'round-card') {
    const { preview = ctx.actor.objectId } = message.details;
    return [...shared, ...ofPerson(world, askedByPerson(world, round).get(preview))];
  }
  if (message.kind !== 'board-post') return undefined;
  const board = world.bodies.find(({ key }) => isSameKey(key, message.details.boardKey));
  if (board === undefined) return undefined;
  const [asked, owed] = [askedByBoard(world, round), owedByBoard(world, round)];
  return [...shared, asked.get(board), owed.get(board)];
}

/** Makes a hash that is worked out again only when an input of the message is another object than the last time. */
export function rememberedHash(
  rendered: (message: Message, world: World) => Hashable,
): Messenger['hash'] {
  const known = new BoundedMap<string, Pick<Hashable, 'inputs'> & { readonly hash: string }>(
    mostHashes,
  );
  return (message, world) => {
    const { inputs, make } = rendered(message, world);
    if (inputs === undefined) return make();
    const last = known.get(message.key);
    const isSame =
      last?.inputs?.length === inputs.length && last.inputs.every((one, at) => one === inputs[at]);
    if (last !== undefined && isSame) return last.hash;
    const hash = make();
    known.set(message.key, { inputs, hash });
    return hash;
  };
}
