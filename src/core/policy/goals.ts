import type { Goal } from '../domain/goals/goal';
import { byRole, reads, saves, type Line } from './line';
import {
  changesSomePerson,
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
    isMember(actor) && (goal.state !== 'draft' || seesExact(actor, goal, world)),
};

/** The policy lines of acts on goals. */
export const goalLines = {
  /**
   * Shows the goals and their last outcomes. Small counts of people are hidden unless `report.read-exact` is allowed.
   */
  'goal.read': reads(byRole(isMember)),
  /**
   * Shows one goal, with its outcomes. A draft is only for people who may see its figures as reported. The page *Mål* does not
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
  'goal.import': saves({ handling: 'Läste in mål', ...byRole(isProcessLeader) }),
};
