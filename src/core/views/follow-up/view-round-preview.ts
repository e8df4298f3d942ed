import { valuesOf } from '../../domain/base/row-list';
import { isSameKey } from '../../domain/base/keys';
import { groupedBy } from '../../domain/base/group-by';
import { definedOnly } from '../../domain/base/defined';
import type { RoundPreviewView, UnreachableReason } from '../../api/follow-up/round-preview-view';
import { leftOutGoals } from '../../domain/follow-up/asked-by-rule';
import { askedGoals } from '../../domain/follow-up/asked-goals';
import type { Body, Person } from '../../domain/organisation/body';
import { conversationOf } from '../../domain/messages/conversations';
import type { Goal } from '../../domain/goals/goal';
import type { ConversationReference } from '../../domain/messages/ledger';
import { missingForMeasurable } from '../../domain/goals/measurable';
import { bodyName, personName } from '../../domain/organisation/organisation';
import { askedPerson, bodyAnsweringFor } from '../../domain/goals/goal-reporters';
import { askedBoards } from '../../domain/follow-up/owed-goals';
import type { Round } from '../../domain/follow-up/round';
import type { World } from '../../domain/world';
import { authorize, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { roundSummary } from './round-summary';

function whyUnreachable(
  person: Person | undefined,
  conversations: readonly ConversationReference[],
): UnreachableReason | undefined {
  if (person === undefined) return 'no-manager';
  const { objectId } = person;
  if (objectId === undefined) return 'not-in-directory';
  const reference = conversationOf({ kind: 'person', objectId }, conversations);
  if (reference === undefined) return 'bot-not-installed';
  return reference.unreachable === undefined ? undefined : 'bot-blocked';
}

/** The goals of one person, or of one body that has no person to ask. */
interface Group {
  readonly person: Person | undefined;
  readonly goals: readonly Goal[];
}

function groupsOf(world: World, round: Round): readonly Group[] {
  const keyOf = (goal: Goal) => {
    const person = askedPerson(world, goal);
    return person === undefined ? `body:${goal.bodyId}` : (person.objectId ?? person.mail);
  };
  const groups = groupedBy(askedGoals(world, round), keyOf);
  return [...groups.values()].map((goals) => ({
    person: goals[0] && askedPerson(world, goals[0]),
    goals,
  }));
}

function bodyNames(world: World, goals: readonly Goal[]): readonly string[] {
  return [...new Set(goals.map(({ bodyId }) => bodyName(world, bodyId)))];
}

/**
 * Returns where somebody puts another person in place of one whom the product cannot find: the goal that names the reporter, else
 * the body. Councils and boards have no manager of their own, and who is known but has not met the bot needs no replacing.
 */
function placeOf(world: World, goal: Goal | undefined, person: Person | undefined) {
  if (goal === undefined || person?.objectId !== undefined) return undefined;
  if (goal.reporter !== undefined) return { role: 'reporter' as const, key: goal.key };
  const body = bodyAnsweringFor(world, goal);
  if (body === undefined || !hasManager(body)) return undefined;
  return isManagersPlace(body, person) ? { role: 'manager' as const, key: body.key } : undefined;
}

const isManagersPlace = ({ manager }: Body, person: Person | undefined) =>
  person === undefined || person === manager;

const hasManager = ({ kind }: Body) => kind !== 'council' && kind !== 'board';

function peopleOf(ctx: Context, world: World, round: Round) {
  const conversations = valuesOf(ctx.tables.conversations.all());
  const groups = groupsOf(world, round).map((group) => ({
    ...group,
    reason: whyUnreachable(group.person, conversations),
    goalTitles: group.goals.map(({ title }) => title),
  }));
  return {
    recipients: groups.flatMap(({ person, goals, goalTitles, reason }) => {
      if (person === undefined || reason !== undefined) return [];
      return [
        {
          name: personName(person),
          mail: person.mail,
          bodyNames: bodyNames(world, goals),
          goalTitles,
        },
      ];
    }),
    unreachable: groups.flatMap(({ person, goals, goalTitles, reason }) => {
      if (reason === undefined) return [];
      const bodyName = bodyNames(world, goals).join(', ');
      const place = placeOf(world, goals[0], person);
      return [definedOnly({ bodyName, mail: person?.mail, reason, goalTitles, place })];
    }),
  };
}

function leftOut(world: World, round: Round): RoundPreviewView['leftOut'] {
  return leftOutGoals(world, round).map(({ goal, body, reason }) => ({
    goalKey: goal.key,
    goalTitle: goal.title,
    bodyName: body.name,
    bodyKey: body.key,
    reason,
    missing: missingForMeasurable(goal),
  }));
}

/**
 * Returns who gets a message when the round opens, who cannot be reached and why, and which goals are left out.
 *
 * @throws {AppError} `not-allowed`, `not-found`
 */
export function viewRoundPreview(
  ctx: Context,
  query: { readonly round?: string | undefined },
): RoundPreviewView {
  const snapshot = takeSnapshot(ctx);
  const { world } = snapshot;
  authorize(ctx.actor, 'round.prepare', undefined, world);
  const round = world.rounds.find(({ key }) => isSameKey(key, query.round ?? ''));
  if (round === undefined) throw missing(ctx.actor, 'round.prepare', world);
  return {
    ...viewBase(ctx, snapshot),
    round: roundSummary(round, world),
    ...peopleOf(ctx, world, round),
    channels: askedBoards(world, round)
      .filter(({ kind }) => kind === 'board')
      .map(({ name, channel }) => ({ boardName: name, hasChannel: channel !== undefined })),
    leftOut: leftOut(world, round),
  };
}
