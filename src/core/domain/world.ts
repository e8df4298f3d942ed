import type { Body } from './organisation/body';
import type { Goal } from './goals/goal';
import type { Report } from './follow-up/report';
import type { Round } from './follow-up/round';
import type { Settings } from './settings/settings';

/** Everything the rules look at, as the copy in memory holds it at one moment. */
export interface World {
  readonly settings: Settings;
  readonly bodies: readonly Body[];
  readonly goals: readonly Goal[];
  readonly rounds: readonly Round[];
  readonly reports: readonly Report[];
}

/** Who acts: a signed-in person of our tenant (`tid` and `oid` checked at the door), or the product's own clock. */
export interface Actor {
  readonly objectId: string;
  readonly name: string;
  readonly kind: 'member' | 'clock';
}
