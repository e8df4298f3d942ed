import type { Messenger } from '../core/actions/ports';
import type { BotDeps } from './bot-deps';
import type { BotSettings } from './bot-settings';
import { createFrontDoor } from './handlers/front-door';
import type { BotRequest, BotResponse } from './handlers/front-door';
import { createTurn } from './handlers/turn';
import { createConnector } from './notices/connector';
import { createMessenger } from './notices/messenger';
import { createTeamsRoute } from './teams-app';

/** The bot: what comes in by `POST /api/messages`, and what goes out to people and channels. */
export interface Bot {
  handle(request: BotRequest): Promise<BotResponse>;
  readonly messenger: Messenger;
}

/** Makes the bot. Nothing is listened to and nothing is called until the first request or message. */
export function createBot(settings: BotSettings, deps: BotDeps): Bot {
  const connector = createConnector(settings, deps.log);
  const turn = createTurn({ settings, deps, connector });
  const door = createTeamsRoute(settings, turn, deps.log).then((route) =>
    createFrontDoor(settings, route, deps.log),
  );
  return {
    handle: async (request) => (await door)(request),
    messenger: createMessenger({ settings, deps, connector }),
  };
}
