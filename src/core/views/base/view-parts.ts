import type { EarlierOutcome, GoalView } from '../../api/goal-view';
import type { ReportView } from '../../api/report-view';
import type { RoundSummary } from '../../api/round-summary';
import type { ShownFigures } from '../../api/shown-figures';
import type { Me, ViewBase } from '../../api/view-base';
import { daysBetween } from '../../domain/base/calendar';
import { definedOnly } from '../../domain/base/defined';
import type { Figures, Goal } from '../../domain/goals/goal';
import { missingForMeasurable } from '../../domain/goals/measurable';
import { bodyOf, isHolder } from '../../domain/organisation/organisation';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { exactFigures, suppress } from '../../domain/goals/small-numbers';
import type { CalendarDate } from '../../domain/base/time';
import type { Actor, World } from '../../domain/world';
import { can, isProcessLeader } from '../../policy/can';
import type { Context, Stored } from '../../ports';

/** Who looks, and at what: made once for each view. */
export interface Looking {
  readonly actor: Actor;
  readonly world: World;
  readonly today: CalendarDate;
  /** Reports by goal, newest period first. */
  readonly reportsByGoal: ReadonlyMap<string, readonly { report: Report; round: Round }[]>;
}

function reportsByGoal(world: World): Looking['reportsByGoal'] {
  const rounds = new Map(world.rounds.map((round) => [round.id, round]));
  const byGoal = new Map<string, { report: Report; round: Round }[]>();
  for (const report of world.reports) {
    const round = rounds.get(report.roundId);
    if (round === undefined) continue;
    const list = byGoal.get(report.goalId) ?? [];
    list.push({ report, round });
    byGoal.set(report.goalId, list);
  }
  for (const list of byGoal.values())
    list.sort((a, b) => b.round.periodTo.localeCompare(a.round.periodTo));
  return byGoal;
}

/** Takes the world once, so that a view is of one moment. */
export function looking(ctx: Context): Looking {
  const world = ctx.world();
  return {
    actor: ctx.actor,
    world,
    today: ctx.clock.today(),
    reportsByGoal: reportsByGoal(world),
  };
}

/** The signed-in person and their roles. */
export function meOf(actor: Actor, world: World): Me {
  const held = (holds: (body: World['bodies'][number]) => boolean) =>
    world.bodies.filter(holds).map(({ id }) => id);
  const manages = held((body) => isHolder(actor.objectId, body.manager, body.substitute));
  const secretaryOf = held((body) => isHolder(actor.objectId, body.secretary));
  const isLeader = isProcessLeader(actor, world);
  return {
    objectId: actor.objectId,
    name: actor.name,
    isProcessLeader: isLeader,
    managesBodyIds: manages,
    secretaryOfBodyIds: secretaryOf,
    followsUp: isLeader || manages.length > 0 || secretaryOf.length > 0,
  };
}

/** What every view carries. */
export function viewBase(ctx: Context, { world, today }: Looking): ViewBase {
  return {
    me: meOf(ctx.actor, world),
    municipalityName: world.settings.municipalityName,
    timeZone: world.settings.timeZone,
    today,
    graph: ctx.health.graph(),
  };
}

/** The round as each page shows it. */
export function roundSummary(round: Round, today: CalendarDate): RoundSummary {
  const { id, key, title, state, periodFrom, periodTo, dueOn, shownIn } = round;
  const { openedByName, openedAt } = round;
  return definedOnly<RoundSummary>({
    ...{ id, key, title, state, periodFrom, periodTo, dueOn, shownIn },
    daysLeft: daysBetween(today, dueOn),
    ...{ openedByName, openedAt },
  });
}

/** Figures as this person may see them. */
export function shownFigures(look: Looking, goal: Goal, figures: Figures): ShownFigures {
  if (goal.indicator === undefined) return {};
  return can(look.actor, 'report.read-exact', goal, look.world)
    ? exactFigures(figures, goal.indicator)
    : suppress(figures, goal.indicator, look.world.settings.smallCountsBelow);
}

/** A draft of judgement is for those who follow the goal; others see what is accepted or stands when a round ends. */
function isSettled(report: Report, round: Round): boolean {
  return report.state === 'accepted' || (report.state === 'submitted' && round.state === 'closed');
}

function historyOf(look: Looking, goal: Goal, besides?: Round): readonly EarlierOutcome[] {
  const seesAll = can(look.actor, 'report.read-exact', goal, look.world);
  return (look.reportsByGoal.get(goal.id) ?? [])
    .filter(({ report, round }) => {
      const isThere = round.id !== besides?.id && round.state !== 'cancelled';
      const isSound = report.faults.length === 0 && report.state !== 'sent-back';
      return isThere && isSound && (seesAll || isSettled(report, round));
    })
    .map(({ report, round }) => ({
      roundTitle: round.title,
      periodTo: round.periodTo,
      figures: shownFigures(look, goal, report.figures),
      attainment: report.attainment,
      ...(report.comment !== undefined && { comment: report.comment }),
    }));
}

/** The baseline with what this person may not see left out. */
function shownBaseline(look: Looking, goal: Goal): Figures | undefined {
  if (goal.baseline === undefined || goal.indicator === undefined) return goal.baseline;
  const { women, men, total } = shownFigures(look, goal, goal.baseline);
  return {
    ...(typeof women === 'number' && { women }),
    ...(typeof men === 'number' && { men }),
    ...(typeof total === 'number' && { total }),
  };
}

/** The goal as people read it; the history leaves out the round that is shown beside it. */
export function goalView(look: Looking, goal: Goal, besides?: Round): GoalView {
  const missing = missingForMeasurable(goal);
  const baseline = shownBaseline(look, goal);
  const { id, key, title, bodyId, parentGoalId, indicator } = goal;
  const { baselineYear, target, targetOn, source } = goal;
  return definedOnly<GoalView>({
    ...{ id, key, title, bodyId, parentGoalId, indicator },
    bodyName: bodyOf(look.world, bodyId)?.name ?? '',
    isMeasurable: missing.length === 0,
    missing,
    ...{ baseline, baselineYear, target, targetOn, source },
    history: historyOf(look, goal, besides),
  });
}

/** The report as this person may see it. */
export function reportView(look: Looking, stored: Stored<Report>, goal: Goal): ReportView {
  const { id, key, revision, state, attainment, attainmentReason, comment } = stored.value;
  const { evidenceUrl, reportedByName, reportedAt, faults } = stored.value;
  const { sentBackReason, sentBackByName, acceptedByName, editedByName, editedAt } = stored.value;
  return definedOnly<ReportView>({
    ...{ id, key, revision, state, attainment, attainmentReason, comment, evidenceUrl },
    eTag: stored.eTag,
    figures: shownFigures(look, goal, stored.value.figures),
    ...{ reportedByName, reportedAt, sentBackReason, sentBackByName, acceptedByName },
    ...{ editedByName, editedAt, faults },
  });
}
