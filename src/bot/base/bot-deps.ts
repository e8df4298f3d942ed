import type { Context, Log, Membership } from '../../core/ports';
import type { Actor } from '../../core/domain/base/actor';

/** Counts what a person does, by object id. */
interface Limit {
  /** Counts one. @returns 0 when it is allowed, else the seconds to wait */
  take(key: string): number;
}

/** How much the bot takes from a person. */
export interface BotLimits {
  readonly activities: Limit;
  /** How often a person who sends too much is told so. */
  readonly refusals: Limit;
}

/** What the server gives to the bot. */
export interface BotDeps {
  /** Makes the context in which the acts of this person, or of the system actor, run. */
  readonly contextFor: (actor: Actor) => Context;
  /** Tells whether the sender of an activity is a member of the tenant. */
  readonly membership: Pick<Membership, 'standingOf'>;
  readonly limits: BotLimits;
  readonly log: Log;
  /** Runs work for which no person waits any more, with time limits of its own. */
  readonly inBackground: <R>(work: () => R) => R;
}
