import type { Context, Log } from '../../core/ports';
import type { Actor } from '../../core/domain/base/actor';

/** What the bot is given by the server. */
export interface BotDeps {
  /** The context in which acts of this person, or of the product's own clock, run. */
  readonly contextFor: (actor: Actor) => Context;
  readonly log: Log;
}
