import { rowsBy } from '../base/row-index';
import { keyForm } from '../base/keys';
import type { Delivery } from './ledger';
import { recipientId } from './messages';

const byRecipient = rowsBy<Delivery>(
  ({ roundId = '', recipient }) => `${roundId} ${recipientId(recipient)}`,
);

/** Returns the recipient's rows about the round, in the order in which the product wrote them. */
export function deliveriesTo(
  deliveries: readonly Delivery[],
  roundId: string,
  recipient: string,
): readonly Delivery[] {
  return byRecipient(deliveries, `${roundId} ${recipient}`);
}

const byKey = rowsBy<Delivery>(({ key }) => keyForm(key));

/** True when the ledger has a row with the key. */
export function hasDelivery(deliveries: readonly Delivery[], key: string): boolean {
  return byKey(deliveries, keyForm(key)).length > 0;
}

const byState = rowsBy<Delivery>(({ state }) => {
  if (state === 'planned' || state === 'refused') return 'not-sent';
  return state === 'sending' ? state : undefined;
});

/** Returns the planned and the refused rows. */
export function notSentDeliveries(deliveries: readonly Delivery[]): readonly Delivery[] {
  return byState(deliveries, 'not-sent');
}

/** Returns the rows that a server instance has claimed, and whose outcome is not known yet. */
export function sendingDeliveries(deliveries: readonly Delivery[]): readonly Delivery[] {
  return byState(deliveries, 'sending');
}

const byRoundOfCard = rowsBy<Delivery>(({ kind, roundId }) =>
  kind === 'round-card' ? roundId : undefined,
);

/** Returns the rows of the round's cards. */
export function roundCardDeliveries(
  deliveries: readonly Delivery[],
  roundId: string,
): readonly Delivery[] {
  return byRoundOfCard(deliveries, roundId);
}

function isLiving({ kind, state, activityId }: Delivery): boolean {
  const isUpdated = kind === 'round-card' || kind === 'board-post';
  return isUpdated && state === 'sent' && activityId !== undefined;
}

const livingByRound = rowsBy<Delivery>((row) => (isLiving(row) ? row.roundId : undefined));
const livingById = rowsBy<Delivery>((row) => (isLiving(row) ? row.id : undefined));
const postsByBoard = rowsBy<Delivery>((row) =>
  row.kind === 'board-post' ? `${row.roundId ?? ''} ${row.details.boardKey}` : undefined,
);

/** Returns the row with the id if it is that of a sent message that the product updates in place. */
export function livingDelivery(deliveries: readonly Delivery[], id: string): Delivery | undefined {
  return livingById(deliveries, id)[0];
}

/** Returns the rows of the round's posts about the board. */
export function boardPostDeliveries(
  deliveries: readonly Delivery[],
  roundId: string,
  boardKey: string,
): readonly Delivery[] {
  return postsByBoard(deliveries, `${roundId} ${boardKey}`);
}

/** Returns the sent messages of the round that the product updates in place. */
export function livingDeliveries(
  deliveries: readonly Delivery[],
  roundId: string,
): readonly Delivery[] {
  return livingByRound(deliveries, roundId);
}

const noticesByReport = rowsBy<Delivery>((row) =>
  row.kind === 'report-sent-back' ? row.details.reportKey : undefined,
);

/** Returns the rows of the notices that the report was sent back. */
export function sendBackDeliveries(
  deliveries: readonly Delivery[],
  reportKey: string,
): readonly Delivery[] {
  return noticesByReport(deliveries, reportKey);
}

const noticesByGoneRow = rowsBy<Delivery>((row) =>
  row.kind === 'row-gone' ? `${row.details.list}:${row.details.itemId}` : undefined,
);

/** Returns the rows of the notices that a row of another list is gone. */
export function goneNotices(
  deliveries: readonly Delivery[],
  list: string,
  itemId: string,
): readonly Delivery[] {
  return noticesByGoneRow(deliveries, `${list}:${itemId}`);
}
