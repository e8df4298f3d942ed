import { omit } from '../base/defined';
import type { Delivery, DetailsByKind, Message, MessageIn, MessageKind, Recipient } from './ledger';
import type { Round } from '../follow-up/round';

/** The id by which a recipient stands in keys: the person's object id, or the channel's id. */
export function recipientId(recipient: Recipient): string {
  return recipient.kind === 'person' ? recipient.objectId : recipient.channelId;
}

/** The ledger key: the same message has the same key, whoever computes it and whenever. */
export function messageKey(
  kind: MessageKind,
  to: { readonly round?: Round | undefined; readonly recipient: Recipient },
  occasion: string,
): string {
  return [kind, to.round?.key ?? '', recipientId(to.recipient), occasion].join(':');
}

/** The message that a ledger row stands for. */
export function messageOf(delivery: Delivery): Message {
  return omit(
    delivery,
    ...(['id', 'notBefore', 'state', 'stateAt', 'reason'] as const),
    ...(['conversationId', 'activityId', 'shownHash'] as const),
  );
}

/** A message about a round to a person. */
export function personal<K extends MessageKind>(
  kind: K,
  to: { readonly round: Round; readonly objectId: string },
  about: { readonly occasion: string; readonly details: DetailsByKind[K] },
): MessageIn<K> {
  const recipient: Recipient = { kind: 'person', objectId: to.objectId };
  const key = messageKey(kind, { round: to.round, recipient }, about.occasion);
  return { key, kind, recipient, roundId: to.round.id, details: about.details };
}

/** True when the recipient has the message or may have it: nothing of the kind is sent by itself again. */
export function isTold({ state }: Delivery): boolean {
  return state === 'sent' || state === 'sending' || state === 'unknown';
}
