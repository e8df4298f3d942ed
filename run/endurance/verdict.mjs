// What became of each message of a day: pure functions over the emulator's record and the ledger.

/** The states in which a row says openly that its message may not have arrived. */
const flagged = new Set(['unknown', 'refused']);

/** Returns the rows by recipient that belong to an occasion: `once` for the opening, else such as `2027-01-29-7`. */
export function rowsOfOccasion(rows, occasion) {
  const found = new Map();
  for (const row of rows) {
    const [kind] = row.key.split(':');
    const isOpening = kind === 'round-card' || kind === 'board-post';
    const isReminder = kind === 'reminder-person' || kind === 'reminder-board';
    if (!row.key.endsWith(occasion) || !(occasion === 'once' ? isOpening : isReminder)) continue;
    // {kind}:{round}:{recipient}:{occasion}; the id of a channel has a colon too.
    found.set(row.key.split(':').slice(2, -1).join(':'), row);
  }
  return found;
}

function faultOf({ row, posts, isLate }) {
  if (posts.length > 1) return 'doubled';
  if (posts.length === 1 && row === undefined) return 'not in the ledger';
  if (posts.length === 1 && row.state === 'refused')
    return 'delivered, and the ledger says refused';
  if (row?.state === 'sent' && !posts.includes(row.activityId)) return 'lost: the ledger says sent';
  if (isLate) return 'late: not sent or flagged before the next day';
  if (row === undefined) return 'lost';
  return undefined;
}

/**
 * Judges one day. Each recipient is due one message: everybody has the round's card or post, and nobody has reported. A
 * recipient whose card was refused is due no reminder, since the product reminds only those who have the card.
 *
 * @param {{ occasion: string, recipients: string[], rows: object[], before: Map<string, string[]>, after: Map<string, string[]> }} day
 */
export function verdictOf({ occasion, recipients, rows, before, after }) {
  const found = rowsOfOccasion(rows, occasion);
  const cards = rowsOfOccasion(rows, 'once');
  const counts = { sent: 0, flagged: 0, flaggedButDelivered: 0, notDue: 0 };
  const faults = [];
  for (const recipient of recipients) {
    const row = found.get(recipient);
    const known = new Set(before.get(recipient));
    const posts = after.get(recipient).filter((id) => !known.has(id));
    if (occasion !== 'once' && cards.get(recipient)?.state === 'refused' && row === undefined) {
      counts.notDue += 1;
      continue;
    }
    const isLate = row !== undefined && row.state !== 'sent' && !flagged.has(row.state);
    const fault = faultOf({ row, posts, isLate });
    if (fault !== undefined) faults.push({ recipient, occasion, fault, posts, row });
    if (row?.state === 'sent') counts.sent += 1;
    if (flagged.has(row?.state)) counts.flagged += 1;
    if (flagged.has(row?.state) && posts.length > 0) counts.flaggedButDelivered += 1;
  }
  return { occasion, counts, faults };
}

/** True when each recipient has a row of the occasion, or is due none. */
export function isAllClaimed({ occasion, recipients, rows }) {
  const found = rowsOfOccasion(rows, occasion);
  const cards = rowsOfOccasion(rows, 'once');
  const isNotDue = (recipient) => occasion !== 'once' && cards.get(recipient)?.state === 'refused';
  return recipients.every((recipient) => found.has(recipient) || isNotDue(recipient));
}

/** True when no message of the ledger waits or is under way. */
export const isAtRest = (rows) =>
  rows.every(({ state }) => state !== 'planned' && state !== 'sending');
