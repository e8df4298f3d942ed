import * as v from 'valibot';
import type { Actor } from '../../core/domain/base/actor';
import { AppError } from '../../core/domain/base/app-error';
import { defaultSettings } from '../../core/domain/settings/settings';
import type { BotDeps } from '../base/bot-deps';
import type { BotSettings } from '../base/bot-settings';
import { frameFor, type CardFrame } from '../cards/base/card-frame';
import type { Connector } from '../notices/connector';
import type { ConnectorAnswer } from '../notices/connector-answer';
import { activityShape, isOfTenant } from './activity';
import type { Activity } from './activity';
import { textMessage } from '../cards/base/card-message';
import { answerMessage, answerSubmit, isSubmit, placeOf } from './answer-message';
import { answerPress } from './answer-press';
import { pressFinder, type PressFinder } from './find-out-press';
import { keepConversation } from './conversation-events';
import { isHandled, isTooMuch, senderOf, shallBeTold } from './sender';
import { dataOfInvoke } from '../replies/press-input';
import { createSeenActivities } from './seen-activities';
import { cardAnswer, messageAnswer, notReady, acknowledged, type TurnAnswer } from './turn-answer';
import type { TurnContext } from './turn-context';

/** What a turn needs from outside. */
interface TurnParts {
  readonly settings: BotSettings;
  readonly deps: BotDeps;
  readonly connector: Connector;
}

/**
 * Makes the function that handles one activity, whose token the server has checked: it checks the tenant, finds the
 * person, and answers by the activity's type. Answers every activity; an unknown type is not an error.
 */
export function createTurn(parts: TurnParts): (activity: unknown) => Promise<TurnAnswer> {
  const { settings, deps, connector } = parts;
  const seen = createSeenActivities();
  const finder = pressFinder({ ...deps, connector });
  return async (given) => {
    const parsed = v.safeParse(activityShape, given);
    if (!parsed.success) return answerUnreadable(given, parts);
    const activity = parsed.output;
    if (!isOfTenant(activity, settings.tenantId)) {
      deps.log.info('bot.foreign-tenant');
      return { status: 403, body: { error: 'another organisation' } };
    }
    const { id: place } = activity.conversation;
    if (activity.type !== 'invoke' && !seen.isNew(place, activity.id)) return acknowledged;
    // The bot ignores edits, deletions, reactions and unknown types: an edited message never runs a command again.
    if (!isHandled(activity)) return acknowledged;
    const answer = await withErrorHandling(activity, parts, () =>
      isTooMuch(activity, deps.limits)
        ? answerTooMuch(activity, parts)
        : answerSender(activity, { ...parts, finder }),
    );
    if (answer === notReady) seen.forget(place, activity.id);
    return answer;
  };
}

/** What the answer to a sender needs. */
interface Answering extends TurnParts {
  readonly finder: PressFinder;
}

/** Answers a member of the tenant, and events in channels. Others are told that they get no answer; nothing is saved. */
async function answerSender(activity: Activity, parts: Answering): Promise<TurnAnswer> {
  const sender = await senderOf(activity, parts.deps.membership);
  if ('actor' in sender) return answerTo(turnContextOf(activity, sender.actor, parts), parts);
  parts.deps.log.info('bot.not-a-member', { standing: sender.refused });
  if (activity.type === 'invoke') return messageAnswer(troubleOf(activity, parts)[sender.refused]);
  return sender.refused === 'unchecked' ? notReady : acknowledged;
}

/**
 * Answers somebody who sends too much. A press gets words with its answer, which Teams would else ask for again, and nothing of
 * it is tried. A member's message gets words once a minute, and silence otherwise, so that the connector is not called as often.
 * Events of the person's chat are delivered again by Teams.
 */
async function answerTooMuch(activity: Activity, parts: TurnParts): Promise<TurnAnswer> {
  const { deps, connector } = parts;
  const words = troubleOf(activity, parts).tooMany;
  if (activity.type === 'invoke') return messageAnswer(words);
  if (activity.type !== 'message') return notReady;
  if (!shallBeTold(activity, deps.limits)) return acknowledged;
  deps.log.info('bot.too-many');
  const sender = await senderOf(activity, deps.membership);
  if (!('actor' in sender)) return acknowledged;
  return acknowledgePost(await connector.post(placeOf(activity), textMessage(words)), parts);
}

