import type { Messenger } from '../core/ports';
import type { BotDeps } from './base/bot-deps';
import type { BotSettings } from './base/bot-settings';
import { createTurn } from './handlers/turn';
import type { TurnAnswer } from './handlers/turn-answer';
import { createConnector } from './notices/connector';
import { createMessenger } from './notices/messenger';

/** The bot: what comes in by `POST /api/messages`, and what goes out to people and channels. */
export interface Bot {
  /** Answers one activity. The bot believes what it says: the server checks its token first. */
  receive(activity: unknown): Promise<TurnAnswer>;
  readonly messenger: Messenger;
}

/** Makes the bot. It calls nobody before the first activity or message. */
export function createBot(settings: BotSettings, deps: BotDeps): Bot {
  const connector = createConnector(settings, deps.log);
  return {
    receive: createTurn({ settings, deps, connector }),
    messenger: createMessenger({ settings, deps, connector }),
  };
}
