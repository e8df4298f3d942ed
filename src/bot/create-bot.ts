import type { Messenger } from '../core/ports';
import type { BotDeps } from './base/bot-deps';
import type { BotSettings } from './base/bot-settings';
import { createTurn } from './handlers/turn';
import type { TurnAnswer } from './handlers/turn-answer';
import { createConnector } from './notices/connector';
import { createMessenger } from './notices/messenger';

/** The bot: it answers the activities of `POST /api/messages`, and sends messages to people and channels. */
export interface Bot {
  /** Answers one activity. The bot trusts the sender in it, since the server has checked its token before. */
  receive(activity: unknown): Promise<TurnAnswer>;
  readonly messenger: Messenger;
}

/** Makes the bot. It makes no network call before the first activity or message. */
export function createBot(settings: BotSettings, deps: BotDeps): Bot {
  const connector = createConnector(settings, deps.log);
  return {
    receive: createTurn({ settings, deps, connector }),
    messenger: createMessenger({ settings, deps, connector }),
  };
}
