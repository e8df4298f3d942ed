import { maxMentions, type MineDuty } from '../../api/mine/mine-duty';
import { goalOf } from '../../domain/goals/goal-world';
import { isResponsible } from '../../domain/goals/goal-reporters';
import type { Mention, Obligation, ObligationIn } from '../../domain/obligations/obligation';
import { definedOnly, omit } from '../../domain/base/defined';
import { listNames } from '../../text/list/list-names';
import { bodyOf } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import type { ViewSnapshot } from '../base/snapshot';

function rowNames(world: World, { list, rowId }: Mention): { key: string; name: string } {
  if (list === 'bodies') {
    const { key = '', name = '' } = bodyOf(world, rowId) ?? {};
    return { key, name };
  }
  const { key = '', title = '' } = goalOf(world, rowId) ?? {};
  return { key, name: title };
}

function missingGoal(
  { actor, world }: ViewSnapshot,
  { place }: ObligationIn<'goal-missing'>,
): MineDuty {
  const body = bodyOf(world, place.bodyId);
  return {
    kind: 'goal-missing',
    bodyId: place.bodyId,
    bodyKey: body?.key ?? '',
    bodyName: body?.name ?? '',
    isOwn: body !== undefined && isResponsible(world, body, actor.objectId),
  };
}

function missingSuccessor(
  { world }: ViewSnapshot,
  { place }: ObligationIn<'successor-missing'>,
): MineDuty {
  const { key = '', name = '', validTo = '' } = bodyOf(world, place.bodyId) ?? {};
  return {
    ...{ kind: 'successor-missing', bodyKey: key, bodyName: name, endedOn: validTo },
    ...{ goalCount: place.goalCount, reportCount: place.reportCount },
  };
}

function unknownPerson(
  { world }: ViewSnapshot,
  { place }: ObligationIn<'person-unknown'>,
): MineDuty {
  const council = place.mentions.find(({ role }) => role === 'processLeader');
  return definedOnly({
    kind: 'person-unknown' as const,
    leaders: council && bodyOf(world, council.rowId)?.processLeaders.map(({ mail }) => mail),
    mail: place.mail,
    mentions: place.mentions
      .slice(0, maxMentions)
      .map((mention) => ({ list: mention.list, role: mention.role, ...rowNames(world, mention) })),
    mentionCount: place.mentions.length,
  });
}

function faultyRows({ place }: ObligationIn<'row-faulty'>): MineDuty {
  return {
    kind: 'row-faulty',
    list: place.list,
    rows: place.rows.slice(0, maxMentions).map((row) => omit(row, 'list')),
    rowCount: place.rows.length,
  };
}

function missingRow({ place }: ObligationIn<'row-missing'>): MineDuty {
  const { list, rowId, rowKey, bodies, goals, reportCount } = place;
  return definedOnly({
    ...{ kind: 'row-missing' as const, list: listNames[list], rowId, rowKey },
    bodies: bodies.slice(0, maxMentions).map(({ key, name }) => ({ key, name })),
    bodyCount: bodies.length,
    goals: goals.slice(0, maxMentions).map(({ key, title }) => ({ key, name: title })),
    goalCount: goals.length,
    reportCount,
  });
}

/** Returns what the page shows of an obligation that is no report, and nothing for a report. */
export function mineDuty(snapshot: ViewSnapshot, obligation: Obligation): MineDuty | undefined {
  switch (obligation.kind) {
    case 'goal-missing':
      return missingGoal(snapshot, obligation);
    case 'successor-missing':
      return missingSuccessor(snapshot, obligation);
    case 'person-unknown':
      return unknownPerson(snapshot, obligation);
    case 'row-faulty':
      return faultyRows(obligation);
    case 'row-missing':
      return missingRow(obligation);
    case 'report':
      return undefined;
  }
}
