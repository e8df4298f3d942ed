import type { Context, Log, Membership } from '../../core/ports';
import type { Actor } from '../../core/domain/base/actor';

/** What the server gives to the bot. */
export interface BotDeps {
  /** Makes the context in which the acts of this person, or of the system actor, run. */
  readonly contextFor: (actor: Actor) => Context;
  /** Tells whether the sender of an activity is a member of the tenant. */
  readonly membership: Pick<Membership, 'standingOf'>;
  readonly log: Log;
  /** Runs work for which no person waits any more, with time limits of its own. */
  readonly inBackground: <R>(work: () => R) => R;
}
