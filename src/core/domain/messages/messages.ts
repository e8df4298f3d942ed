import { omit } from '../base/defined';
import type { Delivery, DetailsByKind, Message, MessageIn, MessageKind, Recipient } from './ledger';
import type { Round } from '../follow-up/round';

/** Returns the recipient's id as keys contain it: the person's object id, or the channel's id. */
export function recipientId(recipient: Recipient): string {
  return recipient.kind === 'person' ? recipient.objectId : recipient.channelId;
}

/** Makes the key of a message in the ledger. The same message always has the same key, on any server instance. */
export function messageKey(
  kind: MessageKind,
  to: { readonly round?: Round | undefined; readonly recipient: Recipient },
  occasion: string,
): string {
  return [kind, to.round?.key ?? '', recipientId(to.recipient), occasion].join(':');
}

/** Returns the message of a ledger row. */
export function messageOf(delivery: Delivery): Message {
  return omit(
    delivery,
    ...(['id', 'notBefore', 'state', 'stateAt', 'reason'] as const),
    ...(['conversationId', 'activityId', 'shownHash'] as const),
  );
}

/** Makes a message about a round to a person. */
export function personalMessage<K extends MessageKind>(
  kind: K,
  to: { readonly round: Round; readonly objectId: string },
  about: { readonly occasion: string; readonly details: DetailsByKind[K] },
): MessageIn<K> {
  const recipient: Recipient = { kind: 'person', objectId: to.objectId };
  const key = messageKey(kind, { round: to.round, recipient }, about.occasion);
  return { key, kind, recipient, roundId: to.round.id, details: about.details };
}

/** True when the recipient has the message or may have it, so that the product does not send it again by itself. */
export function mayHaveArrived({ state }: Delivery): boolean {
  return state === 'sent' || state === 'sending' || state === 'unknown';
}
