import { isSafeId } from '../base/service-url';
import type { BotDeps } from '../base/bot-deps';
import { cardMessage } from '../cards/base/card-message';
import type { Connector } from '../notices/connector';
import type { PressOutcome, TurnContext } from './turn-context';

/**
 * Pauses before a press whose outcome is unknown is tried again. They end after a quarter of an hour: people look at a card
 * for minutes, and Graph carries out a request whose answer was lost within a minute.
 */
const pausesMs: readonly number[] = [
  2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 240_000, 440_000,
];

/** The greatest number of presses that are found out about at the same time. Each holds the texts that one person typed. */
const mostAtOnce = 500;

/** Finds out what became of presses, and shows it on their cards. */
export interface PressFinder {
  /** Notes that somebody has pressed a button of this message: what an earlier press of it wanted is no longer tried. */
  pressed(turn: TurnContext): void;
  /** Tries the press again until it is known whether it was saved, then replaces the card. Returns at once. */
  start(turn: TurnContext, press: () => Promise<PressOutcome>): void;
}

/** Returns the place of the pressed message; `undefined` when it cannot be replaced. */
function messageOf({ activity }: TurnContext) {
  const { serviceUrl, replyToId, conversation } = activity;
  if (typeof replyToId !== 'string' || !isSafeId(replyToId)) return undefined;
  const place = { serviceUrl, conversationId: conversation.id };
  return { place, id: replyToId, key: `${conversation.id} ${replyToId}` };
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref());

/**
 * Tries the press until its outcome is known. Returns `undefined` when it stays unknown, or when a later press takes its
 * place.
 */
async function findOut(
  press: () => Promise<PressOutcome>,
  tries: { readonly pauses: readonly number[]; readonly isLatest: () => boolean },
): Promise<PressOutcome | undefined> {
  const { pauses, isLatest } = tries;
  let outcome: PressOutcome | undefined;
  for (const pauseMs of pauses) {
    await wait(pauseMs);
    if (!isLatest()) return undefined;
    outcome = await press();
    if (!isLatest()) return undefined;
    if (outcome.unsettled === undefined) return outcome;
  }
  return outcome?.unsettled === 'not-saved' ? outcome : undefined;
}

/** Makes the finder. `pauses` are shorter in tests. */
export function pressFinder(
  deps: { readonly connector: Connector } & Pick<BotDeps, 'log' | 'inBackground'>,
  pauses: readonly number[] = pausesMs,
): PressFinder {
  const { connector, log, inBackground } = deps;
  const latest = new Map<string, symbol>();
  return {
    pressed(turn) {
      const message = messageOf(turn);
      if (message !== undefined) latest.delete(message.key);
    },
    start(turn, press) {
      const message = messageOf(turn);
      if (message === undefined || latest.size >= mostAtOnce) return;
      const mark = Symbol(message.key);
      latest.set(message.key, mark);
      const isLatest = () => latest.get(message.key) === mark;
      const show = async () => {
        // The turn's own time is up, and a try within it would be refused without a call of Graph.
        const outcome = await findOut(() => inBackground(press), { pauses, isLatest });
        if (outcome === undefined || !('card' in outcome)) return;
        const { card } = outcome;
        const answer = await connector.put(
          message.place,
          message.id,
          cardMessage(card, card.fallbackText),
        );
        if (answer.kind !== 'ok') log.info('bot.card-not-replaced', { kind: answer.kind });
      };
      void show()
        .catch((cause: unknown) => log.alarm('bot.press-not-found-out', cause))
        .finally(() => {
          if (isLatest()) latest.delete(message.key);
        });
    },
  };
}
