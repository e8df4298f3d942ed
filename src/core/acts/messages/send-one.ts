import { BoundedMap } from '../../domain/base/bounded-map';
import { AppError, mayPassByItself } from '../../domain/base/app-error';
import { addSeconds, secondsBetween } from '../../domain/base/calendar';
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
  /** When the outcome came. A wait that Teams asks for counts from then. */
  readonly at: Instant;
}

/** How many of each a process remembers. A run ends after some failures of the store, so that they stay few. */
export const mostUnsettled = 5_000;

/**
 * The outcomes that could not be saved when they came, by the id of their row; the next run saves them. Without it the
 * product would flag a message as unknown although it knows what became of it.
 */
export type UnrecordedOutcomes = BoundedMap<string, Unrecorded>;

/**
 * The claims whose answers were lost, by the mark of the write. Nothing was sent after them. One that Graph has never carried
 * out stays until newer ones push it out.
 */
export type LostClaims = BoundedMap<string, LostClaim>;

/** What a process remembers of its sends from run to run. */
export interface SendMemory {
  readonly unrecorded: UnrecordedOutcomes;
  readonly lostClaims: LostClaims;
}

/** Makes an empty memory. */
export function sendMemory(): SendMemory {
  return { unrecorded: new BoundedMap(mostUnsettled), lostClaims: new BoundedMap(mostUnsettled) };
}

interface LostClaim {
  readonly key: string;
  /** The time of the claim. */
  readonly at: Instant;
}

/**
 * Claims the message for this instance, by creating its row or by saving its waiting row, in state `sending`. Returns
 * `undefined` when another instance has claimed it.
 */
async function claim(
  ctx: Context,
  message: Message,
  at: Instant,
): Promise<Stored<Delivery> | undefined> {
  const state = { state: 'sending', stateAt: at } as const;
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

/**
 * True when a row that somebody else has saved still waits for the outcome of this claim: it was edited, or another instance
 * has given it up. Neither changes the time of the claim, so a later claim of the message has another.
 */
function awaitsOutcome({ state, stateAt }: Delivery, claimed: Delivery): boolean {
  const isOpen = state === 'sending' || state === 'unknown';
  // A list keeps whole seconds.
  return isOpen && Math.abs(secondsBetween(stateAt, claimed.stateAt)) < 1;
}

/** How often an outcome is saved over a row that others change meanwhile, before the next run tries again. */
const savesOfOutcome = 3;

/**
 * Saves the outcome. If the row has changed meanwhile, a success is saved over `unknown`, and any outcome while the row waits
 * for it: what this process knows wins over what nobody knew. Returns false when the row still waits for the outcome.
 */
async function saveOutcome(ctx: Context, { claimed, outcome, at }: Unrecorded): Promise<boolean> {
  const { stateAt } = claimed.value;
  const isAwaited = (value: Delivery) =>
    (outcome.kind === 'sent' && value.state === 'unknown') || awaitsOutcome(value, claimed.value);
  let row = claimed;
  for (let tries = 0; tries < savesOfOutcome; tries += 1) {
    if (await writeDelivery(ctx, row, ended({ ...row.value, stateAt }, outcome, at))) return true;
    const theirs = ctx.tables.deliveries.find(claimed.value.id);
    if (theirs === undefined || !isAwaited(theirs.value)) return true;
    row = theirs;
  }
  return false;
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
 * Saves the outcome of a send in the ledger. Keeps it for the next run while the store is away, or while others change the row.
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
    if (!(await saveOutcome(ctx, one))) return;
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
  { world, lostClaims }: { readonly world: World; readonly lostClaims: LostClaims },
  message: Message,
): Promise<Unrecorded | undefined> {
  const claimed = await claimOrNote(ctx, lostClaims, message);
  if (claimed === undefined) return undefined;
  const outcome = await attempt(ctx, () => ctx.messenger.send(message, world));
  return { claimed, outcome, at: ctx.clock.now() };
}

/** Claims the message. Notes a claim whose answer was lost. @throws {AppError} as `claimAndSend` */
async function claimOrNote(ctx: Context, lostClaims: LostClaims, message: Message) {
  const at = ctx.clock.now();
  try {
    return await claim(ctx, message, at);
  } catch (cause) {
    const mark = cause instanceof AppError ? cause.mark : undefined;
    if (mark !== undefined) lostClaims.set(mark, { key: message.key, at });
    throw cause;
  }
}

/**
 * Plans the message of a lost claim again when the ledger shows that the claim was made: this process sent nothing after it. The
 * row gets the time of the claim, as when Teams asks to wait. The mark says that the claim is its own, so that the claim of
 * another instance is left alone. The claim is kept until the row no longer says `sending`.
 *
 * @throws {AppError} `store-unavailable`; the claim is then kept for the next run
 */
export async function settleLostClaim(
  ctx: Context,
  lostClaims: LostClaims,
  mark: string,
): Promise<void> {
  const lost = lostClaims.get(mark);
  if (lost === undefined) return;
  const stored = ctx.tables.deliveries.findByKey(lost.key);
  if (stored === undefined || !ctx.tables.deliveries.isMarked(stored.value.id, mark)) return;
  if (stored.value.state === 'sending') {
    const planned = { ...stored.value, state: 'planned', stateAt: lost.at } as const;
    if ((await writeDelivery(ctx, stored, planned)) === undefined) return;
  }
  lostClaims.delete(mark);
}
