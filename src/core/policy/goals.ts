import type { Actor } from '../domain/base/actor';
import { decidingBodiesOf, recordsDecisionsOf } from '../domain/decisions/decision-rules';
import { canBeAdopted } from '../domain/goals/goal-life';
import { isInPreparation, type Goal } from '../domain/goals/goal';
import type { Body } from '../domain/organisation/body';
import { rolesOf } from '../domain/organisation/organisation';
import type { World } from '../domain/world';
import { byRole, reads, saves, type Line } from './line';
import {
  changesSomePerson,
  drafts,
  draftsSome,
  isMember,
  isNobody,
  isProcessLeader,
  managesAbove,
  seesExact,
  seesSomeExact,
} from './roles';

/** Everybody may read a goal; a draft only those may read who may see its figures as reported. */
const byReaders: Pick<Line<Goal>, 'toSome' | 'toAll' | 'who'> = {
  toSome: isMember,
  toAll: isProcessLeader,
  who: (actor, goal, world) =>
    isMember(actor) && (!isInPreparation(goal) || seesExact(actor, goal, world)),
};

/** A goal that is written, and the bodies that it is and was of; a new goal has no `goal`. */
export interface WrittenGoal {
  readonly goal?: Goal;
  readonly bodies: readonly Body[];
}

/** A goal and the body that adopts it. */
export interface AdoptedGoal {
  readonly goal: Goal;
  readonly body: Body;
}

/** True for whoever may draft goals of the body of the goal, and may see all figures of the goal. */
function draftsGoal(actor: Actor, goal: Goal, world: World): boolean {
  return drafts(actor, goal.bodyId, world) && seesExact(actor, goal, world);
}

/** True for whoever records the decisions of a body that may decide on the goal. */
function recordsOn(actor: Actor, goal: Goal, world: World): boolean {
  if (!isMember(actor)) return false;
  if (isProcessLeader(actor, world)) return true;
  return decidingBodiesOf(world, goal.bodyId).some(({ id }) =>
    recordsDecisionsOf(world, id, actor.objectId),
  );
}

/** True for a process leader, and for the secretary of any body. */
function recordsSome(actor: Actor, world: World): boolean {
  if (!isMember(actor)) return false;
  return isProcessLeader(actor, world) || rolesOf(world, actor.objectId).secretaryOf.size > 0;
}

const byDrafters = { toSome: draftsSome, toAll: isProcessLeader, who: draftsGoal };

/** The policy lines of acts on goals. */
export const goalLines = {
  /**
   * Shows the goals and their last outcomes. Small counts of people are hidden unless `report.read-exact` is allowed.
   */
  'goal.read': reads(byRole(isMember)),
  /**
   * Shows one goal, with its outcomes. A draft or a proposal is only for people who may see its figures as reported. The page *Mål* does not
   * list the goals of a body that has ended, but what was reported about them can still be read.
   */
  'goal.read-one': reads<Goal>(byReaders),
  /** Shows the goal's reports with all figures as reported, the reporter's name, and attainment that is not final yet. */
  'report.read-exact': reads<Goal>({
    toSome: seesSomeExact,
    toAll: isNobody,
    who: seesExact,
  }),
  /** Names who reports a goal. Its body's managers and those above it may, and process leaders. */
  'goal.set-reporter': saves<Goal>({
    handling: 'Ändrade rapportör',
    toSome: changesSomePerson,
    toAll: isProcessLeader,
    who: (actor, { bodyId }, world) =>
      isProcessLeader(actor, world) || managesAbove(actor, bodyId, world),
    when: ({ state }) => state !== 'closed',
  }),
  /** Writes a comment about a goal. Whoever may read the goal may write and reads what others write. */
  'comment.write': saves<Goal>({ handling: 'Skrev en kommentar', ...byReaders }),
  /** Shows the form of a goal, or of a new goal of the body, to those who may do something to it. */
  'goal.read-form': reads<WrittenGoal>({
    toSome: (actor, world) => draftsSome(actor, world) || recordsSome(actor, world),
    toAll: isProcessLeader,
    who: (actor, { goal, bodies }, world) =>
      goal === undefined
        ? draftsSome(actor, world) && bodies.every(({ id }) => drafts(actor, id, world))
        : draftsGoal(actor, goal, world) || recordsOn(actor, goal, world),
  }),
  /** Writes a draft, or revises a goal. */
  'goal.write': saves<WrittenGoal>({
    handling: 'Skrev målet',
    toSome: draftsSome,
    toAll: isProcessLeader,
    who: (actor, { goal, bodies }, world) =>
      draftsSome(actor, world) &&
      bodies.every(({ id }) => drafts(actor, id, world)) &&
      (goal === undefined || draftsGoal(actor, goal, world)),
    when: ({ goal }) => goal?.state !== 'closed',
  }),
  'goal.propose': saves<Goal>({
    handling: 'Föreslog målet',
    ...byDrafters,
    when: ({ state }) => state === 'draft',
  }),
  'goal.withdraw': saves<Goal>({
    handling: 'Tog tillbaka förslaget',
    ...byDrafters,
    when: ({ state }) => state === 'proposed',
  }),
  /** Records that a body has adopted the goal. A process leader does so without owning or approving it. */
  'goal.adopt': saves<AdoptedGoal>({
    handling: 'Registrerade att målet är fastställt',
    toSome: recordsSome,
    toAll: isProcessLeader,
    who: (actor, { body }, world) =>
      isMember(actor) && recordsDecisionsOf(world, body.id, actor.objectId),
    when: ({ goal }) => canBeAdopted(goal),
  }),
  'goal.close': saves<Goal>({
    handling: 'Avslutade målet',
    toSome: recordsSome,
    toAll: isProcessLeader,
    who: recordsOn,
    when: ({ state }) => state === 'adopted',
  }),
  'goal.import': saves({ handling: 'Läste in mål', ...byRole(isProcessLeader) }),
  /** Takes back an import of goals or of an organisation. */
  'import.undo': saves({ handling: 'Ångrade en import', ...byRole(isProcessLeader) }),
};
