import type { Actor } from '../domain/base/actor';
import type { Report, ReportRow } from '../domain/follow-up/report';
import {
  canAccept,
  canSendBack,
  canSubmit,
  canTakeBack,
  mayAccept,
} from '../domain/follow-up/report-rules';
import { isSpoiled } from '../domain/follow-up/round-rows';
import { asksForGoal } from '../domain/follow-up/row-places';
import type { Round } from '../domain/follow-up/round';
import {
  canMove,
  hasBeenOpened,
  isNewestOpened,
  type RoundMove,
} from '../domain/follow-up/round-rules';
import { processLeaderIds } from '../domain/organisation/organisation';
import type { Goal } from '../domain/goals/goal';
import type { World } from '../domain/world';
import { byRole, reads, saves } from './line';
import {
  followsSomeBody,
  isNobody,
  isProcessLeader,
  isSystem,
  reports,
  reportsSome,
} from './roles';

export interface GoalInRound {
  readonly goal: Goal;
  readonly round: Round;
}
export interface ReportInRound {
  readonly report: Report;
  readonly round: Round;
}

/** True for people who may know that there is the round: only process leaders before it has opened. */
function knowsOf(actor: Actor, round: Round, world: World): boolean {
  return hasBeenOpened(round) || isProcessLeader(actor, world);
}

/** A row of a round; absent when the round asks for a goal without one. */
export interface RowInRound {
  readonly row: ReportRow | undefined;
  readonly round: Round;
}

/** The part of a line of an act that the reporters of a goal may do in a round. No role reports every goal. */
const byReporters = {
  toSome: reportsSome,
  toAll: isNobody,
  who: (actor: Actor, { goal, round }: GoalInRound, world: World) =>
    reports(actor, goal, world) && knowsOf(actor, round, world),
};

const moves = (move: RoundMove, handling: string) =>
  saves<Round>({ handling, ...byRole(isProcessLeader), when: (round) => canMove(round, move) });

/** The policy lines of acts on rounds and reports. */
export const followUpLines = {
  /** Reports the goal's outcome in the round. `report` is the stored report, if there is one. */
  'report.submit': saves<GoalInRound & { readonly report?: Report }>({
    handling: 'Rapporterade',
    ...byReporters,
    when: ({ goal, round, report }, world) =>
      canSubmit(round, report) && asksForGoal(world, round, goal),
  }),
  /** Says that somebody else should report the goal; the bot tells the process leaders. */
  'report.decline': saves<GoalInRound>({
    handling: 'Sade att någon annan rapporterar',
    ...byReporters,
    when: ({ goal, round }, world) => round.state === 'open' && asksForGoal(world, round, goal),
  }),
  'report.send-back': saves<ReportInRound>({
    handling: 'Skickade tillbaka',
    ...byRole(isProcessLeader),
    when: ({ round, report }) => canSendBack(round, report),
  }),
  'report.accept': saves<ReportInRound>({
    handling: 'Godtog',
    ...byRole(isProcessLeader),
    when: ({ round, report }, world, { objectId }) =>
      canAccept(round, report) && mayAccept(report, objectId, processLeaderIds(world)),
  }),
  'report.take-back-acceptance': saves<ReportInRound>({
    handling: 'Tog tillbaka godtagandet',
    ...byRole(isProcessLeader),
    when: ({ round, report }) => canTakeBack(round, report),
  }),
  /** Writes the goal of today into a row whose goal as asked cannot be read. */
  'report.renew-as-asked': saves<RowInRound>({
    handling: 'Skrev målet i raden på nytt',
    ...byRole(isProcessLeader),
    when: ({ row }) => row !== undefined && isSpoiled(row),
  }),
  /**
   * Shows the collection board of a round, with the rows of the bodies that the person follows. Only process leaders see
   * a round that has not opened (docs/decisions/0028-who-may-is-asked-first.md).
   */
  'round.read': reads<Round | undefined>({
    toSome: followsSomeBody,
    toAll: isProcessLeader,
    who: (actor, round, world) =>
      isProcessLeader(actor, world) ||
      (followsSomeBody(actor, world) && (round === undefined || hasBeenOpened(round))),
  }),
  /**
   * Shows a person the card of a round: the goals for which the product asks them. Whoever reports a goal need not follow
   * a body, so this is not `round.read`; a round that has not opened is for process leaders here too.
   */
  'round.read-card': reads<Round>({
    toSome: reportsSome,
    toAll: isProcessLeader,
    who: (actor, round, world) =>
      isProcessLeader(actor, world) || (hasBeenOpened(round) && reportsSome(actor, world)),
  }),
  'round.prepare': saves({ handling: 'Förberedde omgången', ...byRole(isProcessLeader) }),
  'round.open': moves('open', 'Öppnade omgången'),
  'round.change-due-date': moves('change-due-date', 'Flyttade sista dagen'),
  'round.add-goals': moves('add-goals', 'Tog med mål i omgången'),
  'round.leave-out-goals': moves('leave-out-goals', 'Lämnade mål utanför omgången'),
  /** Lets the round ask for a goal that has been changed since in its new words. */
  'round.take-new-words': moves('take-new-words', 'Tog målets nya ord'),
  'round.cancel': moves('cancel', 'Ställde in omgången'),
  'round.close': moves('close', 'Avslutade omgången'),
  'round.reopen': saves<Round>({
    handling: 'Öppnade omgången igen',
    ...byRole(isProcessLeader),
    when: (round, { rounds }) => canMove(round, 'reopen') && isNewestOpened(rounds, round),
  }),
  /** Writes the rows of rounds that open, close or have changed. */
  'round.settle': saves({ handling: 'Skrev omgångens rader', ...byRole(isSystem) }),
  'round.export': reads<Round>({
    ...byRole(isProcessLeader),
    when: ({ state }) => state !== 'opening' && state !== 'closing',
  }),
};
