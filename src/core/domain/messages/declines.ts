import { keyForm } from '../base/keys';
import { rowsBy } from '../base/row-index';
import type { Delivery } from './ledger';

/** Somebody who is asked for a goal has said that another person should report it ("Inte jag"). */
export interface Decline {
  readonly byName?: string;
  readonly reason?: string;
}

const byGoal = rowsBy<Delivery>((row) =>
  row.kind === 'report-declined' ? goalIn(row.roundId, row.details.goalKey) : undefined,
);

const goalIn = (roundId = '', goalKey: string) => `${roundId} ${keyForm(goalKey)}`;

/**
 * Returns what the person has said when declining to report the goal in the round; undefined for somebody who has not declined.
 * The ledger keeps it, in the messages to the process leaders. It holds for as long as the product asks that person.
 */
export function declineOf(
  deliveries: readonly Delivery[],
  about: { readonly roundId: string; readonly goalKey: string; readonly objectId: string },
): Decline | undefined {
  const rows = byGoal(deliveries, goalIn(about.roundId, about.goalKey));
  const own = rows.filter(({ key }) => keyForm(key).endsWith(`.${about.objectId}`)).at(-1);
  if (own?.kind !== 'report-declined') return undefined;
  const { byName, reason } = own.details;
  return { ...(byName !== undefined && { byName }), ...(reason !== undefined && { reason }) };
}
