import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import { defaultSettings } from '../../core/domain/settings/settings';
import type { BotDeps } from '../base/bot-deps';
import type { BotSettings } from '../base/bot-settings';
import { frameFor, type CardFrame } from '../cards/base/card-frame';
import type { Connector } from '../notices/connector';
import type { ConnectorAnswer } from '../notices/connector-answer';
import { activityShape, isOfTenant } from './activity';
import type { Activity } from './activity';
import { answerMessage, answerSubmit, isSubmit } from './answer-message';
import { answerPress } from './answer-press';
import { keepConversation } from './conversation-events';
import { dataOfInvoke } from '../replies/press-input';
import { createSeenActivities } from './seen-activities';
import { cardAnswer, messageAnswer, notReady, taken, type TurnAnswer } from './turn-answer';
import type { TurnContext } from './turn-context';

/** What a turn works with. */
interface TurnParts {
  readonly settings: BotSettings;
  readonly deps: BotDeps;
  readonly connector: Connector;
}

/**
 * Does one turn, for an activity whose sender the server has checked: whose tenant, which person, what kind; then the
 * answer. Everything is answered; nothing that Teams adds by itself is an error.
 */
export function createTurn(parts: TurnParts): (activity: unknown) => Promise<TurnAnswer> {
  const { settings, deps } = parts;
  const seen = createSeenActivities();
  return async (given) => {
    const parsed = v.safeParse(activityShape, given);
    if (!parsed.success) return unreadable(given, parts);
    const activity = parsed.output;
    if (!isOfTenant(activity, settings.tenantId)) {
      deps.log.info('bot.foreign-tenant', { type: activity.type.slice(0, 40) });
      return { status: 403, body: { error: 'another organisation' } };
    }
    const { id: place } = activity.conversation;
    if (activity.type !== 'invoke' && !seen.isNew(place, activity.id)) return taken;
    const answer = await guarded(activity, parts, () => answerTo(turnOf(activity, parts), parts));
    if (answer === notReady) seen.forget(place, activity.id);
    return answer;
  };
}

function turnOf(activity: Activity, { settings, deps }: TurnParts): TurnContext {
  const { from } = activity;
  // Rights are looked up by it, and the lists write it small.
  const objectId = (from.aadObjectId ?? '').toLowerCase();
  const ctx = deps.contextFor({ objectId, name: from.name ?? '', kind: 'member' });
  const stored = ctx.tables.conversations.findByKey(`person:${objectId}`)?.value.locale;
  const locale = activity.locale ?? stored;
  return { activity, ctx, frame: frameFor(settings, ctx.settings(), locale) };
}

async function answerTo(turn: TurnContext, parts: TurnParts): Promise<TurnAnswer> {
  const { activity } = turn;
  // A press is answered within seconds; where the bot was met can be written down beside it.
  const keeping = kept(turn, parts);
  if (activity.type !== 'invoke') await keeping;
  switch (activity.type) {
    case 'invoke':
      return answerInvoke(turn);
    case 'message': {
      const answer = isSubmit(turn) ? answerSubmit : answerMessage;
      return posted(await answer(turn, parts.connector), parts);
    }
    case 'installationUpdate':
      return activity.action === 'add' && activity.conversation.conversationType === 'personal'
        ? posted(await answerMessage(turn, parts.connector), parts)
        : taken;
    default:
      // Edits, deletions, reactions and whatever Teams adds: an edit never runs a command again.
      parts.deps.log.info('bot.taken', { type: activity.type.slice(0, 40) });
      return taken;
  }
}

async function answerInvoke(turn: TurnContext): Promise<TurnAnswer> {
  const { activity, frame } = turn;
  if (activity.name !== 'adaptiveCard/action') return messageAnswer(frame.text.trouble.unclear);
  const outcome = await answerPress(turn, dataOfInvoke(activity.value));
  return 'card' in outcome ? cardAnswer(outcome.card) : messageAnswer(outcome.words);
}

/** Nothing else tells these again: what they say of a place must be written down, or be delivered again. */
const toldOnce: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate']);

/**
 * A conversation that could not be written down is no reason not to answer a person: their next activity tells it again.
 *
 * @throws {AppError} where nothing would tell it again
 */
async function kept(turn: TurnContext, { deps }: TurnParts): Promise<void> {
  try {
    await keepConversation(turn);
  } catch (cause) {
    if (toldOnce.has(turn.activity.type)) throw cause;
    deps.log.alarm('bot.conversation', cause);
  }
}

function posted(answer: ConnectorAnswer, { deps }: TurnParts): TurnAnswer {
  if (answer.kind !== 'ok') deps.log.info('bot.answer-not-posted', { kind: answer.kind });
  return taken;
}

const waitCodes: ReadonlySet<string> = new Set(['store-unavailable', 'lists-missing']);

/** Answers while the lists cannot be reached: an invoke with an error message, others with 503, so that Teams delivers them again. */
function answerWaiting(cause: AppError, activity: Activity, parts: TurnParts): TurnAnswer {
  parts.deps.log.info('bot.not-ready', { code: cause.code });
  if (activity.type !== 'invoke') return notReady;
  return messageAnswer(troubleOf(activity, parts).unavailable);
}

function troubleOf(activity: Activity, { settings }: TurnParts): CardFrame['text']['trouble'] {
  return frameFor(settings, defaultSettings, activity.locale ?? undefined).text.trouble;
}

/** Last-resort error handler: logs the cause, and answers with a reference number. */
async function guarded(
  activity: Activity,
  parts: TurnParts,
  answer: () => Promise<TurnAnswer>,
): Promise<TurnAnswer> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof AppError && waitCodes.has(cause.code))
      return answerWaiting(cause, activity, parts);
    const reference = crypto.randomUUID().slice(0, 8);
    parts.deps.log.alarm('bot.turn', cause, { reference });
    return activity.type === 'invoke'
      ? messageAnswer(troubleOf(activity, parts).unexpected(reference))
      : taken;
  }
}

/** An activity without a sender or conversation, from the Bot Framework all the same. */
function unreadable(given: unknown, { settings, deps }: TurnParts): TurnAnswer {
  deps.log.info('bot.unreadable');
  const shape = v.safeParse(v.looseObject({ type: v.literal('invoke') }), given);
  const frame = frameFor(settings, defaultSettings, undefined);
  return shape.success ? messageAnswer(frame.text.trouble.unclear) : taken;
}
