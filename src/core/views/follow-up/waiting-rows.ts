import type { WaitingRowView } from '../../api/follow-up/follow-up-view';
import { definedOnly } from '../../domain/base/defined';
import { waitingRows } from '../../domain/follow-up/row-places';
import type { Round } from '../../domain/follow-up/round';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** Returns the rows of the round that wait for a process leader; undefined when there are none, or for anybody else. */
export function waitingRowViews(
  { actor, world }: ViewSnapshot,
  round: Round,
): readonly WaitingRowView[] | undefined {
  if (!can(actor, 'settings.read', undefined, world)) return undefined;
  const waiting = waitingRows(world, round).map(({ row, reason, goal, recordKey }) =>
    definedOnly<WaitingRowView>({
      ...{ id: row.id, key: row.key, title: goal?.title ?? row.key, reason },
      ...{ goalKey: goal?.key, recordKey },
    }),
  );
  return waiting.length === 0 ? undefined : waiting;
}
