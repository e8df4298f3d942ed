import { isReachable } from '../../domain/messages/conversations';
import { personalMessage } from '../../domain/messages/messages';
import { owedByPerson } from '../../domain/follow-up/owed-goals';
import { authorize } from '../../policy/can';
import { loadRound } from '../base/loading';
import type { Handler } from '../base/handler';

/**
 * Sends the process leader a preview of the card that the round's first recipient will get. It is sent at once and not
 * recorded in the ledger, so a second call sends a second preview.
 *
 * @throws {AppError} `not-found`, `not-allowed`
 */
export const sendRoundToMe: Handler<'round.send-to-me'> = async (ctx, input) => {
  const round = loadRound(ctx, 'round.send-to-me', input.roundId).value;
  const world = ctx.world();
  authorize(ctx.actor, 'round.send-to-me', round, world);
  const { objectId } = ctx.actor;
  const [preview = objectId] = owedByPerson(world, round).keys();
  const details = { dueOn: round.dueOn, preview };
  const message = personalMessage(
    'round-card',
    { round, objectId },
    { occasion: 'preview', details },
  );
  const conversations = ctx.tables.conversations.all().map(({ value }) => value);
  if (!isReachable(message.recipient, conversations))
    return { sent: false, reason: 'bot-not-installed' };
  const outcome = await ctx.messenger.send(message, world);
  if (outcome.kind === 'sent') return { sent: true };
  return { sent: false, reason: outcome.kind === 'later' ? 'later' : outcome.reason };
};
