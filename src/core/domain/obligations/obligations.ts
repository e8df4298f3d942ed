import { groupedBy } from '../base/group-by';
import { remembered } from '../base/remembered';
import type { CalendarDate } from '../base/time';
import { askedGoals, askedOfReporter } from '../follow-up/asked-goals';
import { isOwed } from '../follow-up/collection';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import type { ReportRow } from '../follow-up/report';
import { rowIn } from '../follow-up/reports-of-goal';
import type { Round } from '../follow-up/round';
import { roundsInState } from '../follow-up/round-rules';
import { bodiesLackingGoal } from '../goals/bodies-lacking-goal';
import type { Goal } from '../goals/goal';
import { bodyAnsweringFor, peopleResponsible, reportersOf } from '../goals/goal-reporters';
import type { GoalWorld } from '../goals/goal-world';
import type { Body, Person } from '../organisation/body';
import { bodyOf, hasEnded, processLeaderIds } from '../organisation/organisation';
import type { Settings } from '../settings/settings';
import type { Mention, Obligation, ObligationIn, ObligationState } from './obligation';

function stateOn(today: CalendarDate, dueOn?: CalendarDate): ObligationState {
  return dueOn !== undefined && dueOn < today ? 'late' : 'open';
}

/** Returns the object ids of the people whom the directory knows, each once, the one who is asked first. */
function idsOf(people: readonly Person[]): readonly string[] {
  return [...new Set(people.flatMap(({ objectId }) => objectId ?? []))];
}

/** True while the goal's outcome is owed in the round: the round is open, and there is no report or it was sent back. */
export function isReportOwed(round: Round, row: Pick<ReportRow, 'state'> | undefined): boolean {
  return round.state === 'open' && isOwed(row);
}

function reportOwed(world: FollowUpWorld, round: Round, goal: Goal): ObligationIn<'report'> {
  return {
    key: `report:${round.key}:${goal.key}`,
    kind: 'report',
    bodyId: goal.bodyId,
    people: idsOf(reportersOf(world, goal)),
    dueOn: round.dueOn,
    place: { goalId: goal.id, roundId: round.id },
    state: stateOn(world.today, round.dueOn),
  };
}

/** Returns the reports of the goals that are owed in the open rounds, the round that is due first before the others. */
function reportsOwed(
  world: FollowUpWorld,
  goalsOf: (round: Round) => readonly Goal[],
): readonly Obligation[] {
  return roundsInState(world.rounds, 'open').flatMap((round) =>
    goalsOf(round)
      .filter((goal) => isReportOwed(round, rowIn(world, round, goal)))
      .map((goal) => reportOwed(world, round, goal)),
  );
}

function goalOwed(world: GoalWorld, body: Body): ObligationIn<'goal-missing'> {
  const own = idsOf(peopleResponsible(world, body));
  return {
    key: `goal-missing:${body.key}`,
    kind: 'goal-missing',
    bodyId: body.id,
    people: own.length > 0 ? own : processLeaderIds(world),
    place: { bodyId: body.id },
    state: 'open',
  };
}

/**
 * Returns the goals whose body has ended without anything that answers for it today. Goals of which nothing is owed any more are
 * among them.
 */
const unansweredIn = remembered(
  (goals: readonly Goal[], bodies: readonly Body[], today: CalendarDate, settings: Settings) => {
    const world: GoalWorld = { goals, bodies, today, settings };
    return goals.filter((goal) => {
      const body = bodyOf(world, goal.bodyId);
      return body !== undefined && hasEnded(body, today) && !bodyAnsweringFor(world, goal);
    });
  },
);

/** Returns what process leaders owe for bodies that have ended while goals of them are in use, or reports are owed, with nobody to ask. */
function successorsOwed(world: FollowUpWorld): readonly ObligationIn<'successor-missing'>[] {
  const { goals, bodies, today, settings } = world;
  const unanswered = (some: readonly Goal[]) => unansweredIn(some, bodies, today, settings);
  const inUse = unanswered(goals).filter(({ state }) => state !== 'closed');
  const owed = roundsInState(world.rounds, 'open').flatMap((round) =>
    unanswered(askedGoals(world, round)).filter((goal) =>
      isReportOwed(round, rowIn(world, round, goal)),
    ),
  );
  const ofBody = (some: readonly Goal[], { id }: Body) =>
    some.filter(({ bodyId }) => bodyId === id).length;
  const left = new Set([...inUse, ...owed].map(({ bodyId }) => bodyId));
  const people = processLeaderIds(world);
  return bodies
    .filter(({ id }) => left.has(id))
    .map((body) => ({
      key: `successor-missing:${body.key}`,
      kind: 'successor-missing',
      bodyId: body.id,
      people,
      place: {
        bodyId: body.id,
        goalCount: ofBody(inUse, body),
        reportCount: ofBody(owed, body),
      },
      state: 'open',
    }));
}

