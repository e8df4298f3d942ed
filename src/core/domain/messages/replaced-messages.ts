import { compareInstants } from '../base/calendar';
import { groupedBy } from '../base/group-by';
import type { Delivery, Message, OwnReason } from './ledger';
import { mayHaveArrived, recipientId } from './messages';

/** The reason of a planned row in whose place a later message goes. */
export const replaced = 'replaced' satisfies OwnReason;

/** Returns what the messages that can replace one another have in common: kind, round and recipient. */
function topicOf({ kind, roundId = '', recipient }: Message): string {
  return [kind, roundId, recipientId(recipient)].join(' ');
}

function detailsText({ details }: Message): string {
  return JSON.stringify(Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * True when the recipient of the later message learns from it all that the earlier one would say. Both are of one kind and
 * round and go to one recipient. Two messages with the same details are equal, since the product reads everything else that
 * they show from the lists when it sends them.
 */
function saysAllOf(later: Message, earlier: Message): boolean {
  if (later.kind !== 'round-changed' || earlier.kind !== 'round-changed') {
    return detailsText(later) === detailsText(earlier);
  }
  // Each change of a round but its cancellation tells the date that is the last day from then on.
  const isDateOnly = earlier.details.change === 'due-date';
  const isCancelled = later.details.change === 'cancelled';
  return isDateOnly || isCancelled || later.details.change === earlier.details.change;
}

function isLaterRow(row: Delivery, than: Delivery): boolean {
  const order = compareInstants(row.stateAt, than.stateAt);
  return order > 0 || (order === 0 && Number(row.id) > Number(than.id));
}

/** The input of `replacedRows`. */
export interface Candidates {
  /** Rows whose message the product would send now or later. */
  readonly pending: readonly Delivery[];
  /** Due messages that have no row yet. */
  readonly fresh: readonly Message[];
  readonly deliveries: readonly Delivery[];
}

/**
 * Returns the pending rows that the product must not send, since a later message to the same recipient says the same: one
 * that is due now, that waits too, or that the recipient has or may have. So a digest that had to wait until the next step
 * of the ladder is not sent beside the digest of that step.
 */
export function replacedRows({ pending, fresh, deliveries }: Candidates): ReadonlySet<Delivery> {
  if (pending.length === 0) return new Set();
  const waits = new Set(pending);
  const topics = new Set(pending.map(topicOf));
  const byTopic = <T extends Message>(messages: readonly T[]) =>
    groupedBy(messages, (message) => {
      const topic = topicOf(message);
      return topics.has(topic) ? topic : undefined;
    });
  const newMessages = byTopic(fresh);
  const otherRows = byTopic(deliveries.filter((row) => waits.has(row) || mayHaveArrived(row)));
  const isReplaced = (row: Delivery) =>
    (newMessages.get(topicOf(row)) ?? []).some((message) => saysAllOf(message, row)) ||
    (otherRows.get(topicOf(row)) ?? []).some(
      (other) => isLaterRow(other, row) && saysAllOf(other, row),
    );
  return new Set(pending.filter(isReplaced));
}
