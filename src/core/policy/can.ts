import { AppError } from '../domain/base/app-error';
import type { Body } from '../domain/organisation/body';
import type { Goal } from '../domain/goals/goal';
import {
  bodyAndAbove,
  bodyOf,
  isHolder,
  processLeaderIds,
} from '../domain/organisation/organisation';
import { reportersOf } from '../domain/goals/goal-reporters';
import { canAccept, canSendBack, canSubmit } from '../domain/follow-up/report-rules';
import { canMove } from '../domain/follow-up/round-rules';
import type { World } from '../domain/world';
import type { Actor } from '../domain/base/actor';
import type { Act, ActItems, Rule } from './acts';

/** Who may do an act, and in which state of its item. */
interface Line<A extends Act> {
  readonly who: Rule<A>;
  /** Absent = in every state. */
  readonly when?: (item: ActItems[A]) => boolean;
}

const isMember = (actor: Actor) => actor.kind === 'member';

/** True for a process leader (processledare) by the organisation list. */
export function isProcessLeader(actor: Actor, world: World): boolean {
  return isMember(actor) && processLeaderIds(world).includes(actor.objectId);
}

/** True for the manager or substitute of the body or of one above it. */
function manages(actor: Actor, bodyId: string, world: World): boolean {
  const chain = bodyAndAbove(world, bodyId);
  return chain.some(({ manager, substitute }) => isHolder(actor.objectId, manager, substitute));
}

/** True for the secretary of the body or of one above it. */
function isSecretaryOf(actor: Actor, bodyId: string, world: World): boolean {
  return bodyAndAbove(world, bodyId).some(({ secretary }) => isHolder(actor.objectId, secretary));
}

function reports(actor: Actor, goal: Goal, world: World): boolean {
  return isMember(actor) && isHolder(actor.objectId, ...reportersOf(world, goal));
}

function follows(actor: Actor, body: Body, world: World): boolean {
  if (!isMember(actor)) return false;
  return (
    isProcessLeader(actor, world) ||
    manages(actor, body.id, world) ||
    isSecretaryOf(actor, body.id, world)
  );
}

function seesExact(actor: Actor, goal: Goal, world: World): boolean {
  const body = bodyOf(world, goal.bodyId);
  return reports(actor, goal, world) || (body !== undefined && follows(actor, body, world));
}

const leads = (actor: Actor, _item: unknown, world: World) => isProcessLeader(actor, world);
const isClock = (actor: Actor) => actor.kind === 'clock';

/** Who may do what, and when: the whole of it. Roles come from the organisation list, by object id alone (design §14). */
const table: { readonly [A in Act]: Line<A> } = {
  'goal.read': { who: isMember },
  'report.read-exact': { who: seesExact },
  'report.submit': {
    who: (actor, { goal }, world) => reports(actor, goal, world),
    when: ({ round, report }) => canSubmit(round, report),
  },
  'report.decline': {
    who: (actor, { goal }, world) => reports(actor, goal, world),
    when: ({ round }) => round.state === 'open',
  },
  'report.send-back': { who: leads, when: ({ round, report }) => canSendBack(round, report) },
  'report.accept': { who: leads, when: ({ round, report }) => canAccept(round, report) },
  'round.read': { who: follows },
  'round.prepare': { who: leads },
  'round.open': { who: leads, when: (round) => canMove(round, 'open') },
  'round.change-due-date': { who: leads, when: (round) => canMove(round, 'change-due-date') },
  'round.cancel': { who: leads, when: (round) => canMove(round, 'cancel') },
  'round.close': { who: leads, when: (round) => canMove(round, 'close') },
  'round.export': { who: leads },
  'round.nudge': { who: leads, when: ({ round }) => round.state === 'open' },
  'ledger.read': { who: leads },
  'ledger.send-again': { who: leads },
  'organisation.import': { who: leads },
  'goal.import': { who: leads },
  'settings.read': { who: leads },
  'ledger.send': { who: isClock },
  'person.resolve': { who: isClock },
  'list-edit.accept': { who: isClock },
  'conversation.record': {
    who: (actor, recipient) =>
      isClock(actor) || recipient.kind === 'channel' || recipient.objectId === actor.objectId,
  },
};

/** True when the actor may do the act to the item now: what buttons rest on. */
export function can<A extends Act>(
  ...[actor, act, item, world]: readonly [Actor, A, ActItems[A], World]
): boolean {
  const line: Line<A> = table[act];
  return line.who(actor, item, world) && (line.when?.(item) ?? true);
}

/**
 * Lets through those who may do the act at all. What the state refuses is left to the domain rule, which says why and
 * answers a repeated act as done.
 *
 * @throws {AppError} `not-allowed`
 */
export function authorize<A extends Act>(
  ...[actor, act, item, world]: readonly [Actor, A, ActItems[A], World]
): void {
  const line: Line<A> = table[act];
  if (!line.who(actor, item, world)) {
    throw new AppError('not-allowed', `${act} is not for this person`);
  }
}