/** A mention of a person, with the person and the body that the row belongs to. */
interface Named extends Mention {
  readonly person: Person;
  readonly bodyId: string;
}

const singleRoles = ['manager', 'substitute', 'secretary'] as const;

function namedByBody(body: Body): readonly Named[] {
  const place = { list: 'bodies', rowId: body.id, bodyId: body.id } as const;
  return [
    ...singleRoles.flatMap((role) => {
      const person = body[role];
      return person === undefined ? [] : [{ ...place, role, person }];
    }),
    ...body.processLeaders.map((person) => ({ ...place, role: 'processLeader' as const, person })),
  ];
}

function namedByGoal({ id, bodyId, reporter }: Goal): readonly Named[] {
  return reporter === undefined
    ? []
    : [{ list: 'goals', rowId: id, bodyId, role: 'reporter', person: reporter }];
}

/** Returns the addresses without an object id, each once, that rows of goals in use and of bodies that have not ended name. */
function correctionsOwed(world: GoalWorld): readonly ObligationIn<'person-unknown'>[] {
  const isOver = (body: Body) => hasEnded(body, world.today);
  const ended = new Set(world.bodies.filter(isOver).map(({ id }) => id));
  const named = [
    ...world.bodies.flatMap(namedByBody),
    ...world.goals.filter(({ state }) => state !== 'closed').flatMap(namedByGoal),
  ];
  const unknown = named.filter(
    ({ person, bodyId }) => person.objectId === undefined && !ended.has(bodyId),
  );
  const byMail = groupedBy(unknown, ({ person }) => person.mail.toLowerCase());
  return [...byMail].flatMap(([key, mentions]): readonly ObligationIn<'person-unknown'>[] => {
    const [first] = mentions;
    if (first === undefined) return [];
    return [
      {
        key: `person-unknown:${key}`,
        kind: 'person-unknown',
        bodyId: first.bodyId,
        people: processLeaderIds(world),
        place: {
          mail: first.person.mail,
          mentions: mentions.map(({ list, rowId, role }) => ({ list, rowId, role })),
        },
        state: 'open',
      },
    ];
  });
}

/** What is owed whether or not a round is open, with an index by person. */
const lasting = remembered(
  (goals: readonly Goal[], bodies: readonly Body[], today: CalendarDate, settings: Settings) => {
    const world: GoalWorld = { goals, bodies, today, settings };
    const unknownPeople = correctionsOwed(world);
    const all: readonly Obligation[] = [
      ...bodiesLackingGoal(world, today).map((body) => goalOwed(world, body)),
      ...unknownPeople,
    ];
    const pairs = all.flatMap((one) => one.people.map((objectId) => ({ one, objectId })));
    return { all, unknownPeople, byPerson: groupedBy(pairs, ({ objectId }) => objectId) };
  },
);

function lastingIn({ goals, bodies, today, settings }: GoalWorld) {
  return lasting(goals, bodies, today, settings);
}

/** Returns those of the `obligations` that are about addresses which nobody has, without working out the others. */
export function unknownPeople(world: GoalWorld): readonly ObligationIn<'person-unknown'>[] {
  return lastingIn(world).unknownPeople;
}

/**
 * Returns everything that is owed today: reports by due date, then what has no due date: what takes over from bodies that have ended,
 * goals that are missing, and mail addresses that nobody has.
 */
export function obligations(world: FollowUpWorld): readonly Obligation[] {
  const reports = reportsOwed(world, (round) => askedGoals(world, round));
  return [...reports, ...successorsOwed(world), ...lastingIn(world).all];
}

/** Returns those of the `obligations` that the person can fulfil, without working out the others. */
export function obligationsOf(world: FollowUpWorld, objectId: string): readonly Obligation[] {
  const reports = reportsOwed(world, (round) => askedOfReporter(world, round, objectId));
  const others = lastingIn(world).byPerson.get(objectId) ?? [];
  const isLeader = processLeaderIds(world).includes(objectId);
  const successors = isLeader ? successorsOwed(world) : [];
  return [...reports, ...successors, ...others.map(({ one }) => one)];
}
