import { mayPassByItself } from '../../domain/base/app-error';
import { addSeconds } from '../../domain/base/calendar';
import { conversationKey, isPermanentRefusal } from '../../domain/messages/conversations';
import { omit } from '../../domain/base/defined';
import type { Delivery, DeliveryState, Message } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { World } from '../../domain/world';
import { attempt, writeDelivery } from './ledger-steps';
import { traceOf } from '../base/loading';
import type { Context, SendOutcome, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** A send whose outcome is not in the ledger yet. */
interface Unrecorded {
  readonly claimed: Stored<Delivery>;
  readonly outcome: SendOutcome;
}

/**
 * The outcomes that could not be saved when they came, by the id of their row; the next run saves them. Without it the
 * product would flag a message as unknown although it knows what became of it. It stays small: the store must answer a
 * claim before a message is sent.
 */
export type UnrecordedOutcomes = Map<string, Unrecorded>;

/**
 * Claims the message for this instance, by creating its row or by saving its waiting row, in state `sending`. Returns
 * `undefined` when another instance has claimed it.
 */
async function claim(ctx: Context, message: Message): Promise<Stored<Delivery> | undefined> {
  const state = { state: 'sending', stateAt: ctx.clock.now() } as const;
  const waiting = ctx.tables.deliveries.findByKey(message.key);
  if (waiting !== undefined) {
    const isFree = waiting.value.state === 'planned' || waiting.value.state === 'refused';
    const value = { ...waiting.value, ...message, ...state };
    return isFree ? writeDelivery(ctx, waiting, value) : undefined;
  }
  const row = { ...message, ...state };
  const { stored, created } = await ctx.tables.deliveries.create(row, traceOf(ctx, 'ledger.send'));
  return created ? stored : undefined;
}

const endState: Readonly<Record<SendOutcome['kind'], DeliveryState>> = {
  sent: 'sent',
  later: 'planned',
  refused: 'refused',
  unknown: 'unknown',
};

/**
 * Returns the ledger row with the outcome of the send. The row keeps the time of its claim, at which its content was
 * current, so that an occasion between the claim and the answer still gets a message of its own. Only a refusal gets the
 * time of its answer, since the product sends the message again if the recipient has let the bot in after that.
 */
function ended(claimed: Delivery, outcome: SendOutcome, now: Instant): Delivery {
  const row = { ...omit(claimed, 'reason', 'notBefore'), state: endState[outcome.kind] };
  switch (outcome.kind) {
    case 'sent': {
      const { conversationId, activityId, shownHash } = outcome;
      return { ...row, conversationId, activityId, shownHash };
    }
    case 'later':
      return { ...row, notBefore: addSeconds(now, outcome.retryAfterSeconds) };
    case 'refused':
      return { ...row, stateAt: now, reason: outcome.reason };
    case 'unknown':
      return { ...row, reason: outcome.reason };
  }
}

/** Saves the outcome. If the row has changed meanwhile, only a success is saved, and only over `unknown`. */
async function saveOutcome(ctx: Context, { claimed, outcome }: Unrecorded): Promise<void> {
  const now = ctx.clock.now();
  if (await writeDelivery(ctx, claimed, ended(claimed.value, outcome, now))) return;
  const theirs = ctx.tables.deliveries.find(claimed.value.id);
  if (outcome.kind !== 'sent' || theirs?.value.state !== 'unknown') return;
  const { stateAt } = claimed.value;
  await writeDelivery(ctx, theirs, ended({ ...theirs.value, stateAt }, outcome, now));
}

/**
 * Notes a permanent refusal, such as a blocked bot, in the conversation, so that the product sends nothing more to it.
 */
async function noteUnreachable(
  ctx: Context,
  { recipient }: Message,
  reason: string,
): Promise<void> {
  const table = ctx.tables.conversations;
  const known = table.findByKey(conversationKey(recipient));
  if (known === undefined || !isPermanentRefusal(reason)) return;
  const value = { ...known.value, unreachable: reason };
  await saveUnlessChanged(ctx, { table, act: 'ledger.send' }, { ...known, value });
}

/**
 * Saves the outcome of a send in the ledger, and keeps it for the next run while the store is away.
 *
 * @throws {AppError} `store-unavailable`, `not-found` when somebody has deleted the row
 */
export async function recordOutcome(
  ctx: Context,
  unrecorded: UnrecordedOutcomes,
  one: Unrecorded,
): Promise<void> {
  const { id } = one.claimed.value;
  unrecorded.set(id, one);
  try {
    await saveOutcome(ctx, one);
    unrecorded.delete(id);
  } catch (cause) {
    const isStoreAway = mayPassByItself(cause);
    if (!isStoreAway) unrecorded.delete(id);
    throw cause;
  }
  const { outcome, claimed } = one;
  if (outcome.kind === 'refused') await noteUnreachable(ctx, claimed.value, outcome.reason);
}

/**
 * Claims and sends one message. Returns the send with its outcome, which the caller must record; `undefined` when another
 * instance has claimed the message.
 *
 * @throws {AppError} `store-unavailable` when the message could not be claimed; then it was not sent
 */
export async function claimAndSend(
  ctx: Context,
  world: World,
  message: Message,
): Promise<Unrecorded | undefined> {
  const claimed = await claim(ctx, message);
  if (claimed === undefined) return undefined;
  const outcome = await attempt(ctx, () => ctx.messenger.send(message, world));
  return { claimed, outcome };
}
