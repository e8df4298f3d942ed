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
  /**
   * Answers the press. When nobody knows whether it was saved, it is tried again after the answer until that is known, and the
   * card is replaced then. A press that comes later of the same message ends that, however long the earlier one takes: the
   * card is for the later one.
   */
  answer(turn: TurnContext, press: () => Promise<PressOutcome>): Promise<PressOutcome>;
}

/** A message that somebody has pressed, and where it is. */
interface PressedMessage {
  readonly place: { readonly serviceUrl: string; readonly conversationId: string };
  readonly id: string;
  readonly key: string;
}

/** Returns the place of the pressed message; `undefined` when it cannot be replaced. */
function messageOf({ activity }: TurnContext): PressedMessage | undefined {
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

/** The last press of each message, from the press until it is answered or found out about. */
function latestPresses() {
  const latest = new Map<string, symbol>();
  return (key: string) => {
    const mark = Symbol(key);
    latest.set(key, mark);
    const isLatest = () => latest.get(key) === mark;
    const forget = () => {
      if (isLatest()) latest.delete(key);
    };
    return { isLatest, forget };
  };
}

type FinderDeps = { readonly connector: Connector } & Pick<BotDeps, 'log' | 'inBackground'>;

async function replaceCard(
  { place, id }: PressedMessage,
  outcome: PressOutcome,
  { connector, log }: FinderDeps,
): Promise<void> {
  const card = 'card' in outcome ? outcome.card : outcome.wordsCard;
  const answer = await connector.put(place, id, cardMessage(card, card.fallbackText));
  if (answer.kind !== 'ok') log.info('bot.card-not-replaced', { kind: answer.kind });
}

/** Makes the finder. `pauses` are shorter in tests. */
export function pressFinder(deps: FinderDeps, pauses: readonly number[] = pausesMs): PressFinder {
  const { log, inBackground } = deps;
  const pressed = latestPresses();
  let findingOut = 0;
  const findOutLater = async (
    message: PressedMessage,
    press: () => Promise<PressOutcome>,
    { isLatest, forget }: ReturnType<typeof pressed>,
  ) => {
    findingOut += 1;
    try {
      // The turn's own time is up, and a try within it would be refused without a call of Graph.
      const outcome = await findOut(() => inBackground(press), { pauses, isLatest });
      if (outcome !== undefined) await replaceCard(message, outcome, deps);
    } catch (cause) {
      log.alarm('bot.press-not-found-out', cause);
    } finally {
      findingOut -= 1;
      forget();
    }
  };
  return {
    async answer(turn, press) {
      const message = messageOf(turn);
      if (message === undefined) return press();
      const own = pressed(message.key);
      let isLeft = false;
      try {
        const outcome = await press();
        isLeft = outcome.unsettled === 'unknown' && own.isLatest() && findingOut < mostAtOnce;
        if (isLeft) void findOutLater(message, press, own);
        return outcome;
      } finally {
        if (!isLeft) own.forget();
      }
    },
  };
}
