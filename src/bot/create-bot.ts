import type { Messenger } from '../core/ports';
import type { BotDeps } from './base/bot-deps';
import type { BotSettings } from './base/bot-settings';
import { createFrontDoor } from './handlers/front-door';
import type { BotRequest, BotResponse } from './handlers/front-door';
import { createTurn } from './handlers/turn';
import { createConnector } from './notices/connector';
import { createMessenger } from './notices/messenger';
import { createTeamsRoute } from './base/teams-app';

/** The bot: what comes in by `POST /api/messages`, and what goes out to people and channels. */
export interface Bot {
  receive(request: BotRequest): Promise<BotResponse>;
  readonly messenger: Messenger;
}

/** Makes the bot. Nothing is listened to and nothing is called until the first request or message. */
export async function createBot(settings: BotSettings, deps: BotDeps): Promise<Bot> {
  const connector = createConnector(settings, deps.log);
  const turn = createTurn({ settings, deps, connector });
  const route = await createTeamsRoute(settings, turn, deps.log);
  return {
    receive: createFrontDoor(settings, route, deps.log),
    messenger: createMessenger({ settings, deps, connector }),
  };
}
