import type { Context, Log } from '../../core/ports';
import type { Actor } from '../../core/domain/base/actor';

/** What the server gives to the bot. */
export interface BotDeps {
  /** Makes the context in which the acts of this person, or of the system actor, run. */
  readonly contextFor: (actor: Actor) => Context;
  readonly log: Log;
}
