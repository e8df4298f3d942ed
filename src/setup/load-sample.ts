import type { Directory, New } from '../core/ports';
import { keyForm } from '../core/domain/base/keys';
import { entityNames, fromNames, type Entities, type EntityName } from '../core/domain/entities';
import type { Body, Person } from '../core/domain/organisation/body';
import { personName } from '../core/domain/organisation/organisation';
import { channelOf } from '../core/domain/organisation/channel-link';
import type { Figures, Goal, Indicator } from '../core/domain/goals/goal';
import { statePart, type Report, type ReportedGoal } from '../core/domain/follow-up/report';
import { kindOfPeriod } from '../core/domain/follow-up/round-kind';
import type { Round } from '../core/domain/follow-up/round';
import type { Graph } from '../graph/client/graph';
import type { WriteContext } from '../graph/columns/list-map';
import { listMaps } from '../graph/list-registry';
import { loadRows } from '../graph/provision/load-rows';
import { definedOnly } from '../core/domain/base/defined';
import { StartRefused } from '../server/base/start-refused';
import type { Sample, SampleBody, SampleGoal, SampleReport, SampleRound } from './sample-files';

/** The site into which a sample is loaded. `place` returns the Graph path of a list. */
export interface SampleTarget {
  readonly graph: Graph;
  readonly directory: Directory;
  /** A list's path in Graph. */
  readonly pathOf: (list: EntityName) => string;
  readonly sleep: (ms: number) => Promise<void>;
}

type Ids = ReadonlyMap<string, string>;
/** Finds a person of the sample by mail address. A person whom the directory does not know has only the address. */
type People = (mail: string) => Person;

/** Groups rows by level, parents before children, since a lookup column needs an existing row. */
function byLevel<T extends { readonly key: string }>(
  rows: readonly T[],
  parentOf: (row: T) => string | undefined,
): readonly (readonly T[])[] {
  const levels: T[][] = [];
  const placed = new Set<string>();
  let left = rows;
  while (left.length > 0) {
    const isReady = (row: T) => {
      const parent = parentOf(row);
      return parent === undefined || placed.has(parent);
    };
    const level = left.filter(isReady);
    if (level.length === 0) {
      throw new StartRefused(`Sample: ${left.map((r) => r.key).join(', ')} have no parent.`);
    }
    levels.push(level);
    level.forEach((row) => placed.add(row.key));
    left = left.filter((row) => !placed.has(row.key));
  }
  return levels;
}

function idIn(ids: Ids, key: string): string {
  const id = ids.get(keyForm(key));
  if (id === undefined) throw new StartRefused(`Sample: there is no ${key}.`);
  return id;
}

const maybe = <A, B>(value: A | undefined, use: (value: A) => B): B | undefined =>
  value === undefined ? undefined : use(value);

function bodyOf(row: SampleBody, ids: Ids, people: People): New<Body> {
  return definedOnly<New<Body>>({
    key: row.key,
    name: row.name,
    kind: row.kind,
    parentId: maybe(row.parent, (key) => idIn(ids, key)),
    parentKey: row.parent,
    manager: maybe(row.manager, people),
    substitute: maybe(row.substitute, people),
    secretary: maybe(row.secretary, people),
    processLeaders: row.processLeaders.map(people),
    channel: maybe(row.channel, channelOf),
    countsOnly: row.countsOnly,
    validFrom: undefined,
    validTo: undefined,
  });
}

function figuresOf({ women, men, total }: SampleReport['figures']): Figures {
  return definedOnly<Figures>({ women, men, total });
}

function goalOf(row: SampleGoal, ids: { bodies: Ids; goals: Ids }, people: People): New<Goal> {
  const { body, parentGoal, reporter, indicator, baseline, ...same } = row;
  return definedOnly<New<Goal>>({
    ...same,
    bodyId: idIn(ids.bodies, body),
    bodyKey: body,
    parentGoalId: maybe(parentGoal, (key) => idIn(ids.goals, key)),
    parentGoalKey: parentGoal,
    reporter: maybe(reporter, people),
    indicator: maybe(indicator, (written) =>
      definedOnly<Indicator>({ ...written, unit: written.unit, source: written.source }),
    ),
    baseline: maybe(baseline, figuresOf),
    baselineYear: row.baselineYear,
    target: row.target,
    targetOn: row.targetOn,
  });
}

