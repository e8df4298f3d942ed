import type { FollowUpWorld } from './follow-up/follow-up-world';

/** Everything the rules look at, as the copy in memory holds it at one moment. */
export type World = FollowUpWorld;
