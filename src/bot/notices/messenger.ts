import type { Context, Message, Messenger, SendOutcome } from '../../core/ports';
import type {
  ConversationReference,
  Recipient,
  OwnReason,
} from '../../core/domain/messages/ledger';
import type { World } from '../../core/domain/world';
import { systemActor } from '../../core/domain/base/actor';
import type { BotDeps } from '../base/bot-deps';
import type { BotSettings } from '../base/bot-settings';
import { frameFor } from '../cards/base/card-frame';
import { cardMessage } from '../cards/base/card-message';
import type { AdaptiveCard } from '../cards/base/elements';
import type { Connector } from './connector';
import type { ConnectorAnswer } from './connector-answer';
import { contentHash } from './content-hash';
import { newestServiceUrl, referenceOf } from './places';
import { rememberedHash, shownInputs, type Hashable } from './remembered-hash';
import { renderMessage } from './render';
import { withRetries } from './retries';

/** What the messenger needs from outside. */
interface MessengerParts {
  readonly settings: BotSettings;
  readonly deps: BotDeps;
  readonly connector: Connector;
}

/** A message that is ready to send: its card, and the recipient's conversation. */
interface Prepared {
  readonly ctx: Context;
  readonly card: AdaptiveCard | undefined;
  readonly reference: ConversationReference | undefined;
}

/**
 * Renders messages and sends them to the conversation in which the bot last saw the recipient. `core` decides whether a
 * message is sent, and what its outcome means.
 */
export function createMessenger(parts: MessengerParts): Messenger {
  const { connector } = parts;
  return {
    hash: rememberedHash((message, world) => hashable(parts, message, world)),

    async send(message, world) {
      const prepared = prepare(parts, message, world);
      const { card, reference } = prepared;
      if (card === undefined) return refused('nothing-to-show');
      if (reference?.unreachable !== undefined)
        return { kind: 'refused', reason: reference.unreachable };
      const activity = cardMessage(card, card.fallbackText);
      const { recipient } = message;
      const answer =
        recipient.kind === 'person'
          ? await sendToPerson(connector, { ...prepared, recipient, activity })
          : await sendToChannel(connector, { ...prepared, recipient, activity });
      return answer.kind === 'sent' ? { ...answer, shownHash: contentHash(card) } : answer;
    },

    async update(delivery, message, world) {
      const { card, reference } = prepare(parts, message, world);
      const { activityId, conversationId } = delivery;
      if (card === undefined || activityId === undefined || conversationId === undefined) {
        return refused('nothing-to-update');
      }
      if (reference === undefined) return refused('bot-not-installed');
      const place = { serviceUrl: reference.serviceUrl, conversationId };
      const activity = cardMessage(card, card.fallbackText);
      const answer = await withRetries(() => connector.put(place, activityId, activity));
      if (answer.kind === 'refused') return outcomeOfRefusedUpdate(answer.reason);
      if (answer.kind !== 'ok') return answer;
      return { kind: 'sent', conversationId, activityId, shownHash: contentHash(card) };
    },
  };
}

/** Returns the context in which the recipient is the actor, and the recipient's conversation. */
function placed({ deps }: MessengerParts, { recipient }: Message, world: World) {
  const actor =
    recipient.kind === 'person'
      ? ({ objectId: recipient.objectId, name: '', kind: 'member' } as const)
      : systemActor;
  const ctx: Context = { ...deps.contextFor(actor), world: () => world };
  return { ctx, reference: referenceOf(ctx, recipient) };
}

/** Returns what the message is made from, and the function that makes the hash of its card. */
function hashable(parts: MessengerParts, message: Message, world: World): Hashable {
  const { ctx, reference } = placed(parts, message, world);
  return {
    inputs: shownInputs(ctx, message, reference),
    make: () => contentHash(prepare(parts, message, world).card ?? 'gone'),
  };
}

function prepare(parts: MessengerParts, message: Message, world: World): Prepared {
  const { ctx, reference } = placed(parts, message, world);
  const frame = frameFor(parts.settings, world.settings, reference?.locale);
  return { ctx, reference, card: renderMessage({ message, ctx, frame }) };
}

function refused(reason: OwnReason): SendOutcome {
  return { kind: 'refused', reason };
}

/** The code of Teams when a person deleted the message, or Teams lost it. @see https://github.com/MicrosoftDocs/msteams-docs/issues/6139 */
const goneCode = 'ActivityNotFoundInConversation';

function outcomeOfRefusedUpdate(reason: string): SendOutcome {
  return { kind: 'refused', reason, ...(reason === goneCode && { isGone: true }) };
}

/** The outcome of a send, before the hash of the shown card is added. */
type Sent =
  | { readonly kind: 'sent'; readonly conversationId: string; readonly activityId: string }
  | Exclude<ConnectorAnswer, { readonly kind: 'ok' }>;

interface Sending<K extends Recipient['kind']> {
  readonly ctx: Context;
  readonly reference: ConversationReference | undefined;
  readonly recipient: Extract<Recipient, { readonly kind: K }>;
  readonly activity: object;
}

async function sendToPerson(connector: Connector, sending: Sending<'person'>): Promise<Sent> {
  const chat = await chatWith(connector, sending);
  if (chat.kind !== 'ok') return chat;
  const answer = await connector.post(chat, sending.activity);
  if (answer.kind !== 'ok') return answer;
  return { kind: 'sent', conversationId: chat.conversationId, activityId: answer.id ?? '' };
}

/** Returns the known chat, or opens one. Opening shows nothing to the person, so it may be repeated after a lost answer. */
async function chatWith(connector: Connector, { ctx, reference, recipient }: Sending<'person'>) {
  if (reference !== undefined) return { kind: 'ok', ...reference } as const;
  const serviceUrl = newestServiceUrl(ctx);
  if (serviceUrl === undefined) return { kind: 'refused', reason: 'bot-not-installed' } as const;
  const answer = await connector.createChat(serviceUrl, recipient.objectId);
  if (answer.kind === 'unknown') return { kind: 'later', retryAfterSeconds: 60 } as const;
  if (answer.kind !== 'ok') return answer;
  return { kind: 'ok', serviceUrl, conversationId: answer.id ?? '' } as const;
}

/** Starts a new thread. Uses the channel's id alone, since a stored thread id would make the post a reply in that thread. */
async function sendToChannel(connector: Connector, sending: Sending<'channel'>): Promise<Sent> {
  const { reference, recipient, activity } = sending;
  if (reference === undefined) return { kind: 'refused', reason: 'bot-not-installed' };
  const { channelId } = recipient;
  const answer = await connector.createThread(reference.serviceUrl, channelId, activity);
  if (answer.kind !== 'ok') return answer;
  return {
    kind: 'sent',
    conversationId: answer.id ?? channelId,
    activityId: answer.activityId ?? '',
  };
}
