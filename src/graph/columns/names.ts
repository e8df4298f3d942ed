import type { Fault } from '../../core/domain/base/fault';
import type { Body } from '../../core/domain/organisation/body';
import type { Goal } from '../../core/domain/goals/goal';
import type { Round } from '../../core/domain/follow-up/round';
import type { Names } from './list-map';

/** Where names are looked up, by id. */
export interface NameSource {
  body(id: string): Pick<Body, 'id' | 'name' | 'kind' | 'parentId'> | undefined;
  goal(id: string): Pick<Goal, 'key' | 'bodyId'> | undefined;
  round(id: string): Pick<Round, 'title'> | undefined;
}

type NamedBody = ReturnType<NameSource['body']>;

/** The board above a body, or the body itself when there is none. Survives rows that point to each other. */
function boardAbove(body: NamedBody, source: NameSource): NamedBody {
  const seen = new Set<string>();
  for (let at = body; at !== undefined && !seen.has(at.id); at = source.body(at.parentId ?? '')) {
    if (at.kind === 'board') return at;
    seen.add(at.id);
  }
  return body;
}

/** Names for the columns that people read. */
export function namesFrom(source: NameSource, faultText: (fault: Fault) => string): Names {
  const bodyOf = (goalId: string) => source.body(source.goal(goalId)?.bodyId ?? '');
  return {
    roundTitle: (id) => source.round(id)?.title,
    goalTitle: (id) => source.goal(id)?.key,
    bodyName: (goalId) => bodyOf(goalId)?.name,
    boardName: (goalId) => boardAbove(bodyOf(goalId), source)?.name,
    faultText,
  };
}