function roundOf(row: SampleRound, people: People): New<Round> {
  const { openedBy, leftOutGoals, ...same } = row;
  const opener = maybe(openedBy, people);
  return definedOnly<New<Round>>({
    ...same,
    kind: kindOfPeriod(row.periodFrom, row.periodTo),
    openedAt: row.openedAt,
    endedAt: row.endedAt,
    openedByName: opener?.name,
    openedByObjectId: opener?.objectId,
    leftOutGoalKeys: leftOutGoals,
  });
}

function reportOf(
  row: SampleReport,
  ids: { rounds: Ids; goals: Ids },
  people: People,
): New<Report> {
  const nameOf = (mail: string) => personName(people(mail));
  const reporter = people(row.reportedBy);
  const state = statePart(row.state, {
    sentBackReason: row.sentBackReason,
    sentBackByName: maybe(row.sentBackBy, nameOf),
    sentBackAt: row.sentBackAt,
    acceptedByName: maybe(row.acceptedBy, nameOf),
    acceptedAt: row.acceptedAt,
  });
  const reported = definedOnly<New<ReportedGoal>>({
    key: `${row.round}:${row.goal}`,
    roundId: idIn(ids.rounds, row.round),
    goalId: idIn(ids.goals, row.goal),
    figures: figuresOf(row.figures),
    attainment: row.attainment,
    attainmentReason: row.attainmentReason,
    comment: row.comment,
    reportedByName: nameOf(row.reportedBy),
    reportedByObjectId: reporter.objectId ?? '',
    reportedAt: row.reportedAt,
    revision: 1,
    faults: [],
  });
  return { ...reported, ...state };
}

function mailsOf(sample: Sample): readonly string[] {
  const mails = [
    ...sample.bodies.flatMap((b) => [b.manager, b.substitute, b.secretary, ...b.processLeaders]),
    ...sample.goals.map((g) => g.reporter),
    ...sample.rounds.map((r) => r.openedBy),
    ...sample.reports.flatMap((r) => [r.reportedBy, r.sentBackBy, r.acceptedBy]),
  ];
  return [...new Set(mails.filter((mail) => mail !== undefined))];
}

async function findPeople(sample: Sample, directory: Directory): Promise<People> {
  const found = await Promise.all(
    mailsOf(sample).map(async (mail) => [mail, await directory.resolve(mail)] as const),
  );
  const people = new Map(found);
  return (mail) => people.get(mail) ?? { mail };
}

/** The entities that have been loaded, by list and id. */
type Loaded = { readonly [N in EntityName]: Map<string, Entities[N]> };

function loaderOf(target: SampleTarget) {
  const loaded = fromNames<Loaded>(entityNames, () => new Map());
  const context: WriteContext = {
    find: (list, id) => loaded[list].get(id),
    faultText: (fault) => fault.reason,
  };
  let written = 0;
  const load = async <N extends EntityName>(
    list: N,
    values: readonly New<Entities[N]>[],
  ): Promise<Ids> => {
    const { graph, sleep } = target;
    const path = target.pathOf(list);
    const rows = await loadRows<Entities[N]>(
      { graph, sleep, path, map: listMaps[list], context },
      values,
    );
    written += rows.written;
    for (const value of values) {
      const id = idIn(rows.ids, value.key);
      // A New<T> with an id is a T.
      loaded[list].set(id, { ...value, id } as Entities[N]);
    }
    return rows.ids;
  };
  return { load, written: () => written };
}

/**
 * Loads the rows of a sample into the lists through Graph, except those that exist already.
 *
 * @returns the number of rows written
 * @throws {StartRefused} when rows of the sample do not fit each other
 */
export async function loadSample(sample: Sample, target: SampleTarget): Promise<number> {
  const people = await findPeople(sample, target.directory);
  const { load, written } = loaderOf(target);

  await load('settings', sample.settings);
  let bodies: Ids = new Map();
  for (const level of byLevel(sample.bodies, (row) => row.parent)) {
    bodies = await load(
      'bodies',
      level.map((row) => bodyOf(row, bodies, people)),
    );
  }
  let goals: Ids = new Map();
  for (const level of byLevel(sample.goals, (row) => row.parentGoal)) {
    goals = await load(
      'goals',
      level.map((row) => goalOf(row, { bodies, goals }, people)),
    );
  }
  const rounds = await load(
    'rounds',
    sample.rounds.map((row) => roundOf(row, people)),
  );
  await load(
    'reports',
    sample.reports.map((row) => reportOf(row, { rounds, goals }, people)),
  );
  return written();
}
