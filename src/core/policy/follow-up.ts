import type { Report } from '../domain/follow-up/report';
import { canAccept, canSendBack, canSubmit } from '../domain/follow-up/report-rules';
import type { Round } from '../domain/follow-up/round';
import { canMove, isNewestOpened, type RoundMove } from '../domain/follow-up/round-rules';
import type { Goal } from '../domain/goals/goal';
import { reads, saves } from './line';
import { followsSomeBody, leads, reports } from './roles';

export interface GoalInRound {
  readonly goal: Goal;
  readonly round: Round;
}
export interface ReportInRound {
  readonly report: Report;
  readonly round: Round;
}

const moves = (move: RoundMove, handling: string) =>
  saves<Round>({ handling, who: leads, when: (round) => canMove(round, move) });

/** The policy lines of acts on rounds and reports. */
export const followUpLines = {
  /** Reports the goal's outcome in the round. `report` is the stored report, if there is one. */
  'report.submit': saves<GoalInRound & { readonly report?: Report }>({
    handling: 'Rapporterade',
    who: (actor, { goal }, world) => reports(actor, goal, world),
    when: ({ round, report }) => canSubmit(round, report),
  }),
  /** Says that somebody else should report the goal; the bot tells the process leaders. */
  'report.decline': saves<GoalInRound>({
    handling: 'Sade att någon annan rapporterar',
    who: (actor, { goal }, world) => reports(actor, goal, world),
    when: ({ round }) => round.state === 'open',
  }),
  'report.send-back': saves<ReportInRound>({
    handling: 'Skickade tillbaka',
    who: leads,
    when: ({ round, report }) => canSendBack(round, report),
  }),
  'report.accept': saves<ReportInRound>({
    handling: 'Godtog',
    who: leads,
    when: ({ round, report }) => canAccept(round, report),
  }),
  /** Shows the collection board, with the rows of the bodies that the person follows. */
  'round.read': reads({ who: followsSomeBody }),
  'round.prepare': saves({ handling: 'Förberedde omgången', who: leads }),
  'round.open': moves('open', 'Öppnade omgången'),
  'round.change-due-date': moves('change-due-date', 'Flyttade sista dagen'),
  'round.cancel': moves('cancel', 'Ställde in omgången'),
  'round.close': moves('close', 'Avslutade omgången'),
  'round.reopen': saves<Round>({
    handling: 'Öppnade omgången igen',
    who: leads,
    when: (round, { rounds }) => canMove(round, 'reopen') && isNewestOpened(rounds, round),
  }),
  'round.export': reads<Round>({ who: leads }),
};
