import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Emulator } from '../state/emulator';
import { cardType } from './incoming';
import { mustBeKnownCard } from './limits';
import { changeMessage, findMessage, type StoredMessage } from './messages';
import { deliver, envelope, type Origin } from './outgoing';

/** A person's press of a card's button, or the refresh of a card (`trigger: "automatic"`). */
export interface Press extends Origin {
  readonly message: StoredMessage;
  readonly trigger: 'manual' | 'automatic';
  readonly verb?: string | undefined;
  /** The action's `data` with the values of the card's inputs merged in. */
  readonly data?: unknown;
}

/** What the person sees after a press. The host page has the texts for everything but the bot's own `message`. */
export type Outcome =
  | { readonly kind: 'card' | 'sent' | 'unreachable' | 'failed' }
  | { readonly kind: 'message'; readonly text: string };

const answer = v.looseObject({ statusCode: v.number(), type: v.string(), value: v.unknown() });
const messageType = 'application/vnd.microsoft.activity.message';

/**
 * Teams sends an invoke once more when its answer is empty or malformed.
 *
 * @see https://github.com/microsoft/botbuilder-js/issues/4445, https://github.com/vercel/chat/issues/731
 */
const tries = 2;

function activityOf(emulator: Emulator, press: Press) {
  const { message } = press;
  return {
    ...envelope(emulator, { ...press, threadId: message.threadId }),
    replyToId: message.id,
    id: `f:${randomUUID()}`,
  };
}

function showCard(emulator: Emulator, press: Press, card: unknown): Outcome {
  // The bot may have updated the message while it answered, so read it again.
  const now = findMessage(emulator, press.message.placeId, press.message.id);
  if (now === undefined) return { kind: 'failed' };
  try {
    mustBeKnownCard(card);
  } catch {
    return { kind: 'failed' };
  }
  changeMessage(emulator, now, { cardFor: { ...now.cardFor, [press.user.id]: card } });
  return { kind: 'card' };
}

function outcomeOf(emulator: Emulator, press: Press, body: unknown): Outcome {
  const parsed = v.safeParse(answer, body);
  if (!parsed.success || parsed.output.statusCode !== 200) return { kind: 'failed' };
  const { type, value } = parsed.output;
  if (type === cardType) return showCard(emulator, press, value);
  if (type === messageType && typeof value === 'string' && value !== '')
    return { kind: 'message', text: value };
  return { kind: 'failed' };
}

/**
 * Sends the bot the press of an `Action.Execute` button (`adaptiveCard/action`) and shows the answer to that person alone.
 *
 * @see "Universal Actions for Adaptive Cards", https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
 */
export async function execute(emulator: Emulator, press: Press): Promise<Outcome> {
  const action = { type: 'Action.Execute', verb: press.verb, data: press.data };
  const value = { action, trigger: press.trigger };
  const activity = {
    ...activityOf(emulator, press),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value,
  };
  for (let at = 1; at <= tries; at += 1) {
    const { status, body } = await deliver(emulator, activity);
    if (status === undefined || status >= 400) return { kind: 'unreachable' };
    if (v.is(answer, body)) return outcomeOf(emulator, press, body);
  }
  return { kind: 'failed' };
}

/**
 * Sends the bot the press of an `Action.Submit` button: a message with `value` and no text.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export async function submit(emulator: Emulator, press: Press): Promise<Outcome> {
  const activity = {
    ...activityOf(emulator, press),
    type: 'message',
    id: String(Date.now()),
    value: press.data,
  };
  const { status = 0 } = await deliver(emulator, activity);
  return { kind: status >= 200 && status < 300 ? 'sent' : 'failed' };
}