function turnContextOf(activity: Activity, actor: Actor, parts: TurnParts): TurnContext {
  const { settings, deps } = parts;
  const ctx = deps.contextFor(actor);
  const stored = ctx.tables.conversations.findByKey(`person:${actor.objectId}`)?.value.locale;
  const locale = activity.locale ?? stored;
  return { activity, ctx, frame: frameFor(settings, ctx.settings(), locale) };
}

async function answerTo(turn: TurnContext, parts: Answering): Promise<TurnAnswer> {
  const { activity } = turn;
  // Teams waits only seconds for the answer to a press, so the conversation is recorded meanwhile.
  const recording = recordOrAlarm(turn, parts);
  if (activity.type !== 'invoke') await recording;
  switch (activity.type) {
    case 'invoke':
      return answerInvoke(turn, parts.finder);
    case 'message': {
      const { connector, finder } = parts;
      const answer = isSubmit(turn)
        ? await answerSubmit(turn, connector, finder)
        : await answerMessage(turn, connector);
      return acknowledgePost(answer, parts);
    }
    case 'installationUpdate':
      return activity.action === 'add' && activity.conversation.conversationType === 'personal'
        ? acknowledgePost(await answerMessage(turn, parts.connector), parts)
        : acknowledged;
    default:
      return acknowledged;
  }
}

async function answerInvoke(turn: TurnContext, finder: PressFinder): Promise<TurnAnswer> {
  const { activity, frame } = turn;
  if (activity.name !== 'adaptiveCard/action') return messageAnswer(frame.text.trouble.unclear);
  const press = () => answerPress(turn, dataOfInvoke(activity.value));
  const outcome = await finder.answer(turn, press);
  return 'card' in outcome ? cardAnswer(outcome.card) : messageAnswer(outcome.words);
}

/** Activities that Teams sends once. When the conversation cannot be recorded, Teams must deliver them again. */
const sentOnce: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate']);

/**
 * Records the conversation. Logs a failure and goes on, so that the person gets an answer: their next activity names the
 * conversation again.
 *
 * @throws {AppError} when the activity is of a type that Teams sends once
 */
async function recordOrAlarm(turn: TurnContext, { deps }: TurnParts): Promise<void> {
  try {
    await keepConversation(turn);
  } catch (cause) {
    if (sentOnce.has(turn.activity.type)) throw cause;
    deps.log.alarm('bot.conversation', cause);
  }
}

function acknowledgePost(answer: ConnectorAnswer, { deps }: TurnParts): TurnAnswer {
  if (answer.kind !== 'ok') deps.log.info('bot.answer-not-posted', { kind: answer.kind });
  return acknowledged;
}

const notReadyCodes: ReadonlySet<string> = new Set([
  'store-unavailable',
  'throttled',
  'outcome-unknown',
  'lists-missing',
]);

/** Answers while the lists cannot be reached: invokes get an error message, others 503, so that Teams delivers them again. */
function answerNotReady(cause: AppError, activity: Activity, parts: TurnParts): TurnAnswer {
  parts.deps.log.info('bot.not-ready', { code: cause.code });
  if (activity.type !== 'invoke') return notReady;
  return messageAnswer(troubleOf(activity, parts).unavailable);
}

function troubleOf(activity: Activity, { settings }: TurnParts): CardFrame['text']['trouble'] {
  return frameFor(settings, defaultSettings, activity.locale ?? undefined).text.trouble;
}

/** Last-resort error handler: logs the cause, and answers with a reference number. */
async function withErrorHandling(
  activity: Activity,
  parts: TurnParts,
  answer: () => Promise<TurnAnswer>,
): Promise<TurnAnswer> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof AppError && notReadyCodes.has(cause.code))
      return answerNotReady(cause, activity, parts);
    const reference = crypto.randomUUID().slice(0, 8);
    parts.deps.log.alarm('bot.turn', cause, { reference });
    return activity.type === 'invoke'
      ? messageAnswer(troubleOf(activity, parts).unexpected(reference))
      : acknowledged;
  }
}

/** Answers an activity of the Bot Framework that lacks a sender or conversation. */
function answerUnreadable(given: unknown, { settings, deps }: TurnParts): TurnAnswer {
  deps.log.info('bot.unreadable');
  const shape = v.safeParse(v.looseObject({ type: v.literal('invoke') }), given);
  const frame = frameFor(settings, defaultSettings, undefined);
  return shape.success ? messageAnswer(frame.text.trouble.unclear) : acknowledged;
}
