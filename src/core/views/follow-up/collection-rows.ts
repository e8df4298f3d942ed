import type { CollectionRow } from '../../api/follow-up-view';
import { askedGoals } from '../../domain/follow-up/asked-goals';
import type { Body } from '../../domain/organisation/body';
import { isOwed, standingOf } from '../../domain/follow-up/collection';
import { definedOnly } from '../../domain/base/defined';
import type { Goal } from '../../domain/goals/goal';
import { askedPerson, boardOf, bodyOf } from '../../domain/organisation/organisation';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { can } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { goalView, reportView, type Looking } from '../base/view-parts';

interface Found {
  readonly goal: Goal;
  readonly body: Body;
  readonly stored: Stored<Report> | undefined;
}

function rightsOver({ actor, world }: Looking, round: Round, { goal, stored }: Found) {
  const item = stored && { report: stored.value, round };
  return {
    canAccept: item !== undefined && can(actor, 'report.accept', item, world),
    canSendBack: item !== undefined && can(actor, 'report.send-back', item, world),
    canNudge: isOwed(stored?.value) && can(actor, 'round.nudge', { goal, round }, world),
  };
}

function rowOf(look: Looking, round: Round, found: Found): CollectionRow {
  const { goal, body, stored } = found;
  const board = boardOf(look.world, body);
  const person = askedPerson(look.world, goal);
  return definedOnly<CollectionRow>({
    bodyId: body.id,
    bodyName: body.name,
    boardId: board.id,
    boardName: board.name,
    goal: goalView(look, goal, round),
    state: standingOf(stored?.value, round, look.today),
    reporterName: person && (person.name ?? person.mail),
    report: stored && reportView(look, stored, goal),
    ...rightsOver(look, round, found),
  });
}

/** The round's goals that the person follows or reports, each with how it stands. */
export function collectionRows(
  ctx: Context,
  look: Looking,
  round: Round,
): readonly CollectionRow[] {
  const reports = new Map(
    ctx.tables.reports
      .all()
      .filter(({ value }) => value.roundId === round.id)
      .map((stored) => [stored.value.goalId, stored]),
  );
  return askedGoals(look.world, round).flatMap((goal) => {
    const body = bodyOf(look.world, goal.bodyId);
    if (body === undefined || !can(ctx.actor, 'report.read-exact', goal, look.world)) return [];
    return [rowOf(look, round, { goal, body, stored: reports.get(goal.id) })];
  });
}
