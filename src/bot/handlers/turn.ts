import * as v from 'valibot';
import { AppError } from '../../core/domain/app-error';
import { cardTexts } from '../../core/text/card/card-texts';
import { languageOf } from '../../core/text/language';
import type { BotDeps } from '../bot-deps';
import type { BotSettings } from '../bot-settings';
import type { CardFrame } from '../cards/card-frame';
import type { Connector } from '../notices/connector';
import type { ConnectorAnswer } from '../notices/connector-answer';
import type { Turn, TurnAnswer } from '../teams-app';
import { activityShape, isOfTenant } from './activity';
import type { Activity } from './activity';
import { answerMessage, answerSubmit, isSubmit } from './answer-message';
import { answerPress } from './answer-press';
import { keepConversation } from './conversation-events';
import { cardAnswer, messageAnswer, taken } from './invoke-answer';
import { dataOfInvoke } from './press-input';
import { createSeenActivities } from './seen-activities';
import type { TurnContext } from './turn-context';

/** What a turn works with. */
interface TurnParts {
  readonly settings: BotSettings;
  readonly deps: BotDeps;
  readonly connector: Connector;
}

/**
 * Does one turn, for an activity whose token the SDK has checked: whose tenant, which person, what kind; then the answer.
 * Everything is answered; nothing that Teams adds by itself is an error.
 */
export function createTurn(parts: TurnParts): Turn {
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
    const isNew = activity.type === 'invoke' || seen.isNew(activity.conversation.id, activity.id);
    return isNew ? guarded(activity, parts, () => answerTo(turnOf(activity, parts), parts)) : taken;
  };
}

function turnOf(activity: Activity, { settings, deps }: TurnParts): TurnContext {
  const { from } = activity;
  const objectId = from.aadObjectId ?? '';
  const ctx = deps.contextFor({ objectId, name: from.name ?? '', kind: 'member' });
  const stored = ctx.tables.conversations.findByKey(`person:${objectId}`)?.value.locale;
  const locale = activity.locale ?? stored;
  return { activity, ctx, frame: frameOf(settings, locale, ctx.settings().defaultLanguage) };
}

function frameOf(
  { teamsAppId, tabDomain }: BotSettings,
  locale: string | undefined,
  otherwise: CardFrame['language'],
): CardFrame {
  const language = languageOf(locale, otherwise);
  return { language, text: cardTexts[language], teamsAppId, tabDomain };
}

async function answerTo(turn: TurnContext, parts: TurnParts): Promise<TurnAnswer> {
  const { activity } = turn;
  const keeping = kept(turn, parts);
  // A press is answered within seconds; where the bot was met can be written down beside it.
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

/** A conversation that could not be written down is no reason not to answer: the next activity tells it again. */
async function kept(turn: TurnContext, { deps }: TurnParts): Promise<void> {
  try {
    await keepConversation(turn);
  } catch (cause) {
    deps.log.alarm('bot.conversation', cause);
  }
}

function posted(answer: ConnectorAnswer, { deps }: TurnParts): TurnAnswer {
  if (answer.kind !== 'ok') deps.log.info('bot.answer-not-posted', { kind: answer.kind });
  return taken;
}

/** The one place where what nobody foresaw ends: logged with its cause, answered with a number to quote. */
async function guarded(
  activity: Activity,
  { settings, deps }: TurnParts,
  answer: () => Promise<TurnAnswer>,
): Promise<TurnAnswer> {
  try {
    return await answer();
  } catch (cause) {
    const { trouble } = frameOf(settings, activity.locale ?? undefined, 'sv').text;
    const reference = crypto.randomUUID().slice(0, 8);
    const isWaiting =
      cause instanceof AppError &&
      (cause.code === 'store-unavailable' || cause.code === 'lists-missing');
    if (isWaiting) deps.log.info('bot.not-ready', { code: cause.code });
    else deps.log.alarm('bot.turn', cause, { reference });
    if (activity.type !== 'invoke') return taken;
    return messageAnswer(isWaiting ? trouble.unavailable : trouble.unexpected(reference));
  }
}

/** An activity without a sender or conversation, from the Bot Framework all the same. */
function unreadable(given: unknown, { settings, deps }: TurnParts): TurnAnswer {
  deps.log.info('bot.unreadable');
  const shape = v.safeParse(v.looseObject({ type: v.literal('invoke') }), given);
  const frame = frameOf(settings, undefined, 'sv');
  return shape.success ? messageAnswer(frame.text.trouble.unclear) : taken;
}
